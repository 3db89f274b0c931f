using System.Globalization;
using System.Net;
using AlmenHaefte.Remarks;
using AlmenHaefte.Tests.Data;
using AlmenHaefte.Tests.WholeSite;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Remarks;

/// <summary>A reader tells what is wrong in a chapter, by the form, as a browser without script does it.</summary>
public sealed class RemarkTests : IAsyncLifetime
{
    private const string Chapter = "/haefter/strategiske-partnerskaber/rammen";
    private const string Form = $"{Chapter}/fejl-og-mangler";

    private readonly SiteFactory site = new();
    private HttpClient reader = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        reader = site.Visitor();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task The_chapter_leads_to_the_form_and_the_form_back()
    {
        var chapter = await Answer.OfAsync(reader, Chapter, Cancellation);
        var form = await Answer.OfAsync(reader, Form, Cancellation);

        Assert.NotNull(chapter.Document.QuerySelector($"main a[href='{Form}']"));
        Assert.Empty(chapter.Headers["Set-Cookie"]);
        Assert.NotNull(form.Document.QuerySelector($"a[href='{Chapter}']"));
    }

    [Fact]
    public async Task What_is_sent_is_stored_with_chapter_and_edition_and_nothing_of_who_sent_it()
    {
        var sent = await SendAsync("Der står 2018, men det var i 2019.\r\n\r\nSe årsregnskabet.", "Fire år,\tog hvad der skal til for mere");

        Assert.Equal((HttpStatusCode.SeeOther, $"{Form}/tak"), (sent.Status, sent.Headers["Location"].Single()));
        Assert.Equal("Tak, det er sendt", (await Answer.OfAsync(reader, $"{Form}/tak", Cancellation)).Document.QuerySelector("h1")!.TextContent);
        var remark = Assert.Single(await StoredAsync());
        Assert.Equal(("strategiske-partnerskaber", "rammen", 1), (remark.Booklet, remark.Chapter, remark.Edition));
        Assert.Equal(("Der står 2018, men det var i 2019.\n\nSe årsregnskabet.", "Fire år, og hvad der skal til for mere"), (remark.Text, remark.Place));
        Assert.Equal(
            ["Answer", "Booklet", "Chapter", "ClosedAt", "ClosedById", "Edition", "Id", "Place", "ReceivedAt", "Text"],
            typeof(Remark).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "Skriv, hvad der er galt, eller hvad I mangler.")]
    [InlineData(" \u200B\r\n ", "Skriv, hvad der er galt, eller hvad I mangler.")]
    public async Task Nothing_said_is_nothing_stored(string text, string reason)
    {
        var answer = await SendAsync(text, "Afsnit 2");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(reason, answer.Document.QuerySelector("#Text-error")!.TextContent);
        Assert.Equal("Afsnit 2", answer.Document.QuerySelector("#Place")!.GetAttribute("value"));
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task What_is_too_long_comes_back_whole()
    {
        var text = string.Concat(Enumerable.Repeat("Ærø ", 501)).Trim();
        var answer = await SendAsync(text, new string('å', 201));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal($"Teksten må højst fylde 2000 tegn. Den er {text.Length} tegn lang.", answer.Document.QuerySelector("#Text-error")!.TextContent);
        Assert.Equal("Skriv stedet med højst 200 tegn.", answer.Document.QuerySelector("#Place-error")!.TextContent);
        Assert.Equal(text, answer.Document.QuerySelector("#Text")!.TextContent.Trim());
    }

    [Fact]
    public async Task Marks_are_text()
    {
        const string hostile = "</textarea><script>alert(1)</script> =HYPERLINK(\"x\") O'Neill";
        var again = await SendAsync(hostile, new string('x', 201));
        await SendAsync(hostile, null);

        Assert.Null(again.Document.QuerySelector("main script"));
        Assert.Equal(hostile, again.Document.QuerySelector("#Text")!.TextContent.Trim());
        Assert.Equal(hostile, Assert.Single(await StoredAsync()).Text);
    }

    [Fact]
    public async Task One_form_sent_twice_is_one_remark()
    {
        var fields = await FieldsAsync();
        fields["Text"] = "Der mangler et ord.";

        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(fields)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(fields)).Status);
        Assert.Single(await StoredAsync());
    }

    [Fact]
    public async Task A_program_that_fills_in_everything_is_thanked_and_not_heard()
    {
        var fields = await FieldsAsync();
        (fields["Text"], fields[FormGuard.TrapField]) = ("Køb nu", "https://spam.example");

        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(fields)).Status);
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task A_form_without_our_token_stores_nothing_and_keeps_the_words()
    {
        var fields = await FieldsAsync();
        (fields["Text"], fields["__RequestVerificationToken"]) = ("Der mangler et ord.", "andet");
        var answer = await PostAsync(fields);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("Der mangler et ord.", answer.Document.QuerySelector("#Text")!.TextContent.Trim());
        Assert.Empty(await StoredAsync());
    }

    [Theory]
    [InlineData("/haefter/strategiske-partnerskaber/findes-ikke/fejl-og-mangler")]
    [InlineData("/haefter/findes-ikke/rammen/fejl-og-mangler")]
    [InlineData("/haefter/strategiske-partnerskaber/findes-ikke/fejl-og-mangler/tak")]
    public async Task There_is_no_form_for_what_is_not_there(string address) => Assert.Equal(HttpStatusCode.NotFound, (await Answer.OfAsync(reader, address, Cancellation)).Status);

    private async Task<Answer> SendAsync(string text, string? place)
    {
        var fields = await FieldsAsync();
        (fields["Text"], fields["Place"]) = (text, place ?? "");
        return await PostAsync(fields);
    }

    private async Task<Dictionary<string, string>> FieldsAsync() =>
        (await Answer.OfAsync(reader, Form, Cancellation)).Document.QuerySelectorAll("form[method=post] :is(input, textarea)").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value") ?? "");

    private Task<Answer> PostAsync(Dictionary<string, string> fields) => Answer.OfAsync(reader, new HttpRequestMessage(HttpMethod.Post, Form) { Content = new FormUrlEncodedContent(fields) }, Cancellation);

    private async Task<List<Remark>> StoredAsync()
    {
        await using var db = site.OpenDatabase();
        return await db.Remarks.ToListAsync(Cancellation);
    }
}

