using System.Globalization;
using System.Text.RegularExpressions;
using AlmenHaefte.Data;
using AlmenHaefte.Drafts;
using AlmenHaefte.Tests.Content;
using AlmenHaefte.Tests.Hosting;
using AlmenHaefte.Tests.Webinars;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Drafts;

/// <summary>
/// The program itself is killed (SIGKILL) again and again while somebody publishes as fast as they can. <c>ALMENHAEFTE_KILLS</c> says how often.
/// </summary>
public sealed partial class KilledPublisherTests : IDisposable
{
    private const int UsualKills = 3;

    private readonly DirectoryInfo content = Directory.CreateTempSubdirectory("almenhaefte-killed-");
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("almenhaefte-killed-data-");

    private volatile int lastSaved;
    private volatile int lastPublished;

    public KilledPublisherTests() => ContentTree.Valid().WriteTo(content.FullName);

    [Fact]
    public async Task Never_half_a_file_and_never_a_lost_draft()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("ALMENHAEFTE_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : UsualKills;
        for (var kill = 0; kill < kills; kill++)
        {
            await PublishUntilKilledAsync(kill);
            await IsWholeAsync($"after kill {kill + 1} of {kills}");
        }
        Assert.True(lastPublished > 0, "Nothing was ever published");
        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills, {lastPublished} publications acknowledged, {lastSaved} drafts saved");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        content.Delete(recursive: true);
        data.Delete(recursive: true);
    }

    private async Task PublishUntilKilledAsync(int kill)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var site = SiteProcess.Start("Development", ("Content:Root", content.FullName), ("Data:Root", data.FullName), ("Serilog:MinimumLevel:Default", "Information"));
        using var browser = await site.VisitorAsync(cancellation);
        var visit = new Visit(browser);
        await visit.PostAsync("/redaktion/proeve", WritingSite.Filled(await visit.OpenAsync("/redaktion/log-ind"), "/redaktion/proeve"));
        var before = lastPublished;
        var work = WorkAsync(visit, kill);
        while (lastPublished == before && !work.IsCompleted)
        {
            await Task.Delay(1, cancellation);
        }
        // A little later each time, so that the kills fall in different places.
        await Task.Delay(TimeSpan.FromMilliseconds(7 * kill % 120), cancellation);
        site.Kill();
        await work;
    }

    /// <summary>Writes, saves and publishes until there is nobody to answer.</summary>
    private async Task WorkAsync(Visit visit, int kill)
    {
        try
        {
            for (var text = lastSaved + 1; ; text++)
            {
                var desk = await visit.OpenAsync(WritingSite.Text("kladde", ContentTree.News));
                var saved = await visit.SendAsync(WritingSite.Desk(desk), ("Body", BodyOf(text, kill)), ("Fields[titel]", $"Bog {text}"));
                Assert.Equal(303, (int)saved.Status);
                lastSaved = text;
                var published = await WritingSite.PublishAsync(visit, ContentTree.News);
                Assert.Equal(303, (int)published.Status);
                lastPublished = text;
            }
        }
        catch (HttpRequestException)
        {
            // Killed.
        }
        catch (IOException)
        {
            // Killed while it answered.
        }
    }

    /// <summary>The file is a whole text that somebody sent; what was acknowledged is there, in the file, the draft or the history.</summary>
    private async Task IsWholeAsync(string when)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(content.FullName, ContentTree.News), TestContext.Current.CancellationToken);
        var number = NumberIn(file);
        Assert.True(number >= 0, $"The file is not whole {when}:\n{file}");
        Assert.True(number >= lastPublished, $"Text {lastPublished} was published and is gone {when}");
        await using var db = new SiteDb(SiteDatabase.Options(data.FullName));
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(TestContext.Current.CancellationToken);
        Assert.True(number >= lastSaved || (draft is not null && NumberIn(draft.Text) >= lastSaved), $"Text {lastSaved} was saved and is gone {when}");
        Assert.Empty(await db.Revisions.Where(revision => revision.Kind == RevisionKind.OnDisk).ToListAsync(TestContext.Current.CancellationToken));
    }

    private static string BodyOf(int text, int kill) => $"Tekst {text} efter {kill}. {string.Concat(Enumerable.Repeat("Åse og Søren skriver. ", 500))}\n\nSlut på {text}.";

    /// <summary>-1 for what is not whole; 0 for what was there from the beginning.</summary>
    private static int NumberIn(string text) =>
        text == ContentTree.Valid()[ContentTree.News] ? 0
        : Whole().Match(text) is { Success: true } whole ? int.Parse(whole.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : -1;

    [GeneratedRegex(@"\A---\ntitel: Bog (?<number>\d+)\n.*\n---\n\nTekst \k<number> efter .*\n\nSlut på \k<number>\.\n\z", RegexOptions.Singleline)]
    private static partial Regex Whole();
}
