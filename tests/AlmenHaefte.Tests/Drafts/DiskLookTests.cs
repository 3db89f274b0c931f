using AlmenHaefte.Drafts;
using AlmenHaefte.Tests.Content;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Drafts;

/// <summary>What a process finds when it starts after another was killed, or after somebody has been in the folder.</summary>
public sealed class DiskLookTests : IAsyncLifetime
{
    private readonly DeskWithContent desk = new();

    public ValueTask InitializeAsync() => desk.InitializeAsync();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task A_change_on_disk_is_an_entry_of_its_own_and_only_once()
    {
        desk[ContentTree.Point] += "Fra git.\n";

        Assert.Equal("OnDisk –", (await desk.LinesAsync(ContentTree.Point))[0]);
        await desk.LookAsync();
        await desk.LookAsync();

        Assert.Equal(["OnDisk –", "Found –"], await desk.LinesAsync(ContentTree.Point));
        Assert.EndsWith("Fra git.\n", (await desk.HistoryAsync(ContentTree.Point))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_came_or_went_without_the_newsroom_is_told_of()
    {
        desk["sider/ny.md"] = desk[ContentTree.Page];
        File.Delete(desk.PathOf(ContentTree.News));

        await desk.LookAsync();

        Assert.Equal(["OnDisk –"], await desk.LinesAsync("sider/ny.md"));
        var gone = (await desk.HistoryAsync(ContentTree.News))[0];
        Assert.Equal((RevisionKind.OnDisk, null), (gone.Kind, gone.Text));
    }

    [Fact]
    public async Task Killed_before_any_file_was_written_nothing_has_happened()
    {
        await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Ny tekst.");
        var before = desk[ContentTree.Point];
        await KilledAsync(notWritten: ContentTree.Point);

        await desk.LookAsync();

        Assert.Equal(before, desk[ContentTree.Point]);
        Assert.NotNull(await desk.DraftOfAsync(DeskWithContent.Point));
        Assert.Equal(["Draft Mette Åkjær", "Found –"], await desk.LinesAsync(ContentTree.Point));
        Assert.Empty(await desk.UnsettledAsync());
    }

    [Fact]
    public async Task Killed_between_file_and_row_it_is_published_by_whoever_did_it()
    {
        await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Ny tekst.");
        await KilledAsync();

        await desk.LookAsync();

        Assert.Null(await desk.DraftOfAsync(DeskWithContent.Point));
        Assert.Equal(["Correction Mette Åkjær", "Draft Mette Åkjær", "Found –"], await desk.LinesAsync(ContentTree.Point));
        Assert.Empty(await desk.UnsettledAsync());
    }

    [Fact]
    public async Task Killed_between_two_files_the_second_follows()
    {
        await desk.DraftAsync(DeskWithContent.Point, "titel: Ord", "titel: Nye ord");
        await KilledAsync(notWritten: ContentTree.Contents);
        Assert.Equal(2, (await desk.UnsettledAsync()).Count);

        await desk.LookAsync();

        Assert.Contains("[Nye ord](punkter/ord.md)", desk[ContentTree.Contents], StringComparison.Ordinal);
        desk.Load();
        Assert.Empty(await desk.UnsettledAsync());
    }

    [Fact]
    public async Task Killed_between_two_files_a_second_one_that_somebody_has_changed_since_is_left_alone()
    {
        await desk.DraftAsync(DeskWithContent.Point, "titel: Ord", "titel: Nye ord");
        await KilledAsync(notWritten: ContentTree.Contents);
        desk[ContentTree.Contents] += "\nRettet med FTP.\n";

        await desk.LookAsync();

        Assert.EndsWith("Rettet med FTP.\n", desk[ContentTree.Contents], StringComparison.Ordinal);
        Assert.Equal("OnDisk –", (await desk.LinesAsync(ContentTree.Contents))[0]);
    }

    [Fact]
    public async Task What_a_killed_process_left_of_a_file_is_taken_away()
    {
        var left = desk.PathOf($"sider/.{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(left, "halv", TestContext.Current.CancellationToken);

        await desk.LookAsync();

        Assert.False(File.Exists(left));
    }

    /// <summary>Publishes, and puts back what a process would not have come to that was killed on the way: the rows, and the files named.</summary>
    private async Task KilledAsync(params string[] notWritten)
    {
        var before = notWritten.ToDictionary(path => path, path => desk[path]);
        await SqlAsync("CREATE TABLE Kept AS SELECT * FROM Drafts");
        Assert.IsType<PressResult.Published>(await desk.PublishAsync(DeskWithContent.Point, Release.Slip(null)));
        await SqlAsync("INSERT INTO Drafts SELECT * FROM Kept");
        await SqlAsync("UPDATE Revisions SET IsSettled = 0 WHERE Kind = 'Correction'");
        foreach (var (path, text) in before)
        {
            desk[path] = text;
        }
    }

    private Task<int> SqlAsync(string sql) => desk.AtAsync(db => db.Database.ExecuteSqlRawAsync(sql));
}
