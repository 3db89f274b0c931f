using AlmenHaefte.Data;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Hosting;
using AlmenHaefte.Tests.Webinars;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Newsroom;

public sealed class InviteCommandTests : IDisposable
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("almenhaefte-staff-").FullName, "data");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Fact]
    public async Task Before_the_first_start_it_makes_the_database_and_the_first_administrator()
    {
        var (exitCode, output) = await RunAsync("staff invite soeren.obrien@almennet.dk --role administrator", folder);

        Assert.Equal(0, exitCode);
        Assert.Matches(@"^soeren\.obrien@almennet\.dk er administrator\. Linket virker én gang og i et døgn:\nhttps://haefter\.example/redaktion/link/[\w-]{43}\n$", output);
        var member = Assert.Single(await MembersAsync());
        Assert.Equal(StaffRole.Administrator, member.Role);
    }

    [Fact]
    public async Task One_who_is_there_gets_a_new_link_and_keeps_the_role()
    {
        await RunAsync("staff invite aase@almennet.dk --role administrator", folder);
        var (_, output) = await RunAsync("staff invite AASE@almennet.dk", folder);

        Assert.StartsWith("aase@almennet.dk er administrator.", output, StringComparison.Ordinal);
        Assert.Single(await MembersAsync());
    }

    [Theory]
    [InlineData("staff")]
    [InlineData("staff invite")]
    [InlineData("staff invite aase")]
    [InlineData("staff invite aase@almennet.dk --role chef")]
    [InlineData("staff remove aase@almennet.dk")]
    public async Task What_it_cannot_understand_changes_nothing(string words)
    {
        var (exitCode, output) = await RunAsync(words, folder);

        Assert.Equal((2, "Brug: staff invite <mail> [--role redaktoer|administrator]"), (exitCode, output.Trim()));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Beside_a_running_site_it_makes_a_link_that_the_site_opens_and_no_log_tells()
    {
        using var site = SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address), ("Data:Root", folder));
        using var browser = await site.VisitorAsync(TestContext.Current.CancellationToken);
        var (_, output) = await RunAsync("staff invite aase@almennet.dk", folder);
        var link = new Uri(output.Trim().Split('\n')[^1]).PathAndQuery;
        var visit = new Visit(browser);

        var page = await visit.OpenAsync(link);
        Assert.Equal("Velkommen til redaktionen", page.Heading);
        await visit.SendAsync(page, ("Name", "Åse Ærø"), ("Credential", "forkert"));
        await visit.OpenAsync($"{link}/mere");
        await visit.OpenAsync($"{link}».");
        await visit.PostAsync(link, []);
        await visit.OpenAsync("/redaktion/findes-ikke");
        await site.LineAsync(line => line.Contains("findes-ikke", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var key = link.Split('/')[^1];
        Assert.DoesNotContain(site.Output.Concat(site.Errors), line => new[] { key, "aase@", "Åse" }.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(site.Output, line => line.Contains("/redaktion/link/{key}", StringComparison.Ordinal));
    }

    private static Task<(int ExitCode, string Output)> RunAsync(string words, string folder) =>
        CommandProcess.RunAsync(words, ("Data:Root", folder), ("Site:Address", SiteFactory.Address));

    private async Task<List<StaffMember>> MembersAsync()
    {
        await using var db = new SiteDb(SiteDatabase.Options(folder));
        return await db.StaffMembers.ToListAsync(TestContext.Current.CancellationToken);
    }
}
