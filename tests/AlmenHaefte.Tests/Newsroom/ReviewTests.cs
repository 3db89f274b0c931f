using System.Globalization;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;
using AlmenHaefte.Tests.Drafts;
using AlmenHaefte.Time;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Newsroom;

/// <summary>The day on which somebody is to look at a text again.</summary>
public sealed class ReviewTests : IAsyncDisposable
{
    private readonly WritingSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_text_is_told_of_a_fortnight_before_its_day_and_readers_never_see_it()
    {
        var mette = await site.MetteAsync();
        Ask(ContentTree.Point, 15);
        Assert.Contains("Alt er, som det skal være.", (await mette.OpenAsync("/redaktion")).Text, StringComparison.Ordinal);

        Ask(ContentTree.Point, 14);
        Ask(ContentTree.Page, -1);
        var page = await mette.OpenAsync("/redaktion");

        var rows = page.Document.QuerySelectorAll("main .rows li").ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("skulle ses igennem", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("skal ses igennem", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("af Åse O’Brien & co", rows[1].TextContent, StringComparison.Ordinal);
        var draft = await mette.OpenAsync(rows[1].QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal("Åse O’Brien & co", draft.Document.QuerySelector("#felt-ansvarlig")!.GetAttribute("value"));
        Assert.Equal(Day(14), draft.Document.QuerySelector("#felt-gennemses")!.GetAttribute("value"));
        foreach (var address in new[] { "/haefter/broen/ord", "/haefter/broen/ord.md", "/haefter/broen", "/haefter/broen/print", "/om" })
        {
            var seen = (await mette.OpenAsync(address)).Html;
            Assert.DoesNotContain("O’Brien", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("gennemses", seen, StringComparison.Ordinal);
        }
        Assert.StartsWith("---\ntitel: Ord\n", (await mette.OpenAsync("/haefter/broen/ord.md")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gennemses: 20. april", "»20. april« er ikke en dato")]
    [InlineData("gennemses: 2027-02-29", "»2027-02-29« er ikke en dato")]
    [InlineData("ansvarlig: Åse Ærø", "»ansvarlig« står uden »gennemses«")]
    public void A_day_that_is_none_is_a_fault(string line, string what)
    {
        foreach (var file in new[] { ContentTree.Point, ContentTree.Page })
        {
            var fault = Assert.Single(SiteLoader.Load(ContentTree.Valid().Changing(file, "opdateret:", $"{line}\nopdateret:").Files()).Faults);
            Assert.Equal((file, what), (fault.File, fault.What));
        }
    }

    private void Ask(string file, int days)
    {
        site[file] = ContentTree.Valid()[file].Replace("opdateret:", $"gennemses: {Day(days)}\nansvarlig: \"Åse O’Brien & co\"\nopdateret:", StringComparison.Ordinal);
        site.Services.GetRequiredService<Bookshelf>().Refresh();
    }

    private string Day(int days) => DanishTime.DayOf(site.Now).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
