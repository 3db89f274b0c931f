using System.IO.Compression;
using AlmenHaefte.Content;
using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.Tests.Hosting;

public sealed class StaticFileTests(RealServer site) : IClassFixture<RealServer>
{
    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("gzip, deflate, br")]
    [InlineData("gzip, deflate, br, zstd")]
    public async Task The_stylesheet_arrives_whole_however_the_browser_wants_it_packed(string encodings)
    {
        using var visitor = site.CreateClient();
        var front = await Answer.OfAsync(visitor, "/", TestContext.Current.CancellationToken);
        var request = new HttpRequestMessage(HttpMethod.Get, front.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
        var answer = await Answer.OfAsync(visitor, request, TestContext.Current.CancellationToken);

        Assert.Equal("text/css", answer.MediaType);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(ContentFolder.Find("src/AlmenHaefte.Web/wwwroot", AppContext.BaseDirectory)!, "css/site.css"), TestContext.Current.CancellationToken), Unpack(answer));
    }

    [Fact]
    public async Task What_a_page_loads_is_kept_for_a_year_and_never_asked_for_again()
    {
        using var visitor = site.CreateClient();
        foreach (var address in await LoadedByAsync(visitor, "/haefter/strategiske-partnerskaber/rammen"))
        {
            var file = await Answer.OfAsync(visitor, Packed(HttpMethod.Get, address), TestContext.Current.CancellationToken);
            var head = await Answer.OfAsync(visitor, Packed(HttpMethod.Head, address), TestContext.Current.CancellationToken);

            Assert.Equal("max-age=31536000, immutable", Assert.Single(file.Headers["Cache-Control"]));
            Assert.StartsWith("\"", Assert.Single(file.Headers["ETag"]), StringComparison.Ordinal);
            // A font is compressed as it is.
            Assert.Equal(file.MediaType != "font/woff2", file.Headers["Content-Encoding"].Any() && file.Headers["Vary"].Contains("Accept-Encoding"));
            Assert.Equal((file.Status, 0, file.Headers["ETag"].Single()), (head.Status, head.Body.Length, head.Headers["ETag"].Single()));
        }
    }

    [Theory]
    [InlineData("/haefter/strategiske-partnerskaber/rammen")]
    [InlineData("/haefter/strategiske-partnerskaber/print")]
    public async Task The_font_that_a_page_loads_beforehand_is_the_one_that_its_stylesheet_names(string address)
    {
        using var visitor = site.CreateClient();
        var page = (await Answer.OfAsync(visitor, address, TestContext.Current.CancellationToken)).Document;
        var font = page.QuerySelector("link[rel=preload]")!.GetAttribute("href")!;
        var styles = await Answer.OfAsync(visitor, page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!, TestContext.Current.CancellationToken);

        Assert.Contains($"{font}\") format(\"woff2\")", styles.Text, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> LoadedByAsync(HttpClient visitor, string address)
    {
        var page = (await Answer.OfAsync(visitor, address, TestContext.Current.CancellationToken)).Document;
        return page.QuerySelectorAll("link[rel=stylesheet], link[rel=preload]").Select(link => link.GetAttribute("href")!).Concat(page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")!));
    }

    private static HttpRequestMessage Packed(HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        return request;
    }

    private static byte[] Unpack(Answer answer)
    {
        using var packed = new MemoryStream(answer.Body.ToArray());
        using Stream unpacked = answer.Headers["Content-Encoding"].FirstOrDefault() switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }
}
