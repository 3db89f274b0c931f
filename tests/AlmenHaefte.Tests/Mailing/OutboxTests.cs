using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.Mailing;

public sealed class OutboxTests : IAsyncLifetime
{
    private static readonly DateTimeOffset LaterStart = Launch.StartsAt.AddDays(1);
    private static readonly DateTimeOffset LaterEnd = Launch.EndsAt.AddDays(1);

    private readonly TestOutbox outbox = new();

    public ValueTask InitializeAsync() => outbox.InitializeAsync();

    public ValueTask DisposeAsync() => outbox.DisposeAsync();

    [Fact]
    public async Task A_confirmation_is_not_sent_to_one_who_has_cancelled()
    {
        var aase = await outbox.SignUpAsync(Cast.Aase);
        var confirmed = await outbox.QueueAsync(aase, MailKind.Confirmed);
        await outbox.ChangeAsync(aase, signUp => signUp.Cancel(CancelReason.Self, outbox.Now));
        var cancelled = await outbox.QueueAsync(aase, MailKind.Cancelled);

        Assert.Equal(1, await outbox.SendDueAsync());

        Assert.Equal(cancelled, Assert.Single(outbox.Postman.Accepted));
        var row = await outbox.RowAsync(confirmed);
        Assert.Equal((MailState.Superseded, outbox.Now), (row.State, row.EndedAt));
        Assert.Null(row.Recipient);
        Assert.Null(row.Message);
    }

    [Fact]
    public async Task Of_two_unsent_moves_only_the_newest_is_sent()
    {
        var aase = await outbox.SignUpAsync(Cast.Aase);
        var older = await outbox.QueueAsync(aase, MailKind.Moved, revision: 1);
        outbox.Clock.Advance(TimeSpan.FromSeconds(1));
        var newer = await outbox.QueueAsync(aase, MailKind.Moved, revision: 2);

        Assert.Equal(1, await outbox.SendDueAsync());

        Assert.Equal(newer, Assert.Single(outbox.Postman.Accepted));
        Assert.Equal(MailState.Superseded, (await outbox.RowAsync(older)).State);
    }

    [Fact]
    public async Task A_move_that_is_still_held_back_already_silences_the_one_before()
    {
        var aase = await outbox.SignUpAsync(Cast.Aase);
        var older = await outbox.QueueAsync(aase, MailKind.Moved, revision: 1);
        await outbox.QueueAsync(aase, MailKind.Moved, mail => mail.NotBefore(outbox.Now.AddMinutes(5)), revision: 2);

        Assert.Equal(0, await outbox.SendDueAsync());

        Assert.Equal(MailState.Superseded, (await outbox.RowAsync(older)).State);
    }

    [Fact]
    public async Task One_persons_move_does_not_silence_anothers()
    {
        var aase = await outbox.QueueAsync(await outbox.SignUpAsync(Cast.Aase), MailKind.Moved, revision: 1);
        var soeren = await outbox.QueueAsync(await outbox.SignUpAsync(Cast.Soeren), MailKind.Moved, revision: 2);

        await outbox.SendDueAsync();

        Assert.Equal(new[] { aase, soeren }.Order(), outbox.Postman.Accepted.Order());
    }

    [Theory]
    [InlineData(-1, MailState.Sent)]
    [InlineData(0, MailState.Superseded)]
    [InlineData(1, MailState.Superseded)]
    public async Task A_mail_is_not_sent_from_the_moment_it_expires(int ticks, MailState expected)
    {
        var expiry = outbox.Now.AddHours(1);
        var id = await outbox.QueueAsync(finish: mail => mail.ExpiringAt(expiry));

        outbox.Clock.SetUtcNow(expiry.AddTicks(ticks));
        await outbox.SendDueAsync();

        Assert.Equal(expected, (await outbox.RowAsync(id)).State);
    }

    [Fact]
    public async Task A_sent_mail_has_told_the_person_of_the_time()
    {
        var aase = await outbox.SignUpAsync(Cast.Aase);
        var id = await outbox.QueueAsync(aase, MailKind.Confirmed, mail => mail.Telling(Launch.StartsAt, Launch.EndsAt));
        Assert.Null((await outbox.RowAsync(id)).SignUp!.ToldStart);

        await outbox.SendDueAsync();

        var told = (await outbox.RowAsync(id)).SignUp!;
        Assert.Equal((Launch.StartsAt, Launch.EndsAt), (told.ToldStart, told.ToldEnd));
    }

