using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;

namespace AlmenHaefte.Tests.Mailing;

public sealed class DeliveryTests : IAsyncLifetime
{
    private static readonly SendResult Accepted = new SendResult.Accepted();
    private static readonly SendResult Delayed = new SendResult.Delayed("451 4.7.1 try later, aase@almenbo.example");
    private static readonly SendResult Refused = new SendResult.Refused("550 5.1.1 no such user");
    private static readonly SendResult Unreachable = new SendResult.Unreachable("Der er ingen forbindelse til mailserveren.");

    private readonly TestOutbox outbox = new();

    public ValueTask InitializeAsync() => outbox.InitializeAsync();

    public ValueTask DisposeAsync() => outbox.DisposeAsync();

    [Fact]
    public async Task A_mail_is_sent_once_and_only_the_fact_is_left()
    {
        var id = await outbox.QueueAsync();

        Assert.Equal(1, await outbox.SendDueAsync());
        Assert.Equal(0, await outbox.SendDueAsync());

        var row = await outbox.RowAsync(id);
        Assert.Equal(id, Assert.Single(outbox.Postman.Accepted));
        Assert.Equal((MailState.Sent, outbox.Now, (DateTimeOffset?)null), (row.State, row.EndedAt, row.LeasedUntil));
        Assert.Null(row.Recipient);
        Assert.Null(row.Message);
        Assert.Null(row.Trouble);
    }

