using System.Net;
using System.Text.Json;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.SignUps;

public sealed class MySignUpTests : IAsyncLifetime
{
    private const string Webinar = "vaerksted";
    private const string Small = "en-plads";

    private readonly WebinarSite site = new();

    public ValueTask InitializeAsync()
    {
        site.Publish(
            Webinar, "moedelink: https://moede.example/rum?x=1", "forbehold: Tiden er foreløbig.", "spoerg-om-behov: ja",
            "spoergsmaal: [{id: rolle, tekst: Din rolle?, hvorfor: Så vi kan tale til den., svar: [Bestyrelse, Drift]}, {id: emne, tekst: Dit emne?, hvorfor: Så vi rammer.}]");
        site.Publish(Small, "pladser: 1");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task The_page_tells_in_one_line_how_one_stands_and_what_to_do()
    {
        var aase = await AaseAsync();

        var page = await aase.OpenAsync();

        Assert.Equal("Du er tilmeldt", page.Heading);
        Assert.Contains("Døren åbner kl. 09.45", page.Text, StringComparison.Ordinal);
        Assert.True(page.Has("main time[datetime='2022-04-20T09:45+02:00']"));
        Assert.Contains("Tiden er foreløbig.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Åse Ærø", page.Text, StringComparison.Ordinal);
        Assert.Contains($"{aase.Page}/kalender.ics", page.Links);
        Assert.Equal([$"{aase.Page}/mails", $"{aase.Page}/afmelding"], page.Actions);
        Assert.Null((await aase.RowAsync()).EmailProvenAt);
    }

    [Fact]
    public async Task A_wish_for_other_mails_can_be_seen_and_taken_back()
    {
        var aase = await AaseAsync();
        Assert.DoesNotContain("Kommende webinarer", (await aase.OpenAsync()).Text, StringComparison.Ordinal);
        await new Visit(site.Visitor()).SignUpAsync(Webinar, ("Name", "Bo"), ("Email", "bo@almenbo.example"), ("WantsComing", "ja"));
        var bo = await Attendee.WithAddressAsync(site, Webinar, "bo@almenbo.example");

        var withdrawal = (await bo.OpenAsync()).Links.Single(link => link.StartsWith("/samtykke/", StringComparison.Ordinal));
        await bo.Browser.PostAsync(withdrawal, []);

        Assert.DoesNotContain("Kommende webinarer", (await bo.OpenAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_cancels_can_take_it_back_for_ten_minutes()
    {
        var aase = await AaseAsync();

        Assert.Equal("Du er afmeldt", (await aase.StepAsync("/afmelding")).Heading);
        var cancelled = await aase.StepAsync("/afmelding");
        Assert.Equal("Du er afmeldt", cancelled.Heading);
        Assert.Contains($"{aase.Page}/fortryd", cancelled.Actions);
        Assert.Contains($"/webinarer/{Webinar}/tilmelding", cancelled.Links);
        Assert.Equal(1, await MailsAsync(MailKind.Cancelled));

        site.Now += TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1);
        Assert.Equal("Du er tilmeldt", (await aase.StepAsync("/fortryd")).Heading);
        Assert.Equal(SignUpState.Confirmed, (await aase.RowAsync()).State);

        await aase.StepAsync("/afmelding");
        site.Now += TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1);
        var tooLate = await aase.StepAsync("/fortryd");
        Assert.Equal("Du er afmeldt", tooLate.Heading);
        Assert.DoesNotContain($"{aase.Page}/fortryd", tooLate.Actions);
        Assert.Equal(HttpStatusCode.SeeOther, (await aase.OpenAsync("/fortryd")).Status);
    }

    [Fact]
    public async Task One_who_has_cancelled_can_sign_up_again()
    {
        var aase = await AaseAsync();
        await aase.StepAsync("/afmelding");

        var again = await AaseAsync();

        Assert.NotEqual(aase.Page, again.Page);
        Assert.Equal("Du er tilmeldt", (await again.OpenAsync()).Heading);
        Assert.Equal("Du er afmeldt", (await aase.StepAsync("/fortryd")).Heading);
    }

    [Fact]
    public async Task One_who_waits_sees_the_place_in_the_queue_and_moves_up()
    {
        var aase = await Attendee.OfAsync(site, Small, "Åse Ærø", "aase@almenbo.example");
        site.Now += TimeSpan.FromMinutes(1);
        var soeren = await Attendee.OfAsync(site, Small, "Søren O’Brien", "soeren@almenbo.example");
        site.Now += TimeSpan.FromMinutes(1);
        var bo = await Attendee.OfAsync(site, Small, "B", "b@almenbo.example");
        Assert.Equal("Du står som nr. 1 på ventelisten", (await soeren.OpenAsync()).Heading);
        var last = await bo.OpenAsync();
        Assert.Equal("Du står som nr. 2 på ventelisten", last.Heading);
        Assert.Contains("Forlad ventelisten", last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{bo.Page}/kalender.ics", last.Links);

        Assert.Contains("men pladsen kan nå at gå til en anden", (await aase.OpenAsync("/afmelding")).Text, StringComparison.Ordinal);
        var cancelled = await aase.StepAsync("/afmelding");

        Assert.Equal("Fortryd, og kom på ventelisten", cancelled.Document.QuerySelector("form button")!.TextContent);
        Assert.Equal("Du er tilmeldt", (await soeren.OpenAsync()).Heading);
        Assert.Equal("Du står som nr. 1 på ventelisten", (await bo.OpenAsync()).Heading);
        // Her seat is taken; her old place in the queue is before those who came later.
        Assert.Equal("Du står som nr. 1 på ventelisten", (await aase.StepAsync("/fortryd")).Heading);
        var left = await bo.StepAsync("/afmelding");
        Assert.Equal("Du har forladt ventelisten", left.Heading);
        Assert.Equal("Kom tilbage på ventelisten", left.Document.QuerySelector("form button")!.TextContent);
        Assert.DoesNotContain("afmeld", left.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_one_has_told_can_be_put_right()
    {
        var aase = await AaseAsync();
        var form = await aase.OpenAsync("/oplysninger");
        Assert.Equal("Åse Ærø", form.Value("Name"));
        Assert.Equal(["Bestyrelse", "Drift", "Vil ikke svare"], form.Document.QuerySelectorAll("fieldset label").Select(choice => choice.TextContent));

        var page = await aase.StepAsync(
            "/oplysninger", ("Name", "Åse Ærø Å"), ("Organisation", "<b>fsb</b>"), ("Answers[rolle]", "Drift"), ("Answers[emne]", " Ro  og orden "), ("Answers[andet]", "x"), ("Wishes", "Tekst på skærmen"));

        Assert.Equal("Det er gemt.", page.Document.QuerySelector("[role=status]")!.TextContent);
        Assert.False((await aase.OpenAsync()).Has("[role=status]"));
        Assert.Contains("Ro og orden", page.Text, StringComparison.Ordinal);
        Assert.Contains("<b>fsb</b>", page.Text, StringComparison.Ordinal);
        var row = await aase.RowAsync();
        Assert.Equal(("Åse Ærø Å", "<b>fsb</b>", "Tekst på skærmen"), (row.Name, row.Organisation, row.Wishes));
        Assert.Equal(new Dictionary<string, string> { ["rolle"] = "Drift", ["emne"] = "Ro og orden" }, row.Answers);
        Assert.NotNull(row.EmailProvenAt);
        Assert.Equal("Drift", (await aase.OpenAsync("/oplysninger")).Document.QuerySelector("[type=radio][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_cannot_be_right_is_told_at_the_top_and_at_the_field()
    {
        var aase = await AaseAsync();

        var page = await aase.PostAsync("/oplysninger", ("Name", "http://spam"), ("Answers[rolle]", "Konge"), ("Answers[emne]", new string('æ', 501)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Fejl: ", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal(["#Name", "#Answers-rolle", "#Answers-emne"], page.Document.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")!));
        Assert.All(page.Document.QuerySelectorAll(".errors a"), link => Assert.Equal("true", page.Document.GetElementById(link.GetAttribute("href")![1..])!.GetAttribute("aria-invalid")));
        Assert.Equal("http://spam", page.Value("Name"));
        Assert.Equal("Åse Ærø", (await aase.RowAsync()).Name);
    }

    [Fact]
    public async Task Another_address_gets_links_of_its_own_and_the_old_ones_die()
    {
        var aase = await AaseAsync();
        Assert.Equal("aase@almenbo.example", (await aase.OpenAsync("/adresse")).Value("Email"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await aase.PostAsync("/adresse", ("Email", "søren@almenbo.example"))).Status);

        var moved = await aase.StepAsync("/adresse", ("Email", "aase@blåbærgrød.example"));

        Assert.Equal("Se i din nye indbakke", moved.Heading);
        Assert.DoesNotContain("blåbær", moved.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await aase.OpenAsync()).Status);
        var now = await Attendee.WithAddressAsync(site, Webinar, "aase@blåbærgrød.example");
        Assert.Equal("Du er tilmeldt", (await now.OpenAsync()).Heading);
    }

    [Fact]
    public async Task Changing_to_a_known_address_looks_the_same_as_to_a_new_one()
    {
        var aase = await AaseAsync();
        var soeren = await Attendee.OfAsync(site, Webinar, "Søren O’Brien", "soeren@almenbo.example");
        await Attendee.OfAsync(site, Webinar, "Bo", "bo@almenbo.example");

        var toNew = await aase.PostAsync("/adresse", ("Email", "ny@almenbo.example"));
        var toKnown = await soeren.PostAsync("/adresse", ("Email", "bo@almenbo.example"));

        Assert.Equal((toNew.Status, toNew.Location), (toKnown.Status, toKnown.Location));
        var same = await Attendee.WithAddressAsync(site, Webinar, "ny@almenbo.example");
        Assert.Equal(same.Page, (await same.PostAsync("/adresse", ("Email", "NY@almenbo.example"))).Location);
    }

    [Fact]
    public async Task Reminders_can_be_turned_off_and_on_with_the_seat_kept()
    {
        var aase = await AaseAsync();

        Assert.Contains("er slået fra", (await aase.StepAsync("/mails", ("Wanted", "nej"))).Text, StringComparison.Ordinal);
        Assert.False((await aase.RowAsync()).WantsReminders);
        Assert.Equal("Påmindelser og besked om optagelsen er slået fra", (await aase.OpenAsync("/mails")).Heading);
        await aase.StepAsync("/mails", ("Wanted", "ja"));
        Assert.True((await aase.RowAsync()).WantsReminders);

        var byTheMailProgram = await new Visit(site.Visitor()).PostAsync($"{aase.Page}/mails", new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" });
        Assert.Equal(HttpStatusCode.OK, byTheMailProgram.Status);
        var row = await aase.RowAsync();
        Assert.Equal((false, SignUpState.Confirmed), (row.WantsReminders, row.State));
    }

    [Fact]
    public async Task The_calendar_file_has_the_entry_that_came_with_the_mail()
    {
        var aase = await AaseAsync();

        var answer = await aase.OpenAsync("/kalender.ics");

        Assert.Equal("text/calendar; charset=utf-8", answer.Response.Content.Headers.ContentType!.ToString());
        Assert.Contains($"UID:{(await aase.RowAsync()).CalendarUid}", answer.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/tilmelding/", answer.Html.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await aase.StepAsync("/afmelding");
        Assert.Equal(aase.Page, (await aase.OpenAsync("/kalender.ics")).Location);
    }

    [Fact]
    public async Task Everything_stored_can_be_taken_along()
    {
        var aase = await AaseAsync();
        await aase.StepAsync("/oplysninger", ("Name", "Åse Ærø"), ("Organisation", "Søparken"), ("Answers[rolle]", "Drift"));

        var answer = await aase.OpenAsync("/mine-oplysninger.json");

        Assert.Equal("attachment; filename=mine-oplysninger.json; filename*=UTF-8''mine-oplysninger.json", answer.Response.Content.Headers.ContentDisposition!.ToString());
        using var copy = JsonDocument.Parse(answer.Html);
        var signUp = copy.RootElement.GetProperty("tilmeldinger")[0];
        Assert.Equal(("Åse Ærø", "aase@almenbo.example", "Søparken", "tilmeldt"), (Text(signUp, "navn"), Text(signUp, "e-mail"), Text(signUp, "organisation"), Text(signUp, "tilstand")));
        Assert.Equal(("Din rolle?", "Drift"), (Text(signUp.GetProperty("svar")[0], "spørgsmål"), Text(signUp.GetProperty("svar")[0], "svar")));
        Assert.Equal("du er tilmeldt", Text(signUp.GetProperty("mails")[0], "slags"));
        Assert.Equal("2022-03-28T09:00:00+02:00", Text(signUp, "tilmeldt eller skrevet på venteliste")[..19] + "+02:00");
        Assert.Equal(JsonValueKind.Null, copy.RootElement.GetProperty("ønske om mails om kommende webinarer").ValueKind);
        Assert.DoesNotContain("\\u", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(aase.Page.Split('/')[^1], answer.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sletning", "Slet dine oplysninger")]
    [InlineData("/ikke-mig", "Har du ikke tilmeldt dig?")]
    public async Task What_is_deleted_is_gone_from_every_address(string step, string heading)
    {
        var aase = await AaseAsync();
        var asked = await aase.OpenAsync(step);
        Assert.Equal((heading, aase.Page + step), (asked.Heading, Assert.Single(asked.Actions)));
        Assert.Equal(SignUpState.Confirmed, (await aase.RowAsync()).State);

        var gone = await aase.StepAsync(step);

        Assert.Equal((HttpStatusCode.Gone, "Oplysningerne er slettet den 28. marts 2022"), (gone.Status, gone.Heading.Replace('\u00A0', ' ')));
        Assert.Equal(("", "", SignUpState.Anonymised), ((await aase.RowAsync()).Name, (await aase.RowAsync()).Email, (await aase.RowAsync()).State));
        var others = await Task.WhenAll(Attendee.Steps.Select(aase.OpenAsync));
        Assert.All([.. others, await aase.Browser.OpenAsync(aase.Door), await aase.PostAsync("/fortryd"), await aase.Browser.PostAsync(aase.Door, [])], page => Assert.Equal(HttpStatusCode.Gone, page.Status));
    }

    [Fact]
    public async Task One_who_never_signed_up_cannot_be_signed_up_again()
    {
        var aase = await AaseAsync();
        await aase.StepAsync("/ikke-mig");

        var receipt = await new Visit(site.Visitor()).SignUpToReceiptAsync(Webinar, "Åse Ærø", "aase@almenbo.example");

        Assert.Equal("Du er tilmeldt", receipt.Heading);
        Assert.DoesNotContain(await Attendee.RowsAsync(site), row => row.IsLive);
    }

    [Fact]
    public async Task A_webinar_that_is_called_off_says_so_and_takes_nothing_back()
    {
        var aase = await AaseAsync();
        site.Publish(Webinar, "aflyst: Oplægsholderen er syg.");
        site.Services.GetRequiredService<ContentRefresh>().Now();

        var page = await aase.OpenAsync();
        var door = await aase.Browser.OpenAsync(aase.Door);

        Assert.Equal(("Webinaret er aflyst", "Oplægsholderen er syg."), (page.Heading, page.State));
        Assert.Empty(page.Actions);
        Assert.Equal((HttpStatusCode.OK, "Webinaret er aflyst"), (door.Status, door.Heading));
        Assert.Equal(aase.Page, (await aase.OpenAsync("/afmelding")).Location);
    }

    [Fact]
    public async Task One_whom_staff_have_cancelled_is_told_who_did_it_and_has_nothing_to_take_back()
    {
        var aase = await AaseAsync();
        await using (var db = site.OpenDatabase())
        {
            var row = await db.SignUps.SingleAsync(TestContext.Current.CancellationToken);
            row.Cancel(CancelReason.Staff, site.Now);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var page = await aase.OpenAsync();

        Assert.Equal(("Du er afmeldt", "AlmenNet har afmeldt dig."), (page.Heading, page.State));
        Assert.Empty(page.Actions);
    }

    private Task<Attendee> AaseAsync() => Attendee.OfAsync(site, Webinar, "Åse Ærø", "aase@almenbo.example");

    private async Task<int> MailsAsync(MailKind kind)
    {
        await using var db = site.OpenDatabase();
        return await db.Mails.CountAsync(mail => mail.Kind == kind, TestContext.Current.CancellationToken);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