public sealed class RemarkDeskTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2022, 3, 28, 9, 0, 0, TimeSpan.FromHours(2));
    private readonly TestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Staff_see_what_nobody_has_dealt_with_oldest_first_and_close_it_with_an_answer()
    {
        await using var db = database.Open();
        var desk = new RemarkDesk(db, database.Gate);
        var (second, first) = (Remark("b", Now.AddDays(1)), Remark("a", Now));
        await desk.ReceiveAsync(second, Cancellation);
        await desk.ReceiveAsync(first, Cancellation);

        Assert.Equal(["a", "b"], (await desk.OpenAsync(Cancellation)).Select(remark => remark.Text!));
        Assert.True(await desk.CloseAsync(first.Id, "Rettet i 2. udgave.", Guid.Empty, Now.AddDays(2), Cancellation));
        Assert.False(await desk.CloseAsync(Guid.NewGuid(), "Intet", Guid.Empty, Now, Cancellation));
        Assert.Equal(["b"], (await desk.OpenAsync(Cancellation)).Select(remark => remark.Text!));
        await using var other = database.Open();
        var closed = await other.Remarks.SingleAsync(remark => remark.Id == first.Id, Cancellation);
        Assert.Equal(("Rettet i 2. udgave.", Now.AddDays(2).ToUniversalTime()), (closed.Answer, closed.ClosedAt));
    }

    [Fact]
    public async Task After_twelve_months_the_words_are_gone_and_what_came_of_them_stays()
    {
        await using var db = database.Open();
        var desk = new RemarkDesk(db, database.Gate);
        var (old, recent) = (Remark("gammel", Now), Remark("ny", Now.AddDays(1)));
        await desk.ReceiveAsync(old, Cancellation);
        await desk.ReceiveAsync(recent, Cancellation);
        await desk.CloseAsync(old.Id, "Rettet.", Guid.Empty, Now.AddDays(1), Cancellation);

        Assert.Equal(0, await desk.ForgetAsync(Now.AddMonths(12).AddSeconds(-1), Cancellation));
        Assert.Equal(1, await desk.ForgetAsync(Now.AddMonths(12), Cancellation));
        Assert.Equal(0, await desk.ForgetAsync(Now.AddMonths(12), Cancellation));
        await using var other = database.Open();
        var kept = await other.Remarks.OrderBy(remark => remark.ReceivedAt).ToListAsync(Cancellation);
        Assert.Equal([(null, null, "Rettet."), ("ny", "et sted", null)], kept.Select(remark => (remark.Text, remark.Place, remark.Answer)));
    }

    [Theory]
    [InlineData("Én\r\nto\rtre\u2028fire", "Én\nto\ntre\nfire")]
    [InlineData("  indrykket  \n\n  slut  ", "indrykket\n\n  slut")]
    [InlineData("a\u0000b\u0007c", "a b c")]
    [InlineData("å", "å")]
    [InlineData("skjult\u200Btegn", "skjulttegn")]
    public void Text_is_kept_as_it_was_seen(string typed, string kept) =>
        Assert.Equal(kept, Assert.IsType<Checked<string>.Accepted>(RemarkText.Check(typed)).Value);

    private static Remark Remark(string text, DateTimeOffset at) =>
        AlmenHaefte.Remarks.Remark.Receive(new Guid(text.Sum(letter => letter).ToString("x32", CultureInfo.InvariantCulture)), "lille", "kapitel", 1, text, "et sted", at);
}
