using AlmenHaefte.Mailing;

namespace AlmenHaefte.Tests.Mailing;

public sealed class DeliveryOverSmtpTests : IAsyncLifetime
{
    private readonly TestOutbox outbox = new();

    public ValueTask InitializeAsync() => outbox.InitializeAsync();

    public ValueTask DisposeAsync() => outbox.DisposeAsync();

    [Fact]
    public async Task Whatever_goes_wrong_for_a_while_every_mail_arrives_and_no_mailbox_shows_it_twice()
    {
        await using var server = new FaultySmtpServer(
        [
            SmtpFault.GreetsLater, SmtpFault.HangsUpBeforeGreeting, SmtpFault.GreetsWithJunk, SmtpFault.NeverGreets, SmtpFault.DelaysRecipient,
            SmtpFault.TakesAndHangsUp, SmtpFault.DelaysMessage, SmtpFault.HangsUpInMessage, SmtpFault.ClosesAtRecipient, SmtpFault.StallsAfterMessage,
            SmtpFault.TakesAndStalls, SmtpFault.RefusesLogin, SmtpFault.AnswersSlowly, SmtpFault.None,
        ]);
        var ids = new[] { await outbox.QueueAsync(), await outbox.QueueAsync("bo@almenbo.example"), await outbox.QueueAsync("info@blåbærgrød.example") };
        var worker = outbox.NewWorker(Relay(server.Port));

        for (var rounds = 0; rounds < 40 && server.Conversations < 14; rounds++)
        {
            await worker.SendDueAsync(TestContext.Current.CancellationToken);
            outbox.Clock.Advance(TimeSpan.FromHours(4));
        }
        await worker.SendDueAsync(TestContext.Current.CancellationToken);

        Assert.All(await Task.WhenAll(ids.Select(outbox.RowAsync)), row => Assert.Equal(MailState.Sent, row.State));
        Assert.Equal(ids.Select(QueuedLetter.MessageIdOf).Order(StringComparer.Ordinal), server.Taken.Select(taken => taken.MessageId).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(SmtpFault.GreetsLater, 0)]
    [InlineData(SmtpFault.HangsUpBeforeGreeting, 0)]
    [InlineData(SmtpFault.GreetsWithJunk, 0)]
    [InlineData(SmtpFault.DelaysRecipient, 0)]
    [InlineData(SmtpFault.DelaysMessage, 0)]
    [InlineData(SmtpFault.HangsUpInMessage, 0)]
    [InlineData(SmtpFault.StallsAfterMessage, 0)]
    [InlineData(SmtpFault.AnswersSlowly, 0)]
    [InlineData(SmtpFault.TakesAndHangsUp, 1)]
    public async Task No_mail_is_lost_and_a_mailbox_gets_at_most_one_more_of_the_same_within_a_minute_of_the_servers_being_well(SmtpFault fault, int extra)
    {
        await using var server = new FaultySmtpServer([fault, SmtpFault.None]);
        var ids = new[] { await outbox.QueueAsync(), await outbox.QueueAsync("bo@almenbo.example"), await outbox.QueueAsync("info@blåbærgrød.example") };
        // Patient enough with one who answers slowly on a slow machine; whoever stalls costs that long.
        var worker = outbox.NewWorker(new SmtpRelay(Server(server.Port), TimeSpan.FromSeconds(fault is SmtpFault.StallsAfterMessage ? 1 : 30)));

        await worker.SendDueAsync(TestContext.Current.CancellationToken);
        outbox.Clock.Advance(TimeSpan.FromMinutes(1));
        await worker.SendDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ids.Length + extra, server.Taken.Count);
        Assert.Equal(ids.Select(QueuedLetter.MessageIdOf).Order(StringComparer.Ordinal), server.Taken.Select(taken => taken.MessageId).Distinct().Order(StringComparer.Ordinal));
        Assert.All(await Task.WhenAll(ids.Select(outbox.RowAsync)), row => Assert.Equal(MailState.Sent, row.State));
    }

    [Fact]
    public async Task A_goodbye_that_never_comes_is_not_waited_for()
    {
        await using var server = new FaultySmtpServer([SmtpFault.StallsAtFarewell]);
        var id = await outbox.QueueAsync();

        await outbox.NewWorker(Relay(server.Port)).SendDueAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);

        Assert.Equal(MailState.Sent, (await outbox.RowAsync(id)).State);
    }

    [Fact]
    public async Task One_address_that_is_refused_for_ever_does_not_hold_up_the_others()
    {
        await using var server = new FaultySmtpServer([SmtpFault.RefusesRecipient, SmtpFault.None]);
        for (var number = 0; number < 5; number++)
        {
            await outbox.QueueAsync($"beboer{number}@almenbo.example");
        }

        Assert.Equal(5, await outbox.NewWorker(Relay(server.Port)).SendDueAsync(TestContext.Current.CancellationToken));

        Assert.Equal(4, server.Taken.Count);
    }

    private static SmtpRelay Relay(int port) => new(Server(port), TimeSpan.FromMilliseconds(700));

    private static SmtpServer Server(int port) => new("localhost", port, LineSecurity.None, null, null, QueuedLetter.From);
}
