using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.SignUps;

public sealed class SignUpMailTests : DeskTest
{
    private readonly SignUpRequest aase = Cast.Aase;

    [Fact]
    public async Task One_form_sent_five_times_is_one_sign_up_and_one_mail()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => EnterAsync(aase))));
        await DeliverAsync();

        Assert.Single(await Database.RowsAsync());
        Assert.Equal([MailKind.Confirmed], SentTo(aase));
    }

    [Fact]
    public async Task Whoever_signs_up_again_is_reminded_of_it_at_most_once_in_a_quarter_of_an_hour()
    {
        await SignUpAsync(aase);
        await AgainAsync();
        Now += MailLimits.Pause - TimeSpan.FromSeconds(1);
        await AgainAsync();
        await DeliverAsync();
        Assert.Equal([MailKind.Confirmed, MailKind.Already], SentTo(aase));

        Now += TimeSpan.FromSeconds(1);
        await AgainAsync();
        await DeliverAsync();
        Assert.Equal([MailKind.Confirmed, MailKind.Already, MailKind.Already], SentTo(aase)[..3]);
    }

    [Fact]
    public async Task Nobody_can_make_the_site_write_to_an_address_more_than_three_times_an_hour_and_whoever_ends_with_a_seat_is_told_of_it()
    {
        for (var n = 0; n < 6; n++)
        {
            var signUp = await SignUpAsync(aase with { SubmissionId = Guid.NewGuid() });
            await DeliverAsync();
            if (n < 5)
            {
                await AsOwnerAsync(signUp, (self, id, key) => self.CancelAsync(id, key, Webinar, Now, Cancellation));
            }

            Now += TimeSpan.FromMinutes(1);
        }

        Assert.Equal(3, SentTo(aase).Count(kind => kind is MailKind.Confirmed));
        Now += TimeSpan.FromHours(1);
        await DeliverAsync();
        Assert.Equal(4, SentTo(aase).Count(kind => kind is MailKind.Confirmed));
    }

    [Fact]
    public async Task A_flood_of_sign_ups_is_stored_and_its_mails_wait()
    {
        await AskAsync(MailLimits.LargestBurst);

        await SignUpAsync(aase);
        await DeliverAsync();
        Assert.Empty(Delivered);

        Now += TimeSpan.FromMinutes(10);
        await DeliverAsync();
        Assert.Equal([MailKind.Confirmed], SentTo(aase));
    }

    [Fact]
    public async Task A_burst_of_sign_ups_is_told_from_the_three_hundredth_on_and_for_ten_minutes()
    {
        await AskAsync(MailLimits.UnusualBurst - 1);
        Assert.False(await IsUnusualAsync());

        await SignUpAsync(aase);
        Assert.True(await IsUnusualAsync());

        Now += TimeSpan.FromMinutes(10);
        Assert.False(await IsUnusualAsync());
    }

    [Fact]
    public async Task A_corrected_address_gets_the_mail_and_the_mistaken_one_none_that_has_not_left()
    {
        var mistaken = Cast.Request("Åse Ærø", "aase@almenbo.exampel");
        await SignUpAsync(mistaken);

        await CorrectAsync(mistaken, aase.Email);
        await DeliverAsync();

        Assert.Empty(SentTo(mistaken));
        Assert.Equal([MailKind.Confirmed], SentTo(aase));
    }

    [Fact]
    public async Task A_mistaken_address_that_has_had_the_invitation_gets_it_called_back()
    {
        var mistaken = Cast.Request("Åse Ærø", "aase@almenbo.exampel");
        await SignUpAsync(mistaken);
        await DeliverAsync();

        await CorrectAsync(mistaken, aase.Email);
        await DeliverAsync();

        Assert.Equal([MailKind.Confirmed, MailKind.AddressChanged], SentTo(mistaken));
    }

    [Fact]
    public async Task An_address_that_has_used_a_link_can_no_longer_be_corrected_from_the_receipt()
    {
        var signUp = await SignUpAsync(aase);
        await AsOwnerAsync(signUp, (self, id, key) => self.SetRemindersAsync(id, key, false, Now, Cancellation));

        await CorrectAsync(aase, Cast.Email("en.anden@almenbo.example"));

        Assert.True((await FindAsync(aase)).IsLive);
        Assert.Equal(2, (await Database.RowsAsync()).Count(row => row.IsLive));
    }

    [Fact]
    public async Task Asking_for_the_recording_brings_it_at_once()
    {
        Webinar = Launch.Webinar with { RecordingUrl = new Uri("https://video.example/optagelse"), RecordingIsForSignedUp = true, Capacity = 1 };
        Now = Launch.EndsAt.AddDays(1);
        await SignUpAsync(Cast.Soeren);
        await SignUpAsync(aase);
        await DeliverAsync();

        Assert.Equal([MailKind.Recording], SentTo(aase));
    }

    [Fact]
    public async Task A_wish_for_mails_about_coming_webinars_is_kept_with_its_words_and_where_it_was_given()
    {
        await SignUpAsync(aase with { WantsComing = true });
        await EnterAsync(aase with { WantsComing = true, SubmissionId = Guid.NewGuid() });
        await SignUpAsync(Cast.Soeren);

        await using var db = Database.Open();
        var consent = Assert.Single(db.Consents);
        Assert.Equal((aase.Email.Text, Consent.CurrentText, Desks.Form, Now.ToUniversalTime()), (consent.Email, consent.TextVersion, consent.Source, consent.GivenAt));
    }

    [Fact]
    public async Task Asked_for_again_the_links_of_every_live_sign_up_come_in_one_mail()
    {
        var other = Launch.Webinar with { Id = "opfoelgning", Slug = "opfoelgning", Title = "Opfølgning" };
        var first = await SignUpAsync(aase);
        Webinar = other;
        var second = await SignUpAsync(aase);
        Webinar = Launch.Webinar;
        await SignUpAsync(Cast.Soeren);
        await DeliverAsync();
        Delivered.Clear();

        await LinkAgainAsync(Cast.Email("AASE@almenbo.example"), Webinar, other);
        await DeliverAsync();

        var mail = Assert.Single(Delivered);
        Assert.Equal((MailKind.LinkAgain, aase.Email.ForSending), (mail.Kind, mail.Recipient));
        var text = MimeKit.MimeMessage.Load(new MemoryStream(mail.Message!), Cancellation).TextBody;
        Assert.Contains(Desks.Keys.Manage(first), text, StringComparison.Ordinal);
        Assert.Contains(Desks.Keys.Manage(second), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_are_sent_again_once_in_a_quarter_of_an_hour_and_five_times_a_day()
    {
        await SignUpAsync(aase);
        for (var quarter = 0; quarter < 24 * 4; quarter++)
        {
            await LinkAgainAsync(aase.Email, Webinar);
            await LinkAgainAsync(aase.Email, Webinar);
            Now += TimeSpan.FromMinutes(15);
        }

        Assert.Equal(MailLimits.MostLinksPerDay, (await Database.MailsAsync()).Count(mail => mail.Kind is MailKind.LinkAgain));
    }

    [Fact]
    public async Task An_address_that_nobody_knows_leaves_the_same_trace_and_no_mail()
    {
        await SignUpAsync(aase);
        await LinkAgainAsync(aase.Email, Webinar);
        await LinkAgainAsync(Cast.Soeren.Email, Webinar);

        await using var db = Database.Open();
        Assert.Equal(2, db.AddressRequests.Count(request => request.Kind == AddressRequestKind.LinkAgain));
        Assert.Single(db.Mails, mail => mail.Kind == MailKind.LinkAgain);
    }

    private new List<MailKind> SentTo(SignUpRequest request) => [.. base.SentTo(request)];

    private Task<SignUpResult> AgainAsync() => EnterAsync(aase with { SubmissionId = Guid.NewGuid() });

    private Task<SignUpResult> CorrectAsync(SignUpRequest mistaken, EmailAddress email) =>
        Database.AtDeskAsync(desk => desk.CorrectAsync(Webinar, mistaken.Email, mistaken with { Email = email }, Desks.Form, Now, Cancellation));

    private async Task LinkAgainAsync(EmailAddress email, params Webinar[] webinars) => await Database.AtAsync(async desks =>
    {
        await desks.LinkRequests.SendAsync(email, webinars, Now, Cancellation);
        return true;
    });

    private async Task AskAsync(int times)
    {
        await using var db = Database.Open();
        db.AddressRequests.AddRange(Enumerable.Range(0, times).Select(n => AddressRequest.Of(AddressRequestKind.SignUp, Webinar.Id, $"{n}", wasMailed: true, Now)));
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task<bool> IsUnusualAsync()
    {
        await using var db = Database.Open();
        return await new MailLimits(db, Desks.Keys).IsUnusualAsync(Now, Cancellation);
    }
}
