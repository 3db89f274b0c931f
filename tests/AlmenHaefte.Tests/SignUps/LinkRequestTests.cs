using System.Net;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.SignUps;

public sealed class LinkRequestTests : IAsyncLifetime
{
    private const string Form = "/tilmelding/send-link";

    private readonly WebinarSite site = new();

    public ValueTask InitializeAsync()
    {
        site.Publish("vaerksted");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_known_and_an_unknown_address_get_the_same_answer_and_only_the_known_one_a_mail()
    {
        await Attendee.OfAsync(site, "vaerksted", "Åse Ærø", "aase@almenbo.example");

        var known = await AskAsync("aase@almenbo.example");
        var unknown = await AskAsync("ukendt@almenbo.example");

        Assert.Equal((HttpStatusCode.SeeOther, known.Location), (unknown.Status, unknown.Location));
        Assert.Equal((await OpenAsync(known.Location)).Html, (await OpenAsync(unknown.Location)).Html);
        Assert.Equal("Se i din indbakke", (await OpenAsync(known.Location)).Heading);
        Assert.Equal(1, await MailsAsync());
    }

    [Fact]
    public async Task Asking_again_at_once_sends_nothing_more_and_looks_the_same()
    {
        await Attendee.OfAsync(site, "vaerksted", "Åse Ærø", "aase@almenbo.example");
        await AskAsync("aase@almenbo.example");

        Assert.Equal(HttpStatusCode.SeeOther, (await AskAsync("AASE@almenbo.example")).Status);
        Assert.Equal(1, await MailsAsync());
    }

    [Fact]
    public async Task What_is_no_address_comes_back_with_the_reason()
    {
        var page = await AskAsync("aase@");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Fejl: ", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal(("#Email", "aase@"), (page.Document.QuerySelector(".errors a")!.GetAttribute("href"), page.Value("Email")));
        Assert.True(page.Has("#Email[aria-invalid=true]"));
    }

    [Fact]
    public async Task A_form_that_was_open_too_long_comes_back_filled_in_and_can_be_sent()
    {
        var visit = new Visit(site.Visitor());
        var old = await visit.SendAsync(await visit.OpenAsync(Form), ("Email", "aase@almenbo.example"), ("__RequestVerificationToken", "for gammel"));

        Assert.Equal((HttpStatusCode.BadRequest, "aase@almenbo.example"), (old.Status, old.Value("Email")));
        Assert.Contains("Siden har været åben for længe", old.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendAsync(old)).Status);
    }

    [Theory]
    [InlineData("/webinarer/vaerksted")]
    [InlineData("/tilmelding/x/y")]
    public async Task The_way_to_it_is_where_one_would_look(string address) => Assert.Contains(Form, (await OpenAsync(address)).Links);

    private async Task<VisitedPage> AskAsync(string email)
    {
        var visit = new Visit(site.Visitor());
        return await visit.SendAsync(await visit.OpenAsync(Form), ("Email", email));
    }

    private Task<VisitedPage> OpenAsync(string address) => new Visit(site.Visitor()).OpenAsync(address);

    private async Task<int> MailsAsync()
    {
        await using var db = site.OpenDatabase();
        return await db.Mails.CountAsync(mail => mail.Kind == MailKind.LinkAgain, TestContext.Current.CancellationToken);
    }
}
