using AlmenHaefte.Mailing;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>Against an IMAP server that we did not write.</summary>
public sealed class BounceMailboxTests : IAsyncLifetime
{
    private static readonly string NoMailbox = Report.Recipient("failed", "5.1.1");

    private readonly TestOutbox outbox = new();
    private Dovecot server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await outbox.InitializeAsync();
        if (Dovecot.Missing is null)
        {
            server = await Dovecot.StartAsync(Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        await outbox.DisposeAsync();
    }

    [Fact]
    public async Task One_round_marks_the_right_mail_and_leaves_what_people_write_unread()
    {
        Needed.ToBeThere(Dovecot.Missing);
        var (aase, soeren) = (await SentAsync(), await SentAsync());
        await server.ReceiveAsync(Answer("for"), Cancellation);
        await server.ReceiveAsync(Report.Postfix(aase, NoMailbox), Cancellation);
        await server.ReceiveAsync(Report.Exchange(soeren, Report.Recipient("delayed", "4.4.1")), Cancellation);
        await server.ReceiveAsync(Answer("efter"), Cancellation);

        await outbox.NewMailbox(server.Port).ReadAsync(Cancellation);

        Assert.Equal("Adressen findes ikke (5.1.1)", (await outbox.RowAsync(aase)).Trouble);
        Assert.Null((await outbox.RowAsync(soeren)).BouncedAt);
        Assert.Equal(["for@almenbo.example", "efter@almenbo.example"], await server.UnreadAsync(Cancellation));
        Assert.Contains($"{aase} came back: 5.1.1", outbox.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("almenbo", outbox.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown", outbox.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_that_are_not_about_a_mail_of_ours_stay_unread()
    {
        Needed.ToBeThere(Dovecot.Missing);
        var aase = await SentAsync();
        var large = Report.Postfix(aase, NoMailbox).Replace("was not delivered", string.Concat(Enumerable.Repeat("was not delivered\n", 17_000)), StringComparison.Ordinal);
        Assert.InRange(large.Length, 300_000, 400_000);
        await server.ReceiveAsync(Report.Gmail(Guid.NewGuid(), NoMailbox), Cancellation);
        await server.ReceiveAsync(Report.Postfix(aase, Report.Recipient("failed", null)), Cancellation);
        await server.ReceiveAsync(Report.Postfix(aase, NoMailbox)[..400], Cancellation);
        await server.ReceiveAsync(large, Cancellation);

        await outbox.NewMailbox(server.Port).ReadAsync(Cancellation);

        Assert.Null((await outbox.RowAsync(aase)).BouncedAt);
        Assert.Equal(4, (await server.UnreadAsync(Cancellation)).Count);
        Assert.DoesNotContain("cannot be read", outbox.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_takes_fifty_reports_and_the_next_takes_the_rest()
    {
        Needed.ToBeThere(Dovecot.Missing);
        var aase = await SentAsync();
        for (var number = 0; number < 51; number++)
        {
            await server.ReceiveAsync(Report.Postfix(aase, NoMailbox), Cancellation);
        }

        var mailbox = outbox.NewMailbox(server.Port);

        await mailbox.ReadAsync(Cancellation);
        Assert.Single(await server.UnreadAsync(Cancellation));

        await mailbox.ReadAsync(Cancellation);
        Assert.Empty(await server.UnreadAsync(Cancellation));
    }

    [Fact]
    public async Task A_report_that_was_quicker_than_we_is_read_again_in_the_next_round()
    {
        Needed.ToBeThere(Dovecot.Missing);
        var aase = await outbox.QueueAsync();
        await server.ReceiveAsync(Report.Postfix(aase, NoMailbox), Cancellation);
        var mailbox = outbox.NewMailbox(server.Port);

        await mailbox.ReadAsync(Cancellation);
        Assert.Single(await server.UnreadAsync(Cancellation));

        await outbox.SendDueAsync();
        await mailbox.ReadAsync(Cancellation);
        Assert.Empty(await server.UnreadAsync(Cancellation));
        Assert.NotNull((await outbox.RowAsync(aase)).BouncedAt);
    }

    [Fact]
    public async Task A_report_that_comes_after_a_long_queue_of_peoples_mails_is_found_in_the_same_round()
    {
        Needed.ToBeThere(Dovecot.Missing);
        var aase = await SentAsync();
        for (var number = 0; number < 60; number++)
        {
            await server.ReceiveAsync(Answer($"svar-{number}"), Cancellation);
        }

        var mailbox = outbox.NewMailbox(server.Port);
        await mailbox.ReadAsync(Cancellation);
        await server.ReceiveAsync(Report.Gmail(aase, NoMailbox), Cancellation);
        await mailbox.ReadAsync(Cancellation);

        Assert.NotNull((await outbox.RowAsync(aase)).BouncedAt);
        Assert.Equal(60, (await server.UnreadAsync(Cancellation)).Count);
    }

    [Fact]
    public async Task A_mailbox_that_cannot_be_read_is_told_once_and_wants_attention_after_an_hour()
    {
        var mailbox = outbox.NewMailbox(FaultySmtpServer.ClosedPort());

        await mailbox.ReadAsync(Cancellation);
        outbox.Clock.Advance(TimeSpan.FromMinutes(59));
        await mailbox.ReadAsync(Cancellation);
        Assert.False(mailbox.NeedsAttention);

        outbox.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(mailbox.NeedsAttention);
        Assert.Equal("Warning: The mailbox of returned mails cannot be read until further notice: SocketException \n", outbox.Log);
    }

    [Fact]
    public async Task A_server_that_never_greets_is_not_waited_for()
    {
        await using var silent = new FaultySmtpServer([SmtpFault.NeverGreets]);
        var mailbox = outbox.NewMailbox(silent.Port, TimeSpan.FromMilliseconds(300));

        await mailbox.ReadAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(15), Cancellation);

        Assert.Contains("cannot be read until further notice: TimeoutException", outbox.Log, StringComparison.Ordinal);
    }

    private async Task<Guid> SentAsync()
    {
        var mail = await outbox.QueueAsync();
        Assert.Equal(1, await outbox.SendDueAsync());
        return mail;
    }

    private static string Answer(string name) => $"""
        From: Søren O’Brien <soeren@almenbo.example>
        To: tilmelding@haefter.example
        Subject: Sv: Du er tilmeldt
        Message-ID: <{name}@almenbo.example>

        Jeg kommer lidt senere.

        """;
}
