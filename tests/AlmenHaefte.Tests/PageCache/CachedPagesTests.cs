using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using AlmenHaefte.Tests.WholeSite;
using AlmenHaefte.Web.PageCache;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.PageCache;

/// <summary>Pages that are sent from memory, as readers, browsers and what stands between them meet them.</summary>
public sealed partial class CachedPagesTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private const string Chapter = "/haefter/strategiske-partnerskaber/rammen";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_has_the_same_bytes_from_memory_as_when_it_is_rendered()
    {
        // Another minute would be another page: it tells the time of the preview.
        await using var today = new SiteFactory { Clock = null };
        var visitor = today.Visitor();
        // The title page tells the sizes of the files once they are made, and is another page then.
        foreach (var file in new[] { "epub", "docx" })
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(visitor, $"/haefter/strategiske-partnerskaber.{file}")).Status);
        }
        var addresses = (await Answer.OfAsync(visitor, "/sitemap.xml", Cancellation)).Xml.Descendants().Where(element => element.Name.LocalName == "loc").Select(loc => new Uri(loc.Value).AbsolutePath);
        var faults = new List<string>();
        foreach (var address in addresses.Concat(["/robots.txt", "/sitemap.xml", "/nyheder.atom", $"{Chapter}.md", "/haefter/strategiske-partnerskaber/print.css"]).Where(IsKept))
        {
            // The second is from memory, and the one with a query is rendered once more.
            var (first, second, rendered) = (await GetAsync(visitor, address), await GetAsync(visitor, address), await GetAsync(visitor, $"{address}?fra=nyhedsbrev"));
            faults.AddRange(first.Body.Span.SequenceEqual(rendered.Body.Span) && second.Body.Span.SequenceEqual(rendered.Body.Span) ? [] : [$"{address} is another page from memory"]);
            faults.AddRange(Told(second).SequenceEqual(Told(rendered)) ? [] : [$"{address}: {string.Join("; ", Told(second).Except(Told(rendered)))}"]);
        }
        Faults.None(faults);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("")]
    public async Task Whoever_has_the_page_is_told_that_it_is_the_same(string coding)
    {
        var visitor = site.Visitor();
        var page = await GetAsync(visitor, Chapter, coding);
        var tag = page.Headers["ETag"].Single();

        foreach (var known in new[] { tag, $"W/{tag}", $"\"andet\", {tag}", "*" })
        {
            var again = await GetAsync(visitor, Chapter, coding, known);
            Assert.Equal((HttpStatusCode.NotModified, 0), (again.Status, again.Body.Length));
            Assert.StartsWith(tag[..20], again.Headers["ETag"].Single(), StringComparison.Ordinal);
            Assert.Equal(["Accept-Encoding"], again.Headers["Vary"]);
        }
        foreach (var unknown in new[] { "\"andet\"", "andet", "\"", "", tag[1..^1] })
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(visitor, Chapter, coding, unknown)).Status);
        }
    }

    [Fact]
    public async Task Each_coding_is_the_same_page_under_a_tag_of_its_own()
    {
        var visitor = site.Visitor();
        var (plain, gzip, brotli) = (await GetAsync(visitor, Chapter), await GetAsync(visitor, Chapter, "gzip"), await GetAsync(visitor, Chapter, "br"));

        Assert.Equal(3, new[] { plain, gzip, brotli }.Select(page => page.Headers["ETag"].Single()).Distinct().Count());
        Assert.Equal(plain.Text, await UnpackedAsync(new GZipStream(new MemoryStream(gzip.Body.ToArray()), CompressionMode.Decompress)));
        Assert.Equal(plain.Text, await UnpackedAsync(new BrotliStream(new MemoryStream(brotli.Body.ToArray()), CompressionMode.Decompress)));
        Assert.Empty(plain.Headers["Content-Encoding"]);
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("br;q=0.4, gzip;q=0.8", "gzip")]
    [InlineData("*", "br")]
    [InlineData("identity, gzip;q=0.5", null)]
    [InlineData("gzip;q=0, br;q=0", null)]
    [InlineData("zstd", null)]
    [InlineData("; , ==", null)]
    [InlineData("", null)]
    public async Task A_client_gets_the_smallest_coding_of_those_that_it_would_rather_have(string accepts, string? coding) =>
        Assert.Equal(coding, (await GetAsync(site.Visitor(), Chapter, accepts)).Headers["Content-Encoding"].SingleOrDefault());

    [Fact]
    public async Task HEAD_tells_of_the_page_what_GET_tells()
    {
        // Each on a site of its own: whoever asks first has it rendered.
        await using var other = new SiteFactory();
        var get = await GetAsync(site.Visitor(), "/nyheder.atom", "br");
        using var request = new HttpRequestMessage(HttpMethod.Head, "/nyheder.atom");
        request.Headers.Add("Accept-Encoding", "br");
        var head = await Answer.OfAsync(other.Visitor(), request, Cancellation);

        Assert.Equal(0, head.Body.Length);
        Assert.Equal(Told(get), Told(head));
        Assert.Equal(get.Headers["Content-Length"].Single(), head.Headers["Content-Length"].Single());
    }

    [Theory]
    [InlineData("/webinarer/lancering-strategiske-partnerskaber/tilmelding")]
    [InlineData("/webinarer/lancering-strategiske-partnerskaber")]
    [InlineData("/soeg")]
    [InlineData("/soeg?q=partnering")]
    [InlineData("/findes-ikke")]
    [InlineData("/tilmelding/send-link")]
    [InlineData("/health/ready")]
    public async Task What_has_a_form_a_count_or_a_person_in_it_is_rendered_each_time(string address)
    {
        var visitor = site.Visitor();
        await GetAsync(visitor, address);

        Assert.Empty((await GetAsync(visitor, address)).Headers["ETag"]);
    }

    [Theory]
    [InlineData("/haefter/strategiske-partnerskaber/")]
    [InlineData("/HAEFTER/strategiske-partnerskaber")]
    public async Task A_page_is_kept_under_the_address_that_we_write_it_by_and_no_other(string address)
    {
        var visitor = site.Visitor();
        var page = await GetAsync(visitor, address, "br");

        Assert.Equal((HttpStatusCode.OK, true), (page.Status, page.Headers["ETag"].Any()));
        Assert.Null(site.Services.GetRequiredService<RenderedPages>().Find(address));
    }

    [Fact]
    public async Task A_page_is_sent_smaller_once_there_has_been_time_to_compress_it_well()
    {
        var visitor = site.Visitor();
        var first = await GetAsync(visitor, "/om", "br");
        var later = first;
        while (!later.Headers["ETag"].Single().EndsWith(".min\"", StringComparison.Ordinal))
        {
            await Task.Delay(20, Cancellation);
            later = await GetAsync(visitor, "/om", "br");
        }

        Assert.True(later.Body.Length <= first.Body.Length);
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync(visitor, "/om", "br", first.Headers["ETag"].Single())).Status);
    }

    [Fact]
    public async Task A_changed_text_is_there_at_once_and_pages_that_are_as_they_were_keep_their_tags()
    {
        await using var small = new SmallSite { EnvironmentName = "Staging" };
        var visitor = small.Visitor();
        var (chapter, news) = (await GetAsync(visitor, "/haefter/lille/nyt-navn"), await GetAsync(visitor, "/nyheder"));

        await File.AppendAllTextAsync(Path.Combine(small.ContentRoot, "haefter/lille/del/nyt-navn.md"), "\nOg mere.\n", Cancellation);
        var changed = chapter;
        while (!changed.Text.Contains("Og mere.", StringComparison.Ordinal))
        {
            changed = await GetAsync(visitor, "/haefter/lille/nyt-navn");
            Assert.Equal(HttpStatusCode.OK, changed.Status);
        }

        Assert.NotEqual(chapter.Headers["ETag"], changed.Headers["ETag"]);
        Assert.Equal(news.Headers["ETag"], (await GetAsync(visitor, "/nyheder")).Headers["ETag"]);
    }

    [Fact]
    public async Task Whoever_reads_while_a_text_is_saved_again_and_again_gets_all_of_one_version()
    {
        await using var small = new SmallSite { EnvironmentName = "Staging" };
        var file = Path.Combine(small.ContentRoot, "haefter/lille/del/nyt-navn.md");
        var text = await File.ReadAllTextAsync(file, Cancellation);
        using var end = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => VersionsAsync(small.Visitor(), end.Token)).ToList();

        for (var version = 1; version <= 12; version++)
        {
            await File.WriteAllTextAsync(file, text.Replace("resume: Et kapitel", $"resume: Version {version}. Et kapitel", StringComparison.Ordinal) + $"\nVersion {version}.\n", Cancellation);
            while (!(await GetAsync(small.Visitor(), "/haefter/lille/nyt-navn")).Text.Contains($"Version {version}.", StringComparison.Ordinal))
            {
                await Task.Delay(5, Cancellation);
            }
        }
        await end.CancelAsync();

        Assert.All(await Task.WhenAll(readers), versions => Assert.Equal(versions.Order(), versions));
    }

    [Fact]
    public async Task When_a_webinar_begins_the_front_page_says_so()
    {
        await using var soon = new SiteFactory { Clock = "2022-04-20T09:59:48+02:00" };
        var visitor = soon.Visitor();
        Assert.Contains("Næste webinar", (await GetAsync(visitor, "/")).Text, StringComparison.Ordinal);

        var page = "";
        while (!page.Contains("Webinar lige nu", StringComparison.Ordinal))
        {
            await Task.Delay(100, Cancellation);
            page = (await GetAsync(visitor, "/")).Text;
        }
    }

    /// <summary>The versions that one reader gets, one after the other.</summary>
    private static async Task<List<int>> VersionsAsync(HttpClient reader, CancellationToken end)
    {
        var versions = new List<int>();
        while (!end.IsCancellationRequested)
        {
            var page = await GetAsync(reader, "/haefter/lille/nyt-navn");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            versions.Add(Version().Matches(page.Text).Select(version => int.Parse(version.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().SingleOrDefault());
        }
        return versions;
    }

    /// <summary>All that an answer tells but what it was made of when.</summary>
    private static List<string> Told(Answer answer) =>
        [.. answer.Headers.Where(header => header.Key is not ("Date" or "ETag" or "Content-Length")).SelectMany(header => header.Select(value => $"{header.Key}: {value}")).Order(StringComparer.Ordinal)];

    private static bool IsKept(string address) => !address.StartsWith("/webinarer/", StringComparison.Ordinal);

    private static async Task<string> UnpackedAsync(Stream unpacking)
    {
        using var reader = new StreamReader(unpacking);
        return await reader.ReadToEndAsync(Cancellation);
    }

    private static async Task<Answer> GetAsync(HttpClient visitor, string address, string accepts = "", string? known = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        if (known is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        }
        return await Answer.OfAsync(visitor, request, Cancellation);
    }

    [GeneratedRegex("Version ([0-9]+)[.]")]
    private static partial Regex Version();
}