    [Fact]
    public async Task A_mail_that_is_held_back_waits_for_its_moment()
    {
        await outbox.QueueAsync(finish: mail => mail.NotBefore(outbox.Now.AddMinutes(5)));

        outbox.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.Equal(0, await outbox.SendDueAsync());
        outbox.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, await outbox.SendDueAsync());
    }

    [Fact]
    public async Task The_oldest_goes_first()
    {
        var second = await outbox.QueueAsync("bo@almenbo.example", mail => mail.NotBefore(outbox.Now.AddSeconds(2)));
        var first = await outbox.QueueAsync(finish: mail => mail.NotBefore(outbox.Now.AddSeconds(1)));
        outbox.Clock.Advance(TimeSpan.FromMinutes(1));

        await outbox.SendDueAsync();

        Assert.Equal([first, second], outbox.Postman.Accepted);
    }

    [Fact]
    public async Task A_delayed_mail_is_tried_after_1_5_15_and_60_minutes_and_4_hours_and_then_given_up()
    {
        var id = await outbox.QueueAsync();
        outbox.Postman.Answers(Delayed);

        await outbox.SendDueAsync();
        foreach (var minutes in (int[])[1, 5, 15, 60, 240])
        {
            Assert.Equal(MailState.Queued, (await outbox.RowAsync(id)).State);
            outbox.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromTicks(1));
            Assert.Equal(0, await outbox.SendDueAsync());
            outbox.Clock.Advance(TimeSpan.FromTicks(1));
            Assert.Equal(1, await outbox.SendDueAsync());
        }

        var row = await outbox.RowAsync(id);
        Assert.Equal((MailState.Failed, outbox.Now), (row.State, row.EndedAt));
        Assert.Equal("451 4.7.1 try later, aase@almenbo.example", row.Trouble);
        // Kept, so that it can be sent when the address is mended.
        Assert.NotNull(row.Message);
        outbox.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await outbox.SendDueAsync());
    }

    [Fact]
    public async Task A_refused_mail_is_given_up_at_once_and_the_others_go()
    {
        var refused = await outbox.QueueAsync();
        var other = await outbox.QueueAsync("bo@almenbo.example");
        outbox.Postman.Answer = (mail, _) => Task.FromResult(mail.Id == refused ? Refused : Accepted);

        await outbox.SendDueAsync();

        Assert.Equal(MailState.Failed, (await outbox.RowAsync(refused)).State);
        Assert.Equal(MailState.Sent, (await outbox.RowAsync(other)).State);
    }

    [Fact]
    public async Task A_mail_that_breaks_the_transport_every_time_is_set_aside_and_the_others_go()
    {
        var poison = await outbox.QueueAsync();
        var other = await outbox.QueueAsync("bo@almenbo.example");
        outbox.Postman.Answer = (mail, _) => mail.Id == poison ? throw new InvalidOperationException("aase@almenbo.example") : Task.FromResult(Accepted);

        for (var step = 0; step < 6; step++)
        {
            await outbox.SendDueAsync();
            outbox.Clock.Advance(TimeSpan.FromHours(4));
        }

        Assert.Equal(6, outbox.Postman.Tried.Count(id => id == poison));
        Assert.Equal(MailState.Failed, (await outbox.RowAsync(poison)).State);
        Assert.Equal(MailState.Sent, (await outbox.RowAsync(other)).State);
    }

    [Fact]
    public async Task A_server_that_is_down_for_an_hour_costs_no_mail_a_try()
    {
        var ids = new[] { await outbox.QueueAsync(), await outbox.QueueAsync("bo@almenbo.example"), await outbox.QueueAsync("info@blåbærgrød.example") };
        outbox.Postman.Answers(Unreachable);
        var worker = outbox.NewWorker();
        for (var second = 0; second < 3600; second += 5)
        {
            await worker.SendDueAsync(TestContext.Current.CancellationToken);
            outbox.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        // Once every half minute; the postman answers at once, so no second mail is under way when he says no.
        Assert.Equal(120, outbox.Postman.Tried.Count());
        Assert.Equal(Launch.InMarch, worker.UnreachableSince);

        outbox.Postman.Answers(Accepted);
        outbox.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(3, await worker.SendDueAsync(TestContext.Current.CancellationToken));

        Assert.Null(worker.UnreachableSince);
        Assert.Equal(ids.Order(), outbox.Postman.Accepted.Order());
        Assert.All(await Task.WhenAll(ids.Select(outbox.RowAsync)), row => Assert.Equal((MailState.Sent, 0), (row.State, row.Tries)));
    }

    [Fact]
    public async Task While_the_server_cannot_be_reached_nobody_asks_for_half_a_minute()
    {
        await outbox.QueueAsync();
        outbox.Postman.Answers(Unreachable);
        var worker = outbox.NewWorker();
        await worker.SendDueAsync(TestContext.Current.CancellationToken);

        outbox.Clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        Assert.Equal(0, await worker.SendDueAsync(TestContext.Current.CancellationToken));
        outbox.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, await worker.SendDueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_that_nobody_needs_any_more_is_no_trouble()
    {
        var id = await outbox.QueueAsync();
        outbox.Postman.Answers(Unreachable);
        var worker = outbox.NewWorker();
        await worker.SendDueAsync(TestContext.Current.CancellationToken);
        await outbox.ChangeAsync(id, mail => mail.Supersede(outbox.Now));

        outbox.Clock.Advance(TimeSpan.FromSeconds(30));
        await worker.SendDueAsync(TestContext.Current.CancellationToken);

        Assert.Null(worker.UnreachableSince);
    }

    [Fact]
    public async Task A_mail_that_the_server_hangs_up_on_lets_the_others_past()
    {
        var poison = await outbox.QueueAsync();
        for (var number = 0; number < 10; number++)
        {
            await outbox.QueueAsync($"beboer{number}@almenbo.example");
        }
        outbox.Postman.Answer = (mail, _) => Task.FromResult(mail.Id == poison ? Unreachable : Accepted);
        var worker = outbox.NewWorker();

        for (var step = 0; step < 3; step++)
        {
            await worker.SendDueAsync(TestContext.Current.CancellationToken);
            outbox.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(10, outbox.Postman.Accepted.Distinct().Count());
    }

    [Fact]
    public async Task One_who_stalls_does_not_hold_up_the_others()
    {
        var stalled = await outbox.QueueAsync();
        var others = new[] { await outbox.QueueAsync("bo@almenbo.example"), await outbox.QueueAsync("info@blåbærgrød.example") };
        var answer = new TaskCompletionSource<SendResult>();
        outbox.Postman.Answer = (mail, _) => mail.Id == stalled ? answer.Task : Task.FromResult(Accepted);

        var sending = outbox.SendDueAsync();
        foreach (var id in others)
        {
            Assert.Equal(MailState.Sent, (await outbox.RowAsync(id)).State);
        }
        Assert.False(sending.IsCompleted);

        answer.SetResult(Delayed);
        Assert.Equal(3, await sending);
    }

    [Fact]
    public async Task Two_workers_never_send_the_same_mail()
    {
        for (var number = 0; number < 40; number++)
        {
            await outbox.QueueAsync($"beboer{number}@almenbo.example");
        }
        outbox.Postman.Answer = async (_, _) =>
        {
            await Task.Yield();
            return Accepted;
        };

        var tried = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(outbox.SendDueAsync)));

        Assert.Equal(40, tried.Sum());
        Assert.Equal(40, outbox.Postman.Tried.Distinct().Count());
    }

    [Fact]
    public async Task A_worker_that_died_after_the_server_took_the_mail_leaves_the_same_mail_to_the_next()
    {
        var id = await outbox.QueueAsync();
        var stored = (await outbox.RowAsync(id)).Message;
        byte[]? first = null;
        outbox.Postman.Answer = (mail, _) =>
        {
            first = mail.Message;
            // The server has it, and nobody ever hears.
            return new TaskCompletionSource<SendResult>().Task;
        };
        _ = outbox.SendDueAsync();
        byte[]? second = null;
        outbox.Postman.Answer = (mail, _) =>
        {
            second = mail.Message;
            return Task.FromResult(Accepted);
        };

        outbox.Clock.Advance(TimeSpan.FromMinutes(2) - TimeSpan.FromTicks(1));
        Assert.Equal(0, await outbox.SendDueAsync());
        outbox.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, await outbox.SendDueAsync());

        Assert.Equal(stored, first);
        Assert.Equal(stored, second);
        Assert.Equal(MailState.Sent, (await outbox.RowAsync(id)).State);
    }

    [Fact]
    public async Task A_worker_that_comes_too_late_does_not_undo_what_the_next_one_did()
    {
        var id = await outbox.QueueAsync();
        var late = new TaskCompletionSource<SendResult>();
        outbox.Postman.Answer = (_, _) => late.Task;
        var sending = outbox.SendDueAsync();
        outbox.Postman.Answers(Delayed);
        outbox.Clock.Advance(TimeSpan.FromMinutes(2));
        await outbox.SendDueAsync();
        var afterTheNext = await outbox.RowAsync(id);

        late.SetResult(Refused);
        await sending;

        var row = await outbox.RowAsync(id);
        Assert.Equal((MailState.Queued, 1, afterTheNext.NextTryAt), (row.State, row.Tries, row.NextTryAt));
    }

    [Fact]
    public async Task When_the_site_stops_the_mail_in_hand_is_finished_and_no_other_begun()
    {
        var first = await outbox.QueueAsync();
        await outbox.QueueAsync(finish: mail => mail.NotBefore(outbox.Now.AddSeconds(1)));
        using var stop = new CancellationTokenSource();
        var answer = new TaskCompletionSource<SendResult>();
        outbox.Postman.Answer = (_, _) => answer.Task;

        var sending = outbox.NewWorker().SendDueAsync(stop.Token);
        outbox.Clock.Advance(TimeSpan.FromSeconds(1));
        await stop.CancelAsync();
        answer.SetResult(Accepted);

        Assert.Equal(1, await sending);
        Assert.Equal(first, Assert.Single(outbox.Postman.Tried));
        Assert.Equal(MailState.Sent, (await outbox.RowAsync(first)).State);
    }

    [Fact]
    public async Task The_log_tells_of_mails_and_of_no_person_and_repeats_no_server()
    {
        var aase = await outbox.SignUpAsync(Cast.Aase);
        var id = await outbox.QueueAsync(aase, MailKind.Confirmed);
        foreach (var result in (SendResult[])[Delayed, Refused, Unreachable, Accepted])
        {
            await outbox.QueueAsync();
            outbox.Postman.Answers(result);
            await outbox.SendDueAsync();
            outbox.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await outbox.QueueAsync();
        outbox.Postman.Answer = (_, _) => throw new InvalidOperationException("550 aase@almenbo.example");
        await outbox.SendDueAsync();

        Assert.Contains($"Mail {id} (Confirmed): Delayed", outbox.Log, StringComparison.Ordinal);
        Assert.Contains("broke the transport: InvalidOperationException", outbox.Log, StringComparison.Ordinal);
        foreach (var secret in (string[])["almenbo", "Åse", "4.7.1", "5.1.1", "no such", "binder jer"])
        {
            Assert.DoesNotContain(secret, outbox.Log, StringComparison.OrdinalIgnoreCase);
        }
    }
}
