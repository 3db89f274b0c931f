using AlmenHaefte.Backups;

namespace AlmenHaefte.Tests.Backups;

public sealed class BackupShelfTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2022, 3, 28, 9, 30, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("almenhaefte-hylde-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Every_hour_of_the_last_day_is_kept_and_the_last_of_each_day_for_two_weeks()
    {
        var shelf = new BackupShelf(folder.FullName);
        foreach (var hours in Enumerable.Range(0, 24 * 30))
        {
            File.WriteAllText(shelf.PathFor(Now.AddHours(-hours)), "");
        }

        shelf.Tidy(Now);

        var kept = Directory.GetFiles(folder.FullName).Select(Path.GetFileName).ToList();
        Assert.All(Enumerable.Range(0, 24), hours => Assert.Contains(Path.GetFileName(shelf.PathFor(Now.AddHours(-hours))), kept));
        Assert.All(Enumerable.Range(1, 13), days => Assert.Contains($"almenhaefte-{Now.AddDays(-days):yyyy-MM-dd}T233000Z.zip", kept));
        Assert.Equal(24 + 13, kept.Count);
        Assert.Equal(Now, shelf.Newest(Now));
    }

    [Fact]
    public void What_is_not_a_copy_of_ours_is_left_alone_and_what_was_never_finished_is_not_one()
    {
        var shelf = new BackupShelf(folder.FullName);
        var unfinished = BackupShelf.UnfinishedName(shelf.PathFor(Now));
        foreach (var name in new[] { "foer-flytning.zip", "almenhaefte.zip", "almenhaefte-i-dag.zip", Path.GetFileName(unfinished), $"{Path.GetFileName(unfinished)}.db" })
        {
            File.WriteAllText(Path.Combine(folder.FullName, name), "");
        }

        Assert.Null(shelf.Newest(Now));
        shelf.Tidy(Now);

        Assert.Equal(["almenhaefte-i-dag.zip", "almenhaefte.zip", "foer-flytning.zip"], Directory.GetFiles(folder.FullName).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_copy_of_a_day_that_has_not_come_says_nothing_and_goes()
    {
        var shelf = new BackupShelf(folder.FullName);
        File.WriteAllText(shelf.PathFor(Now.AddYears(1)), "");
        File.WriteAllText(shelf.PathFor(Now.AddHours(-2)), "");

        Assert.Equal(Now.AddHours(-2), shelf.Newest(Now));
        shelf.Tidy(Now);

        Assert.Equal([shelf.PathFor(Now.AddHours(-2))], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void A_shelf_that_is_not_there_yet_is_empty()
    {
        var shelf = new BackupShelf(Path.Combine(folder.FullName, "backups"));

        shelf.Tidy(Now);

        Assert.Null(shelf.Newest(Now));
    }
}
