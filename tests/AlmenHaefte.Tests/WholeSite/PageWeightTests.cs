using System.IO.Compression;
using System.Net.Http.Headers;

namespace AlmenHaefte.Tests.WholeSite;

/// <summary>A chapter and its stylesheet fit what a server may send before it must wait for an answer: ten packets, about 14 kB.</summary>
public sealed class PageWeightTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private const int FirstRoundTrip = 14 * 1024;

    /// <summary>The timeline is a drawing of its own size.</summary>
    private static readonly string[] Exceptions = ["/haefter/strategiske-partnerskaber/de-to-partnerskaber"];

    [Fact]
    public async Task A_chapter_can_be_shown_after_the_first_round_trip()
    {
        var visitor = site.Visitor();
        var front = await Answer.OfAsync(visitor, "/haefter/strategiske-partnerskaber", TestContext.Current.CancellationToken);
        var stylesheet = Compressed(await visitor.GetByteArrayAsync(front.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"), TestContext.Current.CancellationToken));
        var chapters = front.Document.QuerySelectorAll("main a[href^='/haefter/strategiske-partnerskaber/']").Select(link => link.GetAttribute("href")!.Split('#')[0]).Distinct().Where(address => !address.EndsWith("/kilder", StringComparison.Ordinal) && !address.EndsWith("/ordliste", StringComparison.Ordinal) && !address.EndsWith("/print", StringComparison.Ordinal) && !address.EndsWith("/arbejdsark", StringComparison.Ordinal));
        var weights = new List<(string Chapter, int Bytes)>();
        foreach (var chapter in chapters)
        {
            weights.Add((chapter, stylesheet + await AsSentAsync(visitor, chapter)));
        }

        Assert.NotEmpty(weights);
        Faults.None(weights.Where(weight => weight.Bytes > FirstRoundTrip && !Exceptions.Contains(weight.Chapter)).Select(weight => $"{weight.Chapter} and the stylesheet are {weight.Bytes} bytes of {FirstRoundTrip}"));
    }

    /// <summary>Scripts are for answering and for meetings; each page loads no more of them than it needs.</summary>
    [Theory]
    [InlineData("arbejdsark", 20_000)]
    [InlineData("etablering?vis=moede", 6_000)]
    [InlineData("hvorfor?vis=moede", 2_500)]
    [InlineData("hvorfor", 6_000)]
    public async Task The_scripts_of_a_page_are_small(string page, int most)
    {
        var visitor = site.Visitor();
        var answer = await Answer.OfAsync(visitor, $"/haefter/strategiske-partnerskaber/{page}", TestContext.Current.CancellationToken);
        var sum = 0;
        foreach (var script in answer.Document.QuerySelectorAll("script[src]"))
        {
            sum += Compressed(await visitor.GetByteArrayAsync(script.GetAttribute("src"), TestContext.Current.CancellationToken));
        }

        Assert.InRange(sum, 0, most);
    }

    private static async Task<int> AsSentAsync(HttpClient visitor, string address)
    {
        while (true)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
            var answer = await Answer.OfAsync(visitor, request, TestContext.Current.CancellationToken);
            Assert.Equal("br", answer.Headers["Content-Encoding"].Single());
            // What most readers get: the page as it is after somebody has had the time to compress it well.
            if (answer.Headers["ETag"].Single().EndsWith(".min\"", StringComparison.Ordinal))
            {
                return answer.Body.Length;
            }
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>As publishing compresses files, once and for all.</summary>
    private static int Compressed(byte[] bytes)
    {
        using var smallest = new MemoryStream();
        using (var brotli = new BrotliStream(smallest, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(bytes);
        }
        return (int)smallest.Length;
    }
}
