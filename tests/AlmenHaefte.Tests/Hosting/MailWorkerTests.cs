using System.Diagnostics;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Data;
using AlmenHaefte.Tests.Mailing;
using AlmenHaefte.Tests.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Hosting;

/// <summary>The program itself with a mail in its outbox, and a mail server beside it.</summary>
public sealed class MailWorkerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TestDatabase database = new();
    private Guid mail;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await using var db = database.Open();
        var letter = QueuedLetter.To("aase@almenbo.example", Launch.InMarch);
        mail = letter.Id;
        db.Mails.Add(letter);
        await db.SaveChangesAsync();
        database.Stop();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Without_a_mail_server_mails_become_files_and_the_log_says_so()
    {
        using var site = SiteProcess.Start("Production", Settings());

        await AcceptedAsync(site);

        Assert.Equal($"20220328T070000Z-link-again-{mail}.eml", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(database.Folder, "mail")))));
        await site.LineAsync(line => line.Contains("Mail:Transport er Folder", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal("Healthy", await HealthAsync(site));
    }

    [Fact]
    public async Task A_site_that_is_killed_before_the_server_says_yes_sends_the_same_mail_again()
    {
        await using var server = new FaultySmtpServer([SmtpFault.TakesAndStalls, SmtpFault.None]);
        using (SiteProcess.Start("Production", Settings(server)))
        {
            await UntilAsync(() => server.Taken.Count == 1);
        }

        using var next = SiteProcess.Start("Production", Settings(server, "2022-03-28T09:03+02:00"));
        await AcceptedAsync(next);

        Assert.Equal(2, server.Taken.Count);
        Assert.Equal(QueuedLetter.MessageIdOf(mail), Assert.Single(server.Taken.Select(taken => taken.MessageId).Distinct()));
        Assert.Equal(MailState.Sent, await StateAsync());
    }

    [Fact]
    public async Task A_site_that_is_asked_to_end_finishes_the_mail_in_hand()
    {
        await using var server = new FaultySmtpServer([SmtpFault.AnswersSlowly]);
        using var site = SiteProcess.Start("Production", Settings(server));
        await UntilAsync(() => server.Commands.Any(command => command.StartsWith("MAIL", StringComparison.Ordinal)));

        await site.AskToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, await site.EndAsync(TestContext.Current.CancellationToken));
        Assert.Single(server.Taken);
        Assert.Equal(MailState.Sent, await StateAsync());
    }

    [Fact]
    public async Task A_site_that_is_asked_to_end_does_not_wait_for_a_server_that_stalls()
    {
        await using var server = new FaultySmtpServer([SmtpFault.StallsAfterMessage]);
        using var site = SiteProcess.Start("Production", Settings(server));
        await UntilAsync(() => server.Commands.Contains("DATA"));

        var waited = Stopwatch.StartNew();
        await site.AskToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, await site.EndAsync(TestContext.Current.CancellationToken));
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(20), $"It took {waited.Elapsed}.");
        await using var db = database.Open();
        var row = await db.Mails.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((MailState.Queued, 0, (DateTimeOffset?)null), (row.State, row.Tries, row.LeasedUntil));
    }

    [Fact]
    public async Task A_server_that_is_not_there_shows_at_health_and_names_nobody_in_the_log()
    {
        using var site = SiteProcess.Start("Production", [.. Settings(), .. Smtp(FaultySmtpServer.ClosedPort(), "None")]);

        await site.LineAsync(line => line.Contains("No mail can be sent", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Equal("Degraded", await HealthAsync(site));
        Assert.DoesNotContain(site.Output, line => line.Contains("almenbo", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(MailState.Queued, await StateAsync());
    }

    [Fact]
    public async Task A_server_with_a_certificate_that_the_machine_trusts_is_logged_in_to_under_encryption()
    {
        using var certificate = Certificates.SelfMade("localhost");
        var file = Path.Combine(database.Folder, "trusted.pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await using var server = new FaultySmtpServer([SmtpFault.None], certificate);

        using var site = SiteProcess.Start(
            "Production",
            [.. Settings(), .. Smtp(server.Port, "StartTls"), ("Mail:Smtp:User", "site"), ("Mail:Smtp:Password", "hemmeligt"), ("SSL_CERT_FILE", file)]);
        await AcceptedAsync(site);

        Assert.Equal(["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL"], server.Commands.Select(command => command.Split(' ')[0]).Take(5));
        Assert.DoesNotContain(site.Output, line => line.Contains("hemmeligt", StringComparison.Ordinal));
    }

    private Task<string> AcceptedAsync(SiteProcess site) =>
        site.LineAsync(line => line.Contains($"{mail}", StringComparison.Ordinal) && line.Contains("Accepted", StringComparison.Ordinal), TestContext.Current.CancellationToken);

    private static async Task<string> HealthAsync(SiteProcess site)
    {
        using var visitor = await site.VisitorAsync(TestContext.Current.CancellationToken);
        return await visitor.GetStringAsync("/health/ready", TestContext.Current.CancellationToken);
    }

    private async Task<MailState> StateAsync()
    {
        await using var db = database.Open();
        return await db.Mails.Select(row => row.State).SingleAsync(TestContext.Current.CancellationToken);
    }

    private (string Key, string Value)[] Settings(FaultySmtpServer server, string clock = "2022-03-28T09:00+02:00") =>
        [.. Settings(clock), .. Smtp(server.Port, "None")];

    private (string Key, string Value)[] Settings(string clock = "2022-03-28T09:00+02:00") =>
        [("Site:Address", SiteFactory.Address), ("Site:Clock", clock), ("Data:Root", database.Folder)];

    private static (string Key, string Value)[] Smtp(int port, string security) =>
        [("Mail:Transport", "Smtp"), ("Mail:From", QueuedLetter.From), ("Mail:Smtp:Host", "localhost"), ("Mail:Smtp:Port", $"{port}"), ("Mail:Smtp:Security", security)];

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var waited = Stopwatch.StartNew(); !isSo(); await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            Assert.True(waited.Elapsed < Patience, "It never happened.");
        }
    }
}
