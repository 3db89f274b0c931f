using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Data;
using AlmenHaefte.Tests.Hosting;
using AlmenHaefte.Tests.SignUps;
using AlmenHaefte.Tests.Webinars;

namespace AlmenHaefte.Tests.Backups;

/// <summary>The drill in docs/operations.md, with the program and its commands as whoever runs the site uses them.</summary>
public sealed class DrillTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly SmallSite content = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("almenhaefte-oevelse-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Copy => Path.Combine(folder.FullName, "kopi.zip");

    private string Chapter => Path.Combine(content.ContentRoot, "haefter/lille/del/nyt-navn.md");

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await EnterAsync("Åse d'Ærø");
        database.Stop();
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await content.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_was_copied_while_the_site_ran_is_what_there_is_after_a_disaster()
    {
        using (var site = SiteProcess.Start("Production", Settings))
        {
            using var visitor = await site.VisitorAsync(Cancellation);
            Assert.Contains("Teksten.", await visitor.GetStringAsync("/haefter/lille/nyt-navn", Cancellation), StringComparison.Ordinal);
            Assert.Contains("Kopieret og kontrolleret", await RunAsync(0, "backup", Copy), StringComparison.Ordinal);
            Assert.Contains("kører sitet allerede", await RunAsync(1, "restore", Copy), StringComparison.Ordinal);
            await site.AskToEndAsync(Cancellation);
            await site.EndAsync(Cancellation);
        }
        await File.WriteAllTextAsync(database.File, "væk", Cancellation);
        File.Delete(Chapter);

        Assert.Contains("Gendannet, som det var", await RunAsync(0, "restore", Copy), StringComparison.Ordinal);

        using (var site = SiteProcess.Start("Production", Settings))
        {
            using var visitor = await site.VisitorAsync(Cancellation);
            Assert.Contains("Teksten.", await visitor.GetStringAsync("/haefter/lille/nyt-navn", Cancellation), StringComparison.Ordinal);
        }
        Assert.Equal("Åse d'Ærø", Assert.Single(await database.RowsAsync()).Name);
    }

    [Fact]
    public async Task A_command_that_cannot_be_understood_or_done_says_so()
    {
        Assert.Contains("Brug: backup <fil>", await RunAsync(2, "backup"), StringComparison.Ordinal);
        Assert.Contains("Brug: restore <fil>", await RunAsync(2, "restore", "a", "b"), StringComparison.Ordinal);
        Assert.Contains("kan ikke læses", await RunAsync(1, "restore", Copy), StringComparison.Ordinal);
    }

    private (string Key, string Value)[] Settings => [("Site:Address", SiteFactory.Address), ("Content:Root", content.ContentRoot), ("Data:Root", database.Folder)];

    private async Task<string> RunAsync(int exitCode, params string[] words)
    {
        var (code, said) = await CommandProcess.RunAsync(string.Join(' ', words), Settings);
        Assert.True(code == exitCode, $"{code}: {said}");
        return said;
    }

    private Task<SignUpResult> EnterAsync(string name) => database.AtDeskAsync(desk => desk.EnterAsync(Launch.Webinar, Cast.Request(name, "aase@aeroe.example"), Desks.Form, Launch.InMarch, Cancellation));
}
