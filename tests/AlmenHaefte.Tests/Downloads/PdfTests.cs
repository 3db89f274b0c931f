using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using AlmenHaefte.Downloads;
using AlmenHaefte.Tests.WholeSite;
using Microsoft.AspNetCore.Hosting;

namespace AlmenHaefte.Tests.Downloads;

/// <summary>The PDF as a real Chromium makes it, held against programs that others wrote (Debian's poppler-utils and qpdf).</summary>
public sealed class PdfTests(PdfTests.SiteWithPdf site) : IClassFixture<PdfTests.SiteWithPdf>
{
    private const string Booklet = "/haefter/strategiske-partnerskaber";

    [Fact]
    public async Task It_is_a_whole_tagged_PDF_in_Danish_with_its_title()
    {
        var pdf = await site.MadeAsync();
        var facts = await RunAsync("pdfinfo", pdf);

        Assert.Matches(@"(?m)^Tagged:\s+yes$", facts);
        Assert.Matches(@"(?m)^Title:\s+Strategiske partnerskaber i alment byggeri$", facts);
        Assert.Matches(@"(?m)^Page size:.*A4", facts);
        Assert.Matches($@"(?m)^Pages:\s+{PdfFile.PagesOf(await File.ReadAllBytesAsync(pdf, TestContext.Current.CancellationToken))}$", facts);
        Assert.Contains("No syntax or stream encoding errors", await RunAsync("qpdf", "--check", pdf), StringComparison.Ordinal);
        Assert.Equal("u:da", Catalog(await RunAsync("qpdf", "--json=2", "--json-key=qpdf", pdf)).GetProperty("/Lang").GetString());
    }

    [Fact]
    public async Task Every_heading_stands_in_it_in_order()
    {
        var words = Flat(await RunAsync("pdftotext", "-raw", await site.MadeAsync(), "-"));
        using var visitor = site.Visitor();
        var page = await Answer.OfAsync(visitor, $"{Booklet}/print", TestContext.Current.CancellationToken);

        var at = 0;
        foreach (var heading in page.Document.QuerySelectorAll("main :is(h1, h2, h3, h4, h5, h6)").Select(heading => Flat(heading.TextContent)))
        {
            var found = words.IndexOf(heading, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"»{heading}« is not after {words[Math.Max(0, at - 60)..at]}");
            at = found + heading.Length;
        }
    }

    [Fact]
    public async Task Its_bookmarks_are_the_parts_with_their_chapters()
    {
        var outlines = JsonDocument.Parse(await RunAsync("qpdf", "--json=2", "--json-key=outlines", await site.MadeAsync())).RootElement.GetProperty("outlines");
        var booklet = Assert.Single(outlines.EnumerateArray());
        var parts = booklet.GetProperty("kids").EnumerateArray().ToList();

        Assert.Equal("Strategiske partnerskaber i alment byggeri", booklet.GetProperty("title").GetString());
        Assert.Equal(
            ["Indhold", "Om hæftet", "Motivationen", "Opmærksomhedspunkterne", "Spørgsmålene", "Ordliste", "Kilder", "Kolofon"], parts.Select(part => part.GetProperty("title").GetString()));
        Assert.Equal(12, parts[3].GetProperty("kids").GetArrayLength());
    }

    [Fact]
    public async Task Every_link_within_it_has_its_place_and_every_other_leads_to_the_net()
    {
        var json = await RunAsync("qpdf", "--json=2", "--json-key=qpdf", await site.MadeAsync());
        var objects = JsonDocument.Parse(json).RootElement.GetProperty("qpdf")[1];
        var places = objects.GetProperty($"obj:{Catalog(json).GetProperty("/Dests").GetString()}").GetProperty("value").EnumerateObject().Select(place => place.Name).ToHashSet(StringComparer.Ordinal);
        var links = objects.EnumerateObject()
            .Where(thing => thing.Value.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Object && value.TryGetProperty("/Subtype", out var kind) && kind.GetString() == "/Link")
            .Select(link => link.Value.GetProperty("value")).ToList();
        var within = links.Where(link => link.TryGetProperty("/Dest", out _)).Select(link => link.GetProperty("/Dest").GetString()!).ToList();
        var elsewhere = links.Where(link => link.TryGetProperty("/A", out _)).Select(link => link.GetProperty("/A").GetProperty("/URI").GetString()!).ToList();

        Assert.Equal(links.Count, within.Count + elsewhere.Count);
        Assert.True(within.Count > 500 && elsewhere.Count > 100);
        Assert.DoesNotContain(within, place => !places.Contains(place));
        Assert.All(elsewhere, address => Assert.Matches("^u:(https?://|mailto:)", address));
    }

