using System.Globalization;
using AlmenHaefte.Tests.Data;
using AlmenHaefte.Tests.Mailing;
using AlmenHaefte.Tests.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Hosting;

/// <summary>The program itself with a mail that has been sent, and the mailbox to which it comes back.</summary>
public sealed class BounceWorkerTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private Guid mail;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await using var db = database.Open();
        var letter = QueuedLetter.To("aase@almenbo.example", Launch.InMarch);
        letter.Accepted(Launch.InMarch);
        mail = letter.Id;
        db.Mails.Add(letter);
        await db.SaveChangesAsync();
        database.Stop();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_site_reads_the_mailbox_by_itself_and_by_its_own_clock()
    {
        Needed.ToBeThere(Dovecot.Missing);
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await Dovecot.StartAsync(cancellation);
        await server.ReceiveAsync(Report.Postfix(mail, Report.Recipient("failed", "5.2.2")), cancellation);

        using var site = SiteProcess.Start("Production", Settings(server.Port));
        await site.LineAsync(line => line.Contains($"{mail}", StringComparison.Ordinal) && line.Contains("came back", StringComparison.Ordinal), cancellation);

        await using var db = database.Open();
        var row = await db.Mails.SingleAsync(cancellation);
        Assert.Equal(("Postkassen er fuld (5.2.2)", Launch.InMarch.Year), (row.Trouble, row.BouncedAt?.Year));
        Assert.DoesNotContain(site.Output, line => line.Contains("almenbo", StringComparison.OrdinalIgnoreCase) || line.Contains(Dovecot.Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mailbox_that_cannot_be_read_for_a_moment_is_no_trouble_at_health()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var site = SiteProcess.Start("Production", Settings(FaultySmtpServer.ClosedPort()));

        await site.LineAsync(line => line.Contains("mailbox of returned mails cannot be read", StringComparison.Ordinal), cancellation);

        using var visitor = await site.VisitorAsync(cancellation);
        Assert.Equal("Healthy", await visitor.GetStringAsync("/health/ready", cancellation));
    }

    private (string Key, string Value)[] Settings(int port) =>
    [
        ("Site:Address", SiteFactory.Address), ("Site:Clock", "2022-03-28T09:10+02:00"), ("Data:Root", database.Folder), ("Mail:From", QueuedLetter.From),
        ("Mail:Bounces:Host", "localhost"), ("Mail:Bounces:Port", port.ToString(CultureInfo.InvariantCulture)), ("Mail:Bounces:Security", "None"),
        ("Mail:Bounces:User", Dovecot.User), ("Mail:Bounces:Password", Dovecot.Password),
    ];
}
