using System.Diagnostics;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.Mailing;

public sealed class SmtpRelayTests
{
    private static readonly TimeSpan ShortPatience = TimeSpan.FromMilliseconds(700);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_danish_domain_goes_out_in_its_ascii_form_whatever_the_server_can(bool knowsUtf8)
    {
        Needed.ToBeThere(Aiosmtpd.Missing);
        using var server = await Aiosmtpd.StartAsync(knowsUtf8);
        var mail = QueuedLetter.To("info@blåbærgrød.dk", Launch.InMarch);

        Assert.IsType<SendResult.Accepted>(await SendAsync(server.Port, mail));

        var taken = await server.NextAsync(TestContext.Current.CancellationToken);
        Assert.Equal((QueuedLetter.From, "info@xn--blbrgrd-fxak7p.dk"), (taken.From, taken.Recipient));
        Assert.Equal(mail.Message, taken.Message);
    }

    [Fact]
    public async Task A_mail_goes_out_byte_for_byte_and_the_same_each_time()
    {
        await using var server = new FaultySmtpServer([SmtpFault.DelaysMessage, SmtpFault.TakesAndHangsUp, SmtpFault.None]);
        var mail = QueuedLetter.About(SignUp.Enter(Launch.Webinar, Cast.Soeren, hasSeat: true, Launch.InMarch), MailKind.Confirmed, Launch.InMarch);

        Assert.IsType<SendResult.Delayed>(await SendAsync(server.Port, mail));
        Assert.IsType<SendResult.Delayed>(await SendAsync(server.Port, mail));
        Assert.IsType<SendResult.Accepted>(await SendAsync(server.Port, mail));

        Assert.Equal(2, server.Taken.Count);
        Assert.All(server.Taken, taken =>
        {
            Assert.Equal(mail.Message, taken.Message);
            Assert.Equal(QueuedLetter.MessageIdOf(mail.Id), taken.MessageId);
            Assert.DoesNotContain("\n", System.Text.Encoding.Latin1.GetString(taken.Message).Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_envelope_is_ours_and_tells_nothing_of_the_machine()
    {
        await using var server = new FaultySmtpServer([SmtpFault.None]);

        await SendAsync(server.Port, QueuedLetter.To("Soeren.OBrien@blåbærgrød.example", Launch.InMarch));

        Assert.Equal(
            ["EHLO haefter.example", $"MAIL FROM:<{QueuedLetter.From}>", "RCPT TO:<Soeren.OBrien@xn--blbrgrd-fxak7p.example>", "DATA", "QUIT"],
            server.Commands.Select(command => command.Replace(" BODY=8BITMIME", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(SmtpFault.DelaysRecipient, "451 4.7.1 <aase@almenbo.example> grey-listed")]
    [InlineData(SmtpFault.DelaysMessage, "452 4.3.1 no room")]
    [InlineData(SmtpFault.HangsUpInMessage, "Forbindelsen til mailserveren blev afbrudt undervejs.")]
    [InlineData(SmtpFault.TakesAndHangsUp, "Forbindelsen til mailserveren blev afbrudt undervejs.")]
    [InlineData(SmtpFault.StallsAfterMessage, "Mailserveren svarede ikke i tide.")]
    [InlineData(SmtpFault.TakesAndStalls, "Mailserveren svarede ikke i tide.")]
    public async Task This_mail_not_now(SmtpFault fault, string reason) => Assert.Equal(new SendResult.Delayed(reason), await SendToAsync(fault));

    [Theory]
    [InlineData(SmtpFault.RefusesSender, "550 5.7.1 not from you")]
    [InlineData(SmtpFault.RefusesRecipient, "550 5.1.1 <aase@almenbo.example> no such user")]
    [InlineData(SmtpFault.RefusesMessage, "554 5.6.0 not that")]
    public async Task This_mail_never(SmtpFault fault, string reason) => Assert.Equal(new SendResult.Refused(reason), await SendToAsync(fault));

    [Theory]
    [InlineData(SmtpFault.GreetsLater, "Mailserveren svarede 454.")]
    [InlineData(SmtpFault.GreetsWithJunk, "Forbindelsen til mailserveren blev afbrudt.")]
    [InlineData(SmtpFault.HangsUpBeforeGreeting, "Forbindelsen til mailserveren blev afbrudt.")]
    [InlineData(SmtpFault.NeverGreets, "Mailserveren svarede ikke i tide.")]
    [InlineData(SmtpFault.RefusesLogin, "Mailserveren godtager ikke brugernavn og adgangskode.")]
    [InlineData(SmtpFault.RequiresLogin, "Mailserveren godtager ikke brugernavn og adgangskode.")]
    [InlineData(SmtpFault.ClosesAtRecipient, "Mailserveren svarede 421.")]
    public async Task No_mail_now(SmtpFault fault, string reason) => Assert.Equal(new SendResult.Unreachable(reason), await SendToAsync(fault));

    [Theory]
    [InlineData(SmtpFault.AnswersSlowly)]
    [InlineData(SmtpFault.StallsAtFarewell)]
    public async Task A_server_may_be_slow_and_needs_not_say_goodbye(SmtpFault fault)
    {
        await using var server = new FaultySmtpServer([fault]);

        Assert.IsType<SendResult.Accepted>(await SendAsync(server.Port, QueuedLetter.To("aase@almenbo.example", Launch.InMarch)));
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task Where_nobody_listens_no_mail_can_be_sent() => Assert.Equal(
        new SendResult.Unreachable("Der er ingen forbindelse til mailserveren."),
        await SendAsync(FaultySmtpServer.ClosedPort(), QueuedLetter.To("aase@almenbo.example", Launch.InMarch)));

    [Fact]
    public async Task A_server_that_offers_no_encryption_is_told_nothing()
    {
        await using var server = new FaultySmtpServer([SmtpFault.None]);

        var result = await SendAsync(server.Port, QueuedLetter.To("aase@almenbo.example", Launch.InMarch), LineSecurity.StartTls);

        Assert.StartsWith("Mailserveren tilbyder ikke", Assert.IsType<SendResult.Unreachable>(result).Reason, StringComparison.Ordinal);
        Assert.Equal(["EHLO haefter.example"], server.Commands.Where(command => command != "QUIT"));
    }

    [Fact]
    public async Task A_server_with_a_certificate_of_its_own_making_is_told_nothing()
    {
        using var certificate = Certificates.SelfMade("localhost");
        await using var server = new FaultySmtpServer([SmtpFault.None], certificate);

        var result = await SendAsync(server.Port, QueuedLetter.To("aase@almenbo.example", Launch.InMarch), LineSecurity.StartTls);

        Assert.Contains("certifikat", Assert.IsType<SendResult.Unreachable>(result).Reason, StringComparison.Ordinal);
        Assert.Equal(["EHLO haefter.example", "STARTTLS"], server.Commands);
    }

    [Fact]
    public async Task A_mail_that_cannot_be_read_is_set_aside_at_once()
    {
        await using var server = new FaultySmtpServer([SmtpFault.None]);
        var mail = QueuedLetter.To("aase@almenbo.example", Launch.InMarch);
        mail.Wipe();

        Assert.IsType<SendResult.Refused>(await SendAsync(server.Port, mail));
    }

    [Fact]
    public async Task One_who_is_told_to_stop_stops()
    {
        await using var server = new FaultySmtpServer([SmtpFault.StallsAfterMessage]);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var relay = new SmtpRelay(Settings(server.Port, LineSecurity.None, null));

        var waited = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => relay.SendAsync(QueuedLetter.To("aase@almenbo.example", Launch.InMarch), stop.Token));

        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(LineSecurity.StartTls, null, 587)]
    [InlineData(LineSecurity.SslOnConnect, null, 465)]
    [InlineData(LineSecurity.None, null, 25)]
    [InlineData(LineSecurity.StartTls, 2525, 2525)]
    public void The_port_follows_from_the_security(LineSecurity security, int? port, int expected) =>
        Assert.Equal(expected, new SmtpServer("smtp.example", port, security, null, null, QueuedLetter.From).UsedPort);

    private static async Task<SendResult> SendToAsync(SmtpFault fault)
    {
        await using var server = new FaultySmtpServer([fault]);
        return await SendAsync(server.Port, QueuedLetter.To("aase@almenbo.example", Launch.InMarch), user: fault is SmtpFault.RefusesLogin ? "site" : null, patience: ShortPatience);
    }

    private static Task<SendResult> SendAsync(int port, Mail mail, LineSecurity security = LineSecurity.None, string? user = null, TimeSpan? patience = null) =>
        new SmtpRelay(Settings(port, security, user), patience).SendAsync(mail, TestContext.Current.CancellationToken);

    private static SmtpServer Settings(int port, LineSecurity security, string? user) => new("localhost", port, security, user, "hemmeligt", QueuedLetter.From);
}