    [Fact]
    public async Task A_mail_that_was_overtaken_while_it_was_being_sent_was_sent_all_the_same()
    {
        var aase = await outbox.SignUpAsync(Cast.Aase);
        var id = await outbox.QueueAsync(aase, MailKind.Confirmed, mail => mail.Telling(Launch.StartsAt, Launch.EndsAt));
        outbox.Postman.Answer = async (_, _) =>
        {
            await outbox.ChangeAsync(aase, signUp => signUp.Move(LaterStart, LaterEnd));
            await outbox.ChangeAsync(id, mail => mail.Supersede(outbox.Now));
            return new SendResult.Accepted();
        };

        await outbox.SendDueAsync();

        var row = await outbox.RowAsync(id);
        Assert.Equal(MailState.Sent, row.State);
        Assert.Equal((Launch.StartsAt, Launch.EndsAt), (row.SignUp!.ToldStart, row.SignUp.ToldEnd));
        Assert.Equal((LaterStart, LaterEnd), (row.SignUp.StartsAt, row.SignUp.EndsAt));
    }

    [Fact]
    public async Task A_mail_that_was_overtaken_while_it_could_not_be_sent_stays_overtaken()
    {
        var id = await outbox.QueueAsync();
        outbox.Postman.Answer = async (_, _) =>
        {
            await outbox.ChangeAsync(id, mail => mail.Supersede(outbox.Now));
            return new SendResult.Delayed("451 4.7.1 try later");
        };

        await outbox.SendDueAsync();

        var row = await outbox.RowAsync(id);
        Assert.Equal((MailState.Superseded, (string?)null), (row.State, row.Trouble));
    }

    [Fact]
    public async Task A_mail_whose_row_was_deleted_while_it_was_being_sent_does_no_harm()
    {
        var id = await outbox.QueueAsync();
        outbox.Postman.Answer = async (_, _) =>
        {
            await using var db = outbox.Open();
            db.Mails.Remove(await outbox.RowAsync(id));
            await db.SaveChangesAsync(CancellationToken.None);
            return new SendResult.Accepted();
        };

        Assert.Equal(1, await outbox.SendDueAsync());
    }

    [Fact]
    public async Task One_persons_mails_go_one_at_a_time_and_in_order()
    {
        var aase = await outbox.SignUpAsync(Cast.Aase);
        var first = await outbox.QueueAsync(aase, MailKind.Confirmed);
        outbox.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await outbox.QueueAsync(aase, MailKind.StaffMessage);
        var soeren = await outbox.QueueAsync(await outbox.SignUpAsync(Cast.Soeren), MailKind.Confirmed);
        var answer = new TaskCompletionSource<SendResult>();
        outbox.Postman.Answer = (mail, _) => mail.Id == first ? answer.Task : Task.FromResult<SendResult>(new SendResult.Accepted());

        var sending = outbox.SendDueAsync();
        Assert.Equal([first, soeren], outbox.Postman.Tried);
        answer.SetResult(new SendResult.Accepted());
        await sending;

        Assert.Equal([first, soeren, second], outbox.Postman.Tried);
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public async Task A_mail_that_has_been_due_for_a_quarter_of_an_hour_needs_attention(int minutes, bool expected)
    {
        await outbox.QueueAsync();
        outbox.Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(expected, await NeedsAttentionAsync());
    }

    [Fact]
    public async Task A_mail_that_was_given_up_needs_attention_for_a_day()
    {
        await outbox.QueueAsync();
        outbox.Postman.Answers(new SendResult.Refused("550 5.1.1 no such user"));
        await outbox.SendDueAsync();

        Assert.True(await NeedsAttentionAsync());
        outbox.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromTicks(1));
        Assert.False(await NeedsAttentionAsync());
    }

    private async Task<bool> NeedsAttentionAsync()
    {
        await using var db = outbox.Open();
        using var gate = new AlmenHaefte.Data.WriteGate();
        return await new Outbox(db, gate).NeedsAttentionAsync(outbox.Now, TestContext.Current.CancellationToken);
    }
}
