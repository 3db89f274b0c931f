using System.Net;
using AlmenHaefte.Content;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Webinars;

/// <summary>What keeps programs out without asking anything of people.</summary>
public sealed class FormGuardTests : IAsyncLifetime
{
    private const string Webinar = "vaerksted";
    private const string FormAddress = $"/webinarer/{Webinar}/tilmelding";

    private static readonly (string Field, string Text)[] Aase = [("Name", "Åse Ærø"), ("Email", "aase@almenbo.example"), ("Organisation", "Søparken"), ("WantsComing", "ja")];

    private readonly WebinarSite site = new() { LeastSeconds = 2 };
    private Visit visit = null!;

    public ValueTask InitializeAsync()
    {
        site.Publish(Webinar);
        site.Publish("een-plads", "pladser: 1");
        visit = new Visit(site.Visitor());
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_trap_is_out_of_the_way_of_people()
    {
        foreach (var address in new[] { FormAddress, Addresses.SendLink })
        {
            var page = await visit.OpenAsync(address);
            var trap = page.Document.GetElementById("Hjemmeside")!;

            Assert.Equal(("-1", "off"), (trap.GetAttribute("tabindex"), trap.GetAttribute("autocomplete")));
            Assert.Equal(("trap", "true"), (trap.ParentElement!.ClassName, trap.ParentElement.GetAttribute("aria-hidden")));
            Assert.Equal("Udfyld ikke", page.Document.QuerySelector("label[for=Hjemmeside]")!.TextContent);
            Assert.False(page.Has("main [style]"));
        }
    }

    [Fact]
    public async Task What_steps_into_the_trap_gets_the_usual_answer_and_nothing_comes_of_it()
    {
        var usual = await visit.OpenAsync((await SendLaterAsync(visit, Webinar, [.. Aase])).Location);
        var trapped = await visit.OpenAsync((await SendLaterAsync(visit, Webinar, [.. Aase, ("Email", "bo@almenbo.example"), ("Hjemmeside", "http://spam.example")])).Location);

        Assert.Equal(usual.Status, trapped.Status);
        Assert.Equal(usual.Text, trapped.Text.Replace("bo@almenbo.example", "aase@almenbo.example", StringComparison.Ordinal));
        Assert.Equal("aase@almenbo.example", Assert.Single(await RowsAsync()).Email);
        await using var db = site.OpenDatabase();
        Assert.Single(await db.Mails.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal("aase@almenbo.example", Assert.Single(await db.Consents.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).Email);
    }

    [Fact]
    public async Task The_usual_answer_is_also_that_the_webinar_is_full()
    {
        await SendLaterAsync(visit, "een-plads", [.. Aase]);

        var trapped = await visit.OpenAsync((await SendLaterAsync(visit, "een-plads", [.. Aase, ("Email", "bo@almenbo.example"), ("Hjemmeside", "x")])).Location);

        Assert.Equal("Webinaret er fuldt", trapped.Document.QuerySelector("h1")!.TextContent);
        Assert.Single(await RowsAsync());
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, false)]
    [InlineData((24 * 3600) - 5, false)]
    [InlineData((24 * 3600) + 5, true)]
    public async Task A_form_sent_too_fast_or_too_late_is_shown_once_more_and_then_taken(int seconds, bool isShownAgain)
    {
        var form = await visit.OpenAsync(FormAddress);
        site.Now = Launch.InMarch.AddSeconds(seconds);

        var answer = await visit.SendAsync(form, Aase);

        Assert.Equal(isShownAgain ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.SeeOther, answer.Status);
        if (isShownAgain)
        {
            Assert.StartsWith("Send det igen", answer.Document.Title, StringComparison.Ordinal);
            Assert.False(answer.Has(".errors"));
            Assert.True(answer.Has("main [autofocus][tabindex='-1']"));
            Assert.Contains("Se det igennem, og send det igen", answer.Text, StringComparison.Ordinal);
            Assert.Equal(("Åse Ærø", "aase@almenbo.example", "Søparken"), (answer.Value("Name"), answer.Value("Email"), answer.Value("Organisation")));
            Assert.True(answer.Has("#WantsComing[checked]"));
            Assert.Empty(await RowsAsync());
            Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendAsync(answer)).Status);
        }

        Assert.Single(await RowsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("637840000000000000")]
    [InlineData("CfDJ8Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("æ%")]
    public async Task A_form_without_our_seal_is_shown_once_more_and_then_taken(string seal)
    {
        var answer = await SendLaterAsync(visit, Webinar, [.. Aase, ("Vist", seal)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendAsync(answer)).Status);
    }

    [Fact]
    public async Task Having_been_shown_once_more_does_not_stand_in_for_the_forms_own_token()
    {
        var again = await visit.SignUpAsync(Webinar, Aase);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);

        Assert.Equal(HttpStatusCode.BadRequest, (await new Visit(site.Visitor()).SendAsync(again)).Status);
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task Who_has_mended_a_fault_is_not_asked_again()
    {
        var refused = await visit.SignUpAsync(Webinar, [.. Aase, ("Name", "")]);

        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendAsync(refused, ("Name", "Åse Ærø"))).Status);
    }

    [Fact]
    public async Task Asking_for_a_link_is_guarded_in_the_same_way()
    {
        await SendLaterAsync(visit, Webinar, [.. Aase]);
        var again = await visit.SendAsync(await visit.OpenAsync(Addresses.SendLink), ("Email", "aase@almenbo.example"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.StartsWith("Send det igen", again.Document.Title, StringComparison.Ordinal);
        Assert.Equal("aase@almenbo.example", again.Value("Email"));

        Assert.Equal(Addresses.LinkSent, (await visit.SendAsync(again, ("Hjemmeside", "x"))).Location);
        Assert.Equal(0, await LinkMailsAsync());
        Assert.Equal(Addresses.LinkSent, (await visit.SendAsync(again)).Location);
        Assert.Equal(1, await LinkMailsAsync());
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    /// <summary>As somebody does who reads the form first.</summary>
    private async Task<VisitedPage> SendLaterAsync(Visit visitor, string webinar, params (string Field, string Text)[] typed)
    {
        var form = await visitor.OpenAsync($"/webinarer/{webinar}/tilmelding");
        site.Now += TimeSpan.FromSeconds(30);
        var answer = await visitor.SendAsync(form, typed);
        site.Now -= TimeSpan.FromSeconds(30);
        return answer;
    }

    private async Task<int> LinkMailsAsync()
    {
        await using var db = site.OpenDatabase();
        return await db.Mails.CountAsync(mail => mail.Kind == MailKind.LinkAgain, TestContext.Current.CancellationToken);
    }

    private async Task<List<SignUp>> RowsAsync()
    {
        await using var db = site.OpenDatabase();
        return await db.SignUps.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }
}