    [Fact]
    public async Task Every_sheet_but_the_cover_says_which_edition_it_is_of_and_its_number()
    {
        var pdf = await site.MadeAsync();
        var pages = (await RunAsync("pdftotext", pdf, "-")).Split('\f').Select(Flat).SkipLast(1).ToList();

        Assert.DoesNotContain("side1af", pages[0], StringComparison.Ordinal);
        Assert.All(pages.Index().Skip(1), page => Assert.Contains($"side{page.Index + 1}af{pages.Count}", page.Item, StringComparison.Ordinal));
        Assert.All(pages.Skip(1), page => Assert.Contains("1.udgave,opdateret", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_phone_reads_off_the_printed_cover_where_to_ask_whether_the_edition_still_holds()
    {
        var pdf = await site.MadeAsync();
        Needed.ToBeThere(File.Exists("/usr/bin/zbarimg") ? null : "There is no zbarimg.");
        var picture = Path.Combine(site.DataRoot, "forside");

        await RunAsync("pdftoppm", "-r", "150", "-f", "1", "-l", "1", "-singlefile", "-gray", pdf, picture);

        Assert.Equal($"{SiteFactory.Address}{Booklet}/udgaver/1", (await RunAsync("zbarimg", "--quiet", "--raw", "--nodbus", $"{picture}.pgm")).Trim());
    }

    [Fact]
    public async Task It_is_offered_with_its_size_under_a_name_that_tells_the_edition()
    {
        var pdf = await site.MadeAsync();
        using var visitor = site.Visitor();
        var answer = await Answer.OfAsync(visitor, $"{Booklet}.pdf", TestContext.Current.CancellationToken);
        var title = await Answer.OfAsync(visitor, Booklet, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.Status, answer.MediaType));
        Assert.Equal(await File.ReadAllBytesAsync(pdf, TestContext.Current.CancellationToken), answer.Body.ToArray());
        Assert.Contains("filename=strategiske-partnerskaber-udgave-1.pdf", answer.Headers["Content-Disposition"].Single(), StringComparison.Ordinal);
        Assert.Matches(@"PDF, \d+ sider, [\d,]+\u00A0(kB|MB)", title.Document.QuerySelector($"main a[href='{Booklet}.pdf']")!.ParentElement!.TextContent);
    }

    /// <summary>Without white space: a line may break anywhere.</summary>
    private static string Flat(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static JsonElement Catalog(string json)
    {
        var objects = JsonDocument.Parse(json).RootElement.GetProperty("qpdf")[1];
        var root = objects.GetProperty("trailer").GetProperty("value").GetProperty("/Root").GetString();
        return objects.GetProperty($"obj:{root}").GetProperty("value");
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    public sealed class SiteWithPdf : SiteFactory
    {
        private static readonly string? Missing =
            new[] { "pdfinfo", "pdftotext", "qpdf" }.FirstOrDefault(program => !File.Exists($"/usr/bin/{program}")) is { } program ? $"There is no {program}."
            : PdfPress.Find(Environment.GetEnvironmentVariable("CHROMIUM")) is null ? "There is no Chromium." : null;

        public SiteWithPdf() => MakesPdf = true;

        /// <summary>The file, when it is there.</summary>
        public async Task<string> MadeAsync()
        {
            Needed.ToBeThere(Missing);
            using var visitor = Visitor();
            for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(200, TestContext.Current.CancellationToken))
            {
                if ((await visitor.GetAsync($"{Booklet}.pdf", TestContext.Current.CancellationToken)).IsSuccessStatusCode)
                {
                    return Assert.Single(Directory.GetFiles(Path.Combine(DataRoot, "downloads")));
                }
            }
            throw new TimeoutException("The PDF never came.");
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Downloads:Chromium", Environment.GetEnvironmentVariable("CHROMIUM"));
        }
    }
}
