using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Mailing;

public sealed class ReturnedMailTests : IAsyncLifetime
{
    private readonly TestOutbox outbox = new();

    public ValueTask InitializeAsync() => outbox.InitializeAsync();

    public ValueTask DisposeAsync() => outbox.DisposeAsync();

    [Fact]
    public async Task A_sent_mail_that_came_back_is_marked_on_the_right_person_with_the_first_reason()
    {
        var (aase, soeren) = (await SentAsync(Cast.Aase), await SentAsync(Cast.Soeren));
        var sentAt = outbox.Now;
        outbox.Clock.Advance(TimeSpan.FromMinutes(3));
        var returnedAt = outbox.Now;

        Assert.Equal(BounceOutcome.Noted, await outbox.TakeBackAsync(new Bounce(soeren, "5.2.2", IsFinal: true)));
        outbox.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(BounceOutcome.Noted, await outbox.TakeBackAsync(new Bounce(soeren, "5.1.1", IsFinal: true)));

        var row = await outbox.RowAsync(soeren);
        Assert.Equal((MailState.Sent, sentAt, returnedAt, "Postkassen er fuld (5.2.2)"), (row.State, row.EndedAt, row.BouncedAt, row.Trouble));
        Assert.Equal("Søren O’Brien", row.SignUp?.Name);
        Assert.Null((await outbox.RowAsync(aase)).BouncedAt);
    }

    [Fact]
    public async Task A_mail_that_is_only_delayed_is_not_marked()
    {
        var aase = await SentAsync(Cast.Aase);

        Assert.Equal(BounceOutcome.Noted, await outbox.TakeBackAsync(new Bounce(aase, "4.4.1", IsFinal: false)));

        Assert.Null((await outbox.RowAsync(aase)).BouncedAt);
    }

    [Fact]
    public async Task A_mail_that_nobody_has_sent_cannot_come_back()
    {
        await SentAsync(Cast.Aase);

        Assert.Equal(BounceOutcome.Unknown, await outbox.TakeBackAsync(new Bounce(Guid.NewGuid(), "5.1.1", IsFinal: true)));

        Assert.Equal(BounceOutcome.Unknown, await outbox.TakeBackAsync(new Bounce(Guid.Empty, "4.4.1", IsFinal: false)));
    }

    [Fact]
    public async Task A_report_that_is_here_before_the_mail_counts_as_sent_is_to_be_told_again()
    {
        var aase = await outbox.QueueAsync(await outbox.SignUpAsync(Cast.Aase), MailKind.Confirmed);
        var bounce = new Bounce(aase, "5.1.1", IsFinal: true);

        Assert.Equal(BounceOutcome.TooEarly, await outbox.TakeBackAsync(bounce));
        await outbox.SendDueAsync();
        Assert.Equal(BounceOutcome.Noted, await outbox.TakeBackAsync(bounce));

        Assert.Equal("Adressen findes ikke (5.1.1)", (await outbox.RowAsync(aase)).Trouble);
    }

    [Fact]
    public async Task A_mail_that_was_given_up_keeps_what_its_server_said()
    {
        outbox.Postman.Answers(new SendResult.Refused("550 unknown"));
        var aase = await SentAsync(Cast.Aase);

        Assert.Equal(BounceOutcome.Noted, await outbox.TakeBackAsync(new Bounce(aase, "5.1.1", IsFinal: true)));

        var row = await outbox.RowAsync(aase);
        Assert.Equal((MailState.Failed, "550 unknown", (DateTimeOffset?)null), (row.State, row.Trouble, row.BouncedAt));
    }

    [Fact]
    public async Task The_mark_is_deleted_with_the_person_and_does_not_come_again()
    {
        var aase = await SentAsync(Cast.Aase);
        var bounce = new Bounce(aase, "5.1.1", IsFinal: true);
        await outbox.TakeBackAsync(bounce);
        Assert.NotNull((await outbox.RowAsync(aase)).BouncedAt);

        await ForgetEveryoneAsync();
        Assert.Equal(BounceOutcome.Noted, await outbox.TakeBackAsync(bounce));

        var row = await outbox.RowAsync(aase);
        Assert.Equal((null, null, SignUpState.Anonymised), (row.BouncedAt, row.Trouble, row.SignUp?.State));
    }

    private async Task<Guid> SentAsync(SignUpRequest request)
    {
        var mail = await outbox.QueueAsync(await outbox.SignUpAsync(request), MailKind.Confirmed);
        Assert.Equal(1, await outbox.SendDueAsync());
        return mail;
    }

    private async Task ForgetEveryoneAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var db = outbox.Open();
        foreach (var signUp in await db.SignUps.ToListAsync(cancellation))
        {
            await new Erasure(db).AnonymiseAsync(signUp, outbox.Now, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
    }
}
