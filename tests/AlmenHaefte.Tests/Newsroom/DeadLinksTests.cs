using System.Net;
using AlmenHaefte.Links;
using AlmenHaefte.Tests.Content;
using AlmenHaefte.Tests.Drafts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Newsroom;

/// <summary>The links that lead nowhere any more, as staff see them.</summary>
public sealed class DeadLinksTests : IAsyncDisposable
{
    private const string Links = "/redaktion/links";
    /// <summary>An address without a name, so that no name is looked up.</summary>
    private const string Museum = "http://127.0.0.1:9/museum";

    private readonly ReachingSite site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_dead_link_says_where_it_stands_and_what_is_wrong_until_it_works_or_is_gone()
    {
        var mette = await site.MetteAsync();
        var id = await TriedAsync(Museum, site.Now.AddDays(-1), site.Now);

        var page = await mette.OpenAsync(Links);

        Assert.Contains("Ét link virker ikke.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Domænet findes ikke.", page.Text, StringComparison.Ordinal);
        Assert.Contains("haefter/broen/kilder.yml, linje", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await mette.OpenAsync(page.Document.QuerySelector($"main a[href*='{Uri.EscapeDataString(ContentTree.Page)}']")!.GetAttribute("href")!)).Status);
        Assert.Contains("Ét link ud af sitet virker ikke", (await mette.OpenAsync("/redaktion")).Text, StringComparison.Ordinal);

        // Nobody may be asked in the test, so it fails again; but now it is only known not to be public.
        var again = await mette.PressAsync(Links, $"{Links}/{id}/igen");
        Assert.Equal($"{Links}?gjort=link-doedt", again.Location);
        Assert.Contains("Det virker heller ikke nu.", (await mette.OpenAsync(again.Location)).Text, StringComparison.Ordinal);

        site[ContentTree.Page] = ContentTree.Valid()[ContentTree.Page];
        site[ContentTree.Sources] = ContentTree.Valid()[ContentTree.Sources];
        Assert.Contains("Ingen links er døde", (await mette.OpenAsync(Links)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_failed_once_is_only_doubtful()
    {
        var mette = await site.MetteAsync();
        await TriedAsync(Museum, site.Now);

        var page = await mette.OpenAsync(Links);

        Assert.Contains("Måske virker de", page.Text, StringComparison.Ordinal);
        Assert.Contains("Alt er, som det skal være.", (await mette.OpenAsync("/redaktion")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_else_than_the_links_of_the_texts_can_be_asked_for()
    {
        var mette = await site.MetteAsync();
        await TriedAsync(Museum, site.Now);
        var page = await mette.OpenAsync(Links);
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.NotFound, (await mette.Visit.PostAsync($"{Links}/999/igen", new Dictionary<string, string> { ["__RequestVerificationToken"] = token })).Status);
    }

    /// <summary>A link in a text and in the list of sources, and how it has gone.</summary>
    private async Task<int> TriedAsync(string address, params DateTimeOffset[] moments)
    {
        site[ContentTree.Page] = $"{ContentTree.Valid()[ContentTree.Page]}\nSe [museet]({address}).\n";
        site[ContentTree.Sources] = ContentTree.Valid()[ContentTree.Sources].Replace("https://museum.example/", address, StringComparison.Ordinal);
        await using var db = site.OpenDatabase();
        var check = LinkCheck.Of(address);
        foreach (var moment in moments)
        {
            check.Tried(new LinkAnswer(LinkOutcome.NoSuchHost), moment);
        }
        db.LinkChecks.Add(check);
        await db.SaveChangesAsync(Cancellation);
        return check.Id;
    }

    /// <summary>Links may be asked for, and there is nobody to ask.</summary>
    private sealed class ReachingSite : WritingSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Links:Check", "True");
            builder.ConfigureTestServices(services => services.AddSingleton(new LinkAsker("Proeve/1.0", _ => false, TimeSpan.Zero)));
        }
    }
}
