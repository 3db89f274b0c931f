using System.Net;
using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Newsroom.Webinars;

public sealed class SignUpStepTests : WebinarRoom
{
    protected override StaffRole Role => StaffRole.Administrator;

    [Theory]
    [InlineData("ærø")]
    [InlineData("ÆRØ")]
    [InlineData("aase@ALMENBO")]
    [InlineData("søbo åse")]
    [InlineData("åse\uFFFE")]
    public async Task People_are_found_by_name_address_and_organisation_in_Danish_letters(string words)
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example", "Søbo");
        await AddAsync("Bo Hansen", "bo@andetsted.example", "Aabo");

        var page = await Me.OpenAsync($"{Room}/tilmeldinger?soeg={Uri.EscapeDataString(words)}");

        Assert.Equal(["Åse Ærø"], page.Document.QuerySelectorAll(".people tbody a").Select(link => link.TextContent));
        Assert.Contains("1 person", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_lists_come_page_by_page()
    {
        foreach (var number in Enumerable.Range(1, 51))
        {
            await AddAsync("Åse Ærø", $"aase{number}@almenbo.example");
        }

        var first = await Me.OpenAsync($"{Room}/tilmeldinger");
        var second = await Me.OpenAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal((50, 1), (first.Document.QuerySelectorAll(".people tbody tr").Length, second.Document.QuerySelectorAll(".people tbody tr").Length));
        Assert.Contains("51 personer, 1 vises her.", second.Text, StringComparison.Ordinal);
        var back = await Me.OpenAsync(second.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Equal(first.Document.QuerySelector(".people")!.InnerHtml, back.Document.QuerySelector(".people")!.InnerHtml);
    }

    [Fact]
    public async Task A_persons_page_tells_what_became_of_each_mail()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        await using (var db = Site.OpenDatabase())
        {
            db.Attach(aase);
            var refused = Mail.Finished(Guid.NewGuid(), MailKind.Confirmed, aase.Email, [1], aase, Slug, 0, Site.Now);
            refused.Refused("550 5.2.2 mailbox full", Site.Now);
            var returned = Mail.Finished(Guid.NewGuid(), MailKind.ReminderDay, aase.Email, [1], aase, Slug, 1, Site.Now);
            returned.Accepted(Site.Now);
            returned.Bounced("Adressen findes ikke (5.1.1)", Site.Now);
            db.Mails.AddRange(refused, returned);
            await db.SaveChangesAsync(Cancellation);
        }

        var page = await Me.OpenAsync(PageOf(aase));

        Assert.Contains("Mail: du er tilmeldt, kunne ikke sendes Postkassen er fuld. Serveren svarede: 550 5.2.2 mailbox full", page.Text, StringComparison.Ordinal);
        Assert.Contains("Mail: påmindelse dagen før, kom retur Adressen findes ikke (5.1.1).", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_was_given_up_is_sent_again()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        var mail = Mail.Finished(Guid.NewGuid(), MailKind.StaffMessage, aase.Email, [1], null, Slug, 0, Site.Now);
        await using (var db = Site.OpenDatabase())
        {
            db.Attach(aase);
            mail = Mail.Finished(mail.Id, MailKind.StaffMessage, aase.Email, "Subject: x\r\n\r\nx"u8.ToArray(), aase, Slug, 0, Site.Now);
            mail.Refused("550 5.2.2 mailbox full", Site.Now);
            db.Mails.Add(mail);
            await db.SaveChangesAsync(Cancellation);
        }

        var page = await StepAsync(PageOf(aase), "/igen");

        Assert.Contains("Mailen ligger i udbakken igen.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Mail sendt igen besked fra arrangøren – af Søren O’Brien", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_address_gets_the_confirmation_and_the_history_says_who_did_it()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almnbo.example");

        var page = await StepAsync(PageOf(aase), "/adresse", ("Email", "aase@almenbo.example"));

        Assert.Contains("Adressen er rettet", page.Text, StringComparison.Ordinal);
        Assert.Contains("aase@almenbo.example", page.Text, StringComparison.Ordinal);
        Assert.Contains("Mailadressen rettet af Søren O’Brien", page.Text, StringComparison.Ordinal);
        Assert.Equal(CancelReason.AddressChanged, (await RowAsync(aase)).CancelledBecause);
        await using var db = Site.OpenDatabase();
        var moved = await db.SignUps.SingleAsync(row => row.Email == "aase@almenbo.example", Cancellation);
        Assert.True(await db.Mails.AnyAsync(mail => mail.SignUpId == moved.Id && mail.Kind == MailKind.Confirmed, Cancellation));
        Assert.DoesNotContain(await db.WebinarDeeds.Select(deed => deed.Detail ?? "").ToListAsync(Cancellation), detail => detail.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_cannot_be_right_is_refused_and_stays_in_the_field()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");

        var page = await SendAsync(await Me.OpenAsync(PageOf(aase)), "/adresse", ("Email", "åse@almenbo"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("åse@almenbo", page.Document.QuerySelector("#Email")!.GetAttribute("value"));
        Assert.Equal("true", page.Document.QuerySelector("#Email")!.GetAttribute("aria-invalid"));
        Assert.StartsWith("Fejl: ", page.Document.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "får mail om det")]
    [InlineData(false, "får ingen mail")]
    public async Task Somebody_is_cancelled_and_the_next_moves_up(bool tell, string told)
    {
        Publish("pladser: 1");
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        var bo = await AddAsync("Bo Ågård", "bo@almenbo.example", isWaiting: true);

        var page = await StepAsync(PageOf(aase), "/afmelding", ("tell", tell ? "true" : "false"));

        Assert.Contains(told, page.Text, StringComparison.Ordinal);
        Assert.Equal((SignUpState.Cancelled, SignUpState.Confirmed), ((await RowAsync(aase)).State, (await RowAsync(bo)).State));
        await using var db = Site.OpenDatabase();
        Assert.Equal(tell, await db.Mails.AnyAsync(mail => mail.SignUpId == aase.Id && mail.Kind == MailKind.CancelledByStaff, Cancellation));
        Assert.Equal((WebinarDeedKind.CancelledSignUp, Me.Member.Id), await db.WebinarDeeds.Select(deed => ValueTuple.Create(deed.Kind, deed.ById!.Value)).SingleAsync(Cancellation));
    }

    [Fact]
    public async Task Somebody_waiting_is_given_a_seat_out_of_turn()
    {
        var bo = await AddAsync("Bo Ågård", "bo@almenbo.example", isWaiting: true);

        var page = await StepAsync(PageOf(bo), "/plads");

        Assert.Contains("Personen har fået en plads", page.Text, StringComparison.Ordinal);
        Assert.Equal(SignUpState.Confirmed, (await RowAsync(bo)).State);
    }

    [Fact]
    public async Task Deleting_leaves_nothing_of_the_person_but_that_it_was_done()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");

        var page = await StepAsync(PageOf(aase), "/sletning");

        Assert.Contains("Oplysningerne er slettet.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Oplysninger slettet af Søren O’Brien", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ærø", page.Html, StringComparison.Ordinal);
        Assert.Equal(("", ""), ((await RowAsync(aase)).Name, (await RowAsync(aase)).Email));
    }

    [Fact]
    public async Task An_editor_cannot_delete_and_is_not_offered_it()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        var editor = await Colleague.OfAsync(Site);
        var page = await editor.OpenAsync(PageOf(aase));

        Assert.DoesNotContain(page.Actions, action => action.EndsWith("/sletning", StringComparison.Ordinal));
        var token = page.Document.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await editor.Visit.PostAsync($"{PageOf(aase)}/sletning", new Dictionary<string, string> { ["__RequestVerificationToken"] = token });

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("Åse Ærø", (await RowAsync(aase)).Name);
    }

    [Fact]
    public async Task Who_came_by_another_way_is_noted_when_the_doors_have_opened()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        await ComeBackAsync(Launch.StartsAt);

        var page = await StepAsync(PageOf(aase), "/fremmoede");

        Assert.Contains("Noteret, at 1 person var med.", page.Text, StringComparison.Ordinal);
        Assert.NotNull((await RowAsync(aase)).JoinedAt);
    }

    [Fact]
    public async Task What_people_have_typed_is_text_and_never_markup()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example", "<img src=x onerror=alert(1)>");

        foreach (var address in new[] { Room, $"{Room}/tilmeldinger", PageOf(aase), $"{Room}/tilmeldinger?soeg={Uri.EscapeDataString("\"><script>alert(1)</script>")}" })
        {
            var page = await Me.OpenAsync(address);
            Assert.DoesNotContain("<img src=x", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mail_is_sent_again_from_its_own_persons_page_alone()
    {
        var (aase, bo) = (await AddAsync("Åse Ærø", "aase@almenbo.example"), await AddAsync("Bo Ågård", "bo@almenbo.example"));
        var mail = Mail.Finished(Guid.NewGuid(), MailKind.StaffMessage, bo.Email, "Subject: x\r\n\r\nx"u8.ToArray(), bo, Slug, 0, Site.Now);
        mail.Refused("550 5.2.2 mailbox full", Site.Now);
        await using (var db = Site.OpenDatabase())
        {
            db.Attach(bo);
            db.Mails.Add(mail);
            await db.SaveChangesAsync(Cancellation);
        }

        var answer = await PostAsync($"{PageOf(aase)}/mails/{mail.Id}/igen");

        Assert.EndsWith("gjort=intet", answer.Location, StringComparison.Ordinal);
        Assert.Empty(await DeedsAsync());
        await using var stored = Site.OpenDatabase();
        Assert.Equal(MailState.Failed, (await stored.Mails.SingleAsync(row => row.Id == mail.Id, Cancellation)).State);
    }

    [Theory]
    [InlineData("/afmelding", "tell", "true")]
    [InlineData("/adresse", "Email", "aase@nyt-sted.example")]
    public async Task After_the_webinar_a_seat_is_neither_given_up_nor_moved_to_another_address(string step, string field, string text)
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        await ComeBackAsync(Launch.EndsAt);

        var answer = await PostAsync(PageOf(aase) + step, (field, text));

        Assert.EndsWith("gjort=intet", answer.Location, StringComparison.Ordinal);
        Assert.DoesNotContain((await Me.OpenAsync(PageOf(aase))).Actions, action => action.EndsWith(step, StringComparison.Ordinal));
        Assert.Equal((SignUpState.Confirmed, "aase@almenbo.example"), ((await RowAsync(aase)).State, (await RowAsync(aase)).Email));
        Assert.Empty(await DeedsAsync());
        await using var db = Site.OpenDatabase();
        Assert.False(await db.Mails.AnyAsync(mail => mail.WebinarId == Slug, Cancellation));
    }

    [Fact]
    public async Task Nobody_has_come_before_the_doors_have_opened()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");

        var one = await PostAsync($"{PageOf(aase)}/fremmoede");
        var list = await Me.OpenAsync((await PostAsync($"{Room}/fremmoede", ("Addresses", "aase@almenbo.example"))).Location);

        Assert.EndsWith("gjort=intet", one.Location.Split('&')[0], StringComparison.Ordinal);
        Assert.Contains("Ingen nye er noteret som fremmødt.", list.Text, StringComparison.Ordinal);
        Assert.Null((await RowAsync(aase)).JoinedAt);
        Assert.Empty(await DeedsAsync());
    }

    [Fact]
    public async Task An_address_that_wants_no_part_in_it_is_not_moved_to_and_the_history_does_not_say_so()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        await using (var db = Site.OpenDatabase())
        {
            db.Blocks.Add(Block.Of(Slug, Site.Services.GetRequiredService<LinkKeys>().Fingerprint(Cast.Email("bo@andetsted.example").Key), Site.Now));
            await db.SaveChangesAsync(Cancellation);
        }

        var page = await StepAsync(PageOf(aase), "/adresse", ("Email", "bo@andetsted.example"));

        Assert.Contains("Der var intet at ændre.", page.Text, StringComparison.Ordinal);
        Assert.Equal(SignUpState.Confirmed, (await RowAsync(aase)).State);
        Assert.Empty(await DeedsAsync());
    }

    /// <summary>What the person's page does not offer, sent all the same.</summary>
    private async Task<VisitedPage> PostAsync(string address, params (string Field, string Text)[] typed)
    {
        var page = await Me.OpenAsync($"{Room}/besked");
        var token = page.Document.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await Me.Visit.PostAsync(address, typed.Append(("__RequestVerificationToken", token)).ToDictionary(field => field.Item1, field => field.Item2));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        return answer;
    }

    private async Task<List<WebinarDeedKind>> DeedsAsync()
    {
        await using var db = Site.OpenDatabase();
        return await db.WebinarDeeds.Select(deed => deed.Kind).ToListAsync(Cancellation);
    }
}
