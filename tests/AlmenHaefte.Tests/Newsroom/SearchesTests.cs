using AlmenHaefte.Searching;
using AlmenHaefte.Tests.Drafts;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Newsroom;

/// <summary>What readers search for and do not find, as staff see it.</summary>
public sealed class SearchesTests : IAsyncDisposable
{
    private const string Searches = "/redaktion/soegninger";

    private readonly WritingSite site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Words_that_nobody_found_are_told_of_until_somebody_takes_them_away()
    {
        var mette = await site.MetteAsync();
        Assert.Contains("Alle, der har søgt, har fundet noget.", (await mette.OpenAsync(Searches)).Text, StringComparison.Ordinal);
        var reader = new Visit(site.Visitor());
        foreach (var typed in new[] { "<b>Xyløfon</b>", "b XYLOEFON b", "»B xyløfon« b", "tøjning" })
        {
            await reader.OpenAsync($"/soeg?q={Uri.EscapeDataString(typed)}");
        }
        await KeepAsync();

        var page = await mette.OpenAsync(Searches);

        Assert.Equal("b xyløfon b", page.Document.QuerySelector("main .rows a")!.TextContent);
        Assert.Contains("Én søgning uden svar", (await mette.OpenAsync("/redaktion")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tøjning", page.Text, StringComparison.Ordinal);

        var form = page.Document.QuerySelector("main .rows form")!.GetAttribute("action")!;
        Assert.Equal($"{Searches}?gjort=soegning-fjernet", (await mette.PressAsync(Searches, form)).Location);
        await reader.OpenAsync("/soeg?q=b%20xyl%C3%B8fon%20b");
        await KeepAsync();

        Assert.Contains("Alle, der har søgt, har fundet noget.", (await mette.OpenAsync(Searches)).Text, StringComparison.Ordinal);
        await using var db = site.OpenDatabase();
        Assert.Equal(mette.Member.Id, (await db.UnansweredSearches.OrderByDescending(search => search.Count).FirstAsync(Cancellation)).DismissedById);
    }

    [Theory]
    [InlineData("GET", "empty")]
    [InlineData("HEAD", "document")]
    public async Task What_a_script_or_a_monitor_asks_for_is_not_counted(string method, string what)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/soeg?q=xyl%C3%B8fon");
        request.Headers.Add("Sec-Fetch-Dest", what);
        using var answer = await site.Visitor().SendAsync(request, Cancellation);

        Assert.Empty(site.Services.GetRequiredService<UnansweredTally>().Take());
    }

    private async Task KeepAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UnansweredSearches>().KeepAsync(site.Services.GetRequiredService<UnansweredTally>().Take(), DanishTime.DayOf(site.Now), Cancellation);
    }
}
