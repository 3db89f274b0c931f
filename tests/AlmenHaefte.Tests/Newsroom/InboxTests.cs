using System.Net;
using AlmenHaefte.Remarks;
using AlmenHaefte.Tests.Drafts;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Newsroom;

/// <summary>What readers write, as staff see it and deal with it; and the page that says what waits for somebody.</summary>
public sealed class InboxTests : IAsyncDisposable
{
    private const string Inbox = "/redaktion/fejl-og-mangler";
    private const string Hostile = "<script>alert(1)</script> & \"æøå\"\nanden linje";

    private readonly WritingSite site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_remark_is_read_closed_with_what_came_of_it_and_remembered_with_who_did()
    {
        var mette = await site.MetteAsync();
        var id = await ReceiveAsync(Hostile);
        var page = await mette.OpenAsync(Inbox);
        Assert.Equal(Hostile, page.Document.QuerySelector("main blockquote")!.TextContent);
        Assert.Contains("Én henvendelse venter.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Én henvendelse fra læserne", (await mette.OpenAsync("/redaktion")).Text, StringComparison.Ordinal);

        var answer = await mette.PressAsync($"{Inbox}/{id:N}/luk", $"{Inbox}/{id:N}/luk", ("Answer", "Rettet, og <b>tak</b>"));

        Assert.Equal((HttpStatusCode.SeeOther, $"{Inbox}?gjort=henvendelse-lukket"), (answer.Status, answer.Location));
        page = await mette.OpenAsync(Inbox);
        Assert.Contains("Ingen henvendelser venter.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Rettet, og <b>tak</b> Mette Åkjær", page.Text, StringComparison.Ordinal);
        await using var db = site.OpenDatabase();
        Assert.Equal((mette.Member.Id, "Rettet, og <b>tak</b>"), await db.Remarks.Select(remark => new ValueTuple<Guid, string>(remark.ClosedById!.Value, remark.Answer!)).SingleAsync(Cancellation));
    }

    [Fact]
    public async Task It_is_not_closed_without_a_word_and_not_when_it_is_not_there()
    {
        var mette = await site.MetteAsync();
        var closing = $"{Inbox}/{await ReceiveAsync("Der mangler en kilde."):N}/luk";

        var answer = await mette.PressAsync(closing, closing, ("Answer", " "));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Fejl: Luk henvendelsen – Redaktionen"), (answer.Status, answer.Document.Title));
        Assert.Contains("Skriv, hvad der blev gjort", answer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await mette.OpenAsync($"{Inbox}/{Guid.NewGuid():N}/luk")).Status);
    }

    [Fact]
    public async Task The_day_begins_with_what_waits_for_somebody_or_with_nothing()
    {
        var mette = await site.MetteAsync();
        Assert.Contains("Alt er, som det skal være.", (await mette.OpenAsync("/redaktion")).Text, StringComparison.Ordinal);

        await WritingSite.WriteAsync(mette, "sider/om.md", "En kladde.");
        Assert.Contains("Alt er, som det skal være.", (await mette.OpenAsync("/redaktion")).Text, StringComparison.Ordinal);
        await using (var db = site.OpenDatabase())
        {
            var longAgo = site.Now.AddDays(-15).ToUniversalTime();
            await db.Drafts.ExecuteUpdateAsync(drafts => drafts.SetProperty(draft => draft.SavedAt, longAgo), Cancellation);
        }

        var text = (await mette.OpenAsync("/redaktion")).Text;
        Assert.Contains("Det her venter på nogen:", text, StringComparison.Ordinal);
        Assert.Contains("kladde, sidst gemt af Mette Åkjær", text, StringComparison.Ordinal);
        Assert.Contains("Sitet har endnu ikke taget en sikkerhedskopi af sig selv.", text, StringComparison.Ordinal);
    }

    private async Task<Guid> ReceiveAsync(string text)
    {
        var id = Guid.NewGuid();
        await using var db = site.OpenDatabase();
        db.Remarks.Add(Remark.Receive(id, "haefte", "kapitel", 1, text, "under overskriften", site.Now));
        await db.SaveChangesAsync(Cancellation);
        return id;
    }
}
