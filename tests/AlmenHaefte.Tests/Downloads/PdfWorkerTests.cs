using System.Diagnostics;
using System.Net;
using AlmenHaefte.Downloads;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace AlmenHaefte.Tests.Downloads;

/// <summary>What becomes of the PDF when the program that makes it does not do as it should; shell scripts stand in for it.</summary>
public sealed class PdfWorkerTests
{
    /// <summary>As small as a PDF that we accept.</summary>
    private const string Pdf = """%PDF-1.4\n<</Type /Pages\n/Count 3>>\n%%EOF\n""";

    private const string Target = """for word; do case $word in --print-to-pdf=*) target=${word#*=};; esac; done; """;

    [Theory]
    [InlineData("echo broken >&2; exit 1", "exit code 1: broken")]
    [InlineData("sleep 60 & sleep 60", "not done within 1 seconds")]
    [InlineData("exit 0", "what was written is not a PDF")]
    [InlineData(Target + "echo '<html>' > \"$target\"", "what was written is not a PDF")]
    [InlineData(Target + "printf '%%PDF-1.4\\n<</Type /Pages /Count 3>>' > \"$target\"", "what was written is not a PDF")]
    public async Task A_program_that_fails_leaves_no_PDF_and_the_log_says_why(string script, string reason)
    {
        await using var site = new SiteWithScript(script);
        using var visitor = site.Visitor();

        Assert.Contains(reason, await site.LineAsync("could not be made"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/haefter/lille.pdf", TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain("href=\"/haefter/lille.pdf\"", await visitor.GetStringAsync("/haefter/lille", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(site.DataRoot, "downloads")) && Directory.EnumerateFileSystemEntries(Path.Combine(site.DataRoot, "downloads")).Any());
        Assert.Equal("Healthy", await visitor.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_a_Chromium_the_log_says_so_once_and_the_site_is_well()
    {
        await using var site = new SiteWithScript(null);
        using var visitor = site.Visitor();

        await site.LineAsync("No Chromium was found");
        Assert.Equal("Healthy", await visitor.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/haefter/lille/print", TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain(site.Log, line => line.Contains("could not be made", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_text_takes_the_old_PDF_away_until_there_is_a_new_one()
    {
        await using var site = new SiteWithScript(Target + $"printf '{Pdf.Replace("%", "%%", StringComparison.Ordinal)}' > \"$target\"");
        using var visitor = site.Visitor();
        await site.LineAsync("is made: 3 pages");
        var old = Assert.Single(Directory.GetFiles(Path.Combine(site.DataRoot, "downloads")));
        Assert.Contains("PDF, 3 sider, 1&#xA0;kB", await visitor.GetStringAsync("/haefter/lille", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        site.Break();
        await File.AppendAllTextAsync(Path.Combine(site.ContentRoot, "haefter/lille/del/nyt-navn.md"), "\nMere.\n", TestContext.Current.CancellationToken);
        await site.LineAsync("could not be made");

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/haefter/lille.pdf", TestContext.Current.CancellationToken)).StatusCode);
        Assert.True(File.Exists(old), "the file of the former text is deleted only when there is a new one");
    }

    [Fact]
    public async Task Chapters_that_somebody_chose_are_made_when_they_ask_and_kept()
    {
        await using var site = new SiteWithScript(Target + $"printf '{Pdf.Replace("%", "%%", StringComparison.Ordinal)}' > \"$target\"");
        using var visitor = site.Visitor();
        await site.LineAsync("is made: 3 pages");

        using var first = await visitor.GetAsync("/haefter/lille.pdf?kapitler=nyt-navn", TestContext.Current.CancellationToken);
        site.Break();
        using var second = await visitor.GetAsync("/haefter/lille.pdf?kapitler=gammelt-navn", TestContext.Current.CancellationToken);
        using var whole = await visitor.GetAsync("/haefter/lille.pdf", TestContext.Current.CancellationToken);

        Assert.Equal(("application/pdf", "lille-udgave-1-udvalg.pdf"), (first.Content.Headers.ContentType!.MediaType, first.Content.Headers.ContentDisposition!.FileName));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (second.StatusCode, whole.StatusCode));
        Assert.Contains("Hent som PDF", await visitor.GetStringAsync("/haefter/lille", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_cannot_be_made_points_to_the_page_for_printing()
    {
        await using var site = new SiteWithScript("exit 1");
        using var visitor = site.Visitor();
        await site.LineAsync("could not be made");

        using var answer = await visitor.GetAsync("/haefter/lille.pdf?kapitler=nyt-navn", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/haefter/lille/print?kapitler=nyt-navn", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_as_many_as_may_wait_are_waiting_the_next_is_told_to_come_back()
    {
        await using var site = new SiteWithScript(Target + $"printf '{Pdf.Replace("%", "%%", StringComparison.Ordinal)}' > \"$target\"", makesPdf: false);
        using var visitor = site.Visitor();
        var orders = site.Services.GetRequiredService<PdfOrders>();
        orders.Begin();
        var booklet = site.Services.GetRequiredService<Bookshelf>().Current.FindBooklet("lille")!;
        for (var placed = 0; placed < PdfOrders.Most; placed++)
        {
            // Another set of content each time, for the same choice of one set is one order.
            Assert.NotNull(orders.Place(Selection.Everything(booklet with { Slug = $"nr-{placed}" })));
        }

        using var answer = await visitor.GetAsync("/haefter/lille.pdf?kapitler=nyt-navn", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(30)), (answer.StatusCode, answer.Headers.RetryAfter!.Delta));
        Assert.Contains("PDF’en er ikke klar endnu", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_choice_by_two_people_is_one_order()
    {
        var booklet = ContentTree.Valid().Publish().Booklets[0];
        var orders = new PdfOrders();

        Assert.Same(orders.Place(Selection.Everything(booklet)), orders.Place(Selection.Everything(booklet)));
    }

    [Fact]
    public void A_PDF_is_given_out_only_for_the_booklet_that_it_was_made_of()
    {
        var folder = Directory.CreateTempSubdirectory("almenhaefte-pdf-test-");
        try
        {
            var before = ContentTree.Valid().Publish().Booklets[0];
            var after = ContentTree.Valid().Publish().Booklets[0];
            var shelf = new PdfShelf(folder.FullName);
            var path = shelf.PathOf(before, "siden");
            Assert.False(shelf.Take(Selection.Everything(before), path));
            File.WriteAllText(path, Pdf.Replace("\\n", "\n", StringComparison.Ordinal));

            Assert.True(shelf.Take(Selection.Everything(before), path));
            Assert.Equal(("broen-udgave-1.pdf", 3), (shelf.Find(before)!.Name, shelf.Find(before)!.Pages));
            Assert.Null(shelf.Find(after));
            Assert.NotEqual(path, shelf.PathOf(after, "en anden side"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class SiteWithScript : SmallSite
    {
        private readonly LogLines log = new();
        private readonly string script = Path.Combine(Directory.CreateTempSubdirectory("almenhaefte-chromium-").FullName, "chromium");

        /// <param name="commands">What the stand-in does; null for a machine that has no Chromium.</param>
        public SiteWithScript(string? commands, bool makesPdf = true)
        {
            MakesPdf = makesPdf;
            if (commands is not null)
            {
                Write(commands);
            }
        }

        public IEnumerable<string> Log => log;

        /// <summary>The first line of the log with these words; waits for it.</summary>
        public async Task<string> LineAsync(string words)
        {
            for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(20, TestContext.Current.CancellationToken))
            {
                if (log.FirstOrDefault(line => line.Contains(words, StringComparison.Ordinal)) is { } line)
                {
                    return line;
                }
            }
            throw new TimeoutException($"»{words}« never came. The log: {string.Join(Environment.NewLine, log)}");
        }

        public void Break() => Write("exit 1");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Downloads:Chromium", script);
            builder.UseSetting("Downloads:Seconds", "1");
            builder.UseSetting("Serilog:MinimumLevel:Override:AlmenHaefte.Web.Hosting.PdfWorker", "Information");
            builder.ConfigureTestServices(services => services.AddSingleton<ILogEventSink>(log));
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing && Path.GetDirectoryName(script) is { } folder && Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        private void Write(string commands)
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-ins are shell scripts.");
            File.WriteAllText(script, $"#!/bin/sh\n{commands}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }
}
