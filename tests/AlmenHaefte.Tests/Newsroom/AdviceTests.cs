using System.Net;
using AlmenHaefte.Tests.Content;
using AlmenHaefte.Tests.Drafts;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Newsroom;

/// <summary>What a text might say better, and what becomes of it.</summary>
public sealed class AdviceTests : IAsyncDisposable
{
    private static readonly string Long = $"Åse {string.Join(' ', Enumerable.Repeat("går", 40))} hjem.";

    private readonly WritingSite site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public void Each_kind_is_told_once_with_its_line()
    {
        var advice = On($"Det er godt.\n\n{Long}\n\n- ”Ja” sagde hun - og gik\n- 'nej' og DV-plan\n\nDV-planen igen.\n");

        Assert.Equal(
            [(AdviceRule.LongSentence, 9), (AdviceRule.Quotes, 11), (AdviceRule.Dash, 11), (AdviceRule.Abbreviation, 12)],
            advice.Select(one => (one.Rule, one.Line)));
        Assert.Contains("»DV« er ikke forklaret (2 steder)", advice.Select(one => one.What));
        var quotes = advice.Single(one => one.Rule is AdviceRule.Quotes);
        Assert.Equal(["- »Ja« sagde hun - og gik", "- »nej« og DV-plan"], quotes.Mends.Select(mend => mend.NewLine));
    }

    [Theory]
    [InlineData("Den 20. april kl. 10 kom EU, fsb’s IP og afsnit IV.")]
    [InlineData("Landsbyggefonden (LBF) betaler. LBF svarer.")]
    [InlineData("I `a - 'b'` er der kode.")]
    [InlineData("| Ord | A |\n|---|---|\n| DV | 'x' |")]
    public void What_is_as_it_should_be_is_left_alone(string body) => Assert.Empty(On(body));

    [Fact]
    public void Other_peoples_words_are_not_ours_to_shorten() => Assert.Empty(On($"> {Long}\n>\n> — Åse Ærø, formand"));

    [Fact]
    public void A_heavy_section_is_told_of_by_its_name()
    {
        var heavy = string.Join(' ', Enumerable.Repeat("Administrationsorganisationernes beslutningsgrundlag forudsætter porteføljestyring og udbudsforberedelse.", 25));

        Assert.Contains("»Tungt«", On($"Let.\n\n## Tungt {{#tungt}}\n\n{heavy}\n").Single(one => one.Rule is AdviceRule.HeavySection).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advice_stops_nobody_and_is_followed_by_one_press_or_set_aside_with_a_reason_until_the_words_change()
    {
        var mette = await site.MetteAsync();
        var release = WritingSite.Text("udgivelse", ContentTree.Page);
        await WritingSite.WriteAsync(mette, ContentTree.Page, $"Et ”ord”.\n\n{Long}\n");
        var page = await mette.OpenAsync(release);
        Assert.Contains("Kontrollen fandt ingen fejl.", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("form[action*='/til-side']").Length);

        var followed = await PressAsync(mette, page, "/raad/foelg");
        Assert.Equal((HttpStatusCode.SeeOther, $"{release}&gjort=raad-fulgt"), (followed.Status, followed.Location));
        await using (var db = site.OpenDatabase())
        {
            Assert.Contains("Et »ord«.", (await db.Drafts.SingleAsync(Cancellation)).Text, StringComparison.Ordinal);
        }

        page = await mette.OpenAsync(release);
        Assert.EndsWith("gjort=raad-uden-grund", (await PressAsync(mette, page, "/raad/til-side", ("Reason", " "))).Location, StringComparison.Ordinal);
        await PressAsync(mette, page, "/raad/til-side", ("Reason", "Åses <b>egne</b> ord"));
        page = await mette.OpenAsync(release);
        Assert.False(page.Has("form[action*='/til-side']"));
        Assert.Contains("»Åses <b>egne</b> ord« Mette Åkjær", page.Text, StringComparison.Ordinal);

        await WritingSite.WriteAsync(mette, ContentTree.Page, Long.Replace("hjem", "ud", StringComparison.Ordinal));
        Assert.True((await mette.OpenAsync(release)).Has("form[action*='/til-side']"));
    }

    private static IReadOnlyList<Advice> On(string body) => Advisor.On(ContentTree.Page, ContentTree.Valid().With(ContentTree.Page, $"---\ntitel: Om\nresume: Om os\nopdateret: 2022-01-01\n---\n\n{body}").Files());

    private static Task<VisitedPage> PressAsync(Colleague who, VisitedPage page, string action, params (string Field, string Text)[] typed)
    {
        var form = page.Document.QuerySelectorAll("main form").First(form => form.GetAttribute("action")!.Contains(action, StringComparison.Ordinal));
        var fields = form.QuerySelectorAll("input[name]").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value") ?? "");
        foreach (var (field, text) in typed)
        {
            fields[field] = text;
        }
        return who.Visit.PostAsync(form.GetAttribute("action")!, fields);
    }
}
