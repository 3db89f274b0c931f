using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Publishing;

/// <summary>What a visitor meets after an author has saved a file, through the whole site.</summary>
public sealed class SavedFileTests : IDisposable
{
    private const string Address = "/nyheder/ny-bog";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo content = Directory.CreateTempSubdirectory("almenhaefte-test-");

    public SavedFileTests() => ContentTree.Valid().WriteTo(content.FullName);

    [Fact]
    public async Task In_development_a_saved_file_shows_on_the_next_request()
    {
        using var site = new SiteFactory { ContentRoot = content.FullName, EnvironmentName = "Development" };
        var visitor = site.Visitor();
        Assert.Contains("Bogen handler om broer.", await Get(visitor, Address), StringComparison.Ordinal);

        Save("Bogen handler om broer.", "Bogen handler om tunneller.");

        Assert.Contains("Bogen handler om tunneller.", await Get(visitor, Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_a_site_that_cannot_be_made_says_why()
    {
        File.WriteAllText(Path.Combine(content.FullName, ContentTree.Site), "navn: [");
        using var site = new SiteFactory { ContentRoot = content.FullName, EnvironmentName = "Development" };

        var answer = await site.Visitor().GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal(500, (int)answer.StatusCode);
        Assert.Contains("site.yml:1: linjen kan ikke læses", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_a_saved_file_shows_by_itself_and_a_faulty_one_keeps_the_old_page()
    {
        using var site = new SiteFactory { ContentRoot = content.FullName };
        var visitor = site.Visitor();
        Assert.Equal("Healthy", await Get(visitor, "/health/ready"));

        Save("Bogen handler om broer.", "Bogen handler om tunneller.");
        await Until(visitor, Address, page => page.Contains("Bogen handler om tunneller.", StringComparison.Ordinal));

        Save("Bogen handler om tunneller.", "Bogen handler om \"færger\".");
        await Until(visitor, "/health/ready", health => health == "Degraded");
        Assert.Contains("Bogen handler om tunneller.", await Get(visitor, Address), StringComparison.Ordinal);

        Save("\"færger\"", "færger");
        await Until(visitor, "/health/ready", health => health == "Healthy");
        Assert.Contains("Bogen handler om færger.", await Get(visitor, Address), StringComparison.Ordinal);
    }

    public void Dispose() => content.Delete(recursive: true);

    private void Save(string old, string @new)
    {
        var path = Path.Combine(content.FullName, ContentTree.News);
        File.WriteAllText(path, File.ReadAllText(path).Replace(old, @new, StringComparison.Ordinal));
    }

    private static Task<string> Get(HttpClient visitor, string address) => visitor.GetStringAsync(address, TestContext.Current.CancellationToken);

    private static async Task Until(HttpClient visitor, string address, Func<string, bool> isReached)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (!isReached(await visitor.GetStringAsync(address, patience.Token)))
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
