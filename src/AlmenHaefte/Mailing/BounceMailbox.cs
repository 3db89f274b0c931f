using AlmenHaefte.Data;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Microsoft.Extensions.Logging;

namespace AlmenHaefte.Mailing;

/// <summary>
/// The mailbox of the envelope's sender, where people may write too. Reads the reports of mails that could not be delivered, notes
/// them in the outbox and marks them as read. Nothing else in the mailbox is fetched or changed, and nothing is deleted. For one reader at a time.
/// </summary>
/// <param name="domain">The right side of our Message-IDs; see <see cref="Sender.Domain"/>.</param>
/// <param name="open">Opens the database anew, for one report's part of the work.</param>
/// <param name="patience">The longest a round may take; 30 seconds when not given. What it did not come to is for the next.</param>
public sealed class BounceMailbox(
    ImapServer server, string domain, Func<SiteDb> open, WriteGate gate, TimeProvider clock, ILogger<BounceMailbox> log, TimeSpan? patience = null)
{
    private const int MostReports = 50;
    private const int MostLookedAt = 1000;

    /// <summary>In octets. A report with a whole mail of ours in it is far smaller.</summary>
    private const uint LargestReport = 256 * 1024;

    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    /// <summary>Unread and nothing for us: not to be looked at in every round. A site that is started anew looks once more.</summary>
    private readonly HashSet<UniqueId> leftAlone = [];
    private uint validity;
    private volatile Outage? outage;

    /// <summary>It could not be read for an hour.</summary>
    public bool NeedsAttention => outage?.Since <= clock.GetUtcNow() - Long;

    /// <summary>One round, of at most 50 reports. Whatever goes wrong is told in the log once and tried again in the next round.</summary>
    public async Task ReadAsync(CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(patience ?? DefaultPatience);
        try
        {
            await ReadInTimeAsync(limit.Token);
            NoteSuccess();
        }
        catch (Exception e) when (e is not OutOfMemoryException && !stopping.IsCancellationRequested)
        {
            NoteFailure(e);
        }
    }

    private async Task ReadInTimeAsync(CancellationToken cancellation)
    {
        // Lists of revoked certificates lie on servers of their own, and this site talks with the mail servers alone.
        using var client = new ImapClient { CheckCertificateRevocation = false };
        await client.ConnectAsync(server.Host, server.UsedPort, server.Security.SocketOptions(), cancellation);
        await client.AuthenticateAsync(server.User, server.Password, cancellation);
        var inbox = client.Inbox;
        await inbox.OpenAsync(FolderAccess.ReadWrite, cancellation);
        foreach (var report in await ReportsAsync(inbox, cancellation))
        {
            await TakeAsync(inbox, report, cancellation);
        }

        await client.DisconnectAsync(quit: true, cancellation);
    }

    /// <summary>Those that are reports by their form, which the server tells without sending the mail.</summary>
    private async Task<IReadOnlyList<UniqueId>> ReportsAsync(IMailFolder inbox, CancellationToken cancellation)
    {
        var unread = await inbox.SearchAsync(SearchQuery.NotSeen, cancellation);
        ForgetAllBut(unread, inbox.UidValidity);
        var looked = await inbox.FetchAsync([.. unread.Except(leftAlone).Take(MostLookedAt)], MessageSummaryItems.UniqueId | MessageSummaryItems.Size | MessageSummaryItems.BodyStructure, cancellation);
        leftAlone.UnionWith(looked.Where(summary => !IsReport(summary)).Select(summary => summary.UniqueId));
        return [.. looked.Where(IsReport).Select(summary => summary.UniqueId).Take(MostReports)];
    }

    private void ForgetAllBut(IEnumerable<UniqueId> unread, uint mailboxValidity)
    {
        // The numbers have been given anew (RFC 3501 § 2.3.1.1).
        if (validity != mailboxValidity)
        {
            leftAlone.Clear();
            validity = mailboxValidity;
        }

        leftAlone.IntersectWith(unread);
    }

    private static bool IsReport(IMessageSummary summary) =>
        summary is { Size: <= LargestReport, Body: BodyPartMultipart body } && body.ContentType.IsMimeType("multipart", "report");

    private async Task TakeAsync(IMailFolder inbox, UniqueId report, CancellationToken cancellation)
    {
        switch (await BounceAsync(inbox, report, cancellation) is { } bounce ? await NoteAsync(bounce, cancellation) : BounceOutcome.Unknown)
        {
            case BounceOutcome.Noted:
                await inbox.AddFlagsAsync(report, MessageFlags.Seen, silent: true, cancellation);
                break;
            case BounceOutcome.Unknown:
                leftAlone.Add(report);
                break;
        }
    }

    private async Task<Bounce?> BounceAsync(IMailFolder inbox, UniqueId report, CancellationToken cancellation)
    {
        try
        {
            using var message = await inbox.GetMessageAsync(report, cancellation);
            return Bounce.In(message, domain);
        }
        catch (Exception e) when (e is FormatException or MessageNotFoundException)
        {
            // One that is broken, or that somebody has just deleted, must not keep us from the rest.
            return null;
        }
    }

    private async Task<BounceOutcome> NoteAsync(Bounce bounce, CancellationToken cancellation)
    {
        await using var db = open();
        var outcome = await new Outbox(db, gate).TakeBackAsync(bounce, clock.GetUtcNow(), cancellation);
        if (outcome is BounceOutcome.Noted)
        {
            log.LogInformation("Mail {Mail} {Fate}: {Status}", bounce.MailId, bounce.IsFinal ? "came back" : "is delayed at its receiver", bounce.Status);
        }

        return outcome;
    }

    private void NoteSuccess()
    {
        if (outage is { } earlier)
        {
            log.LogInformation("The mailbox of returned mails can be read again, after {Minutes:0} minutes", (clock.GetUtcNow() - earlier.Since).TotalMinutes);
        }

        outage = null;
    }

    /// <summary>The name of the failure only: what it says may be the server's words.</summary>
    private void NoteFailure(Exception failure)
    {
        if (outage is null)
        {
            log.LogWarning("The mailbox of returned mails cannot be read until further notice: {Failure}", failure is OperationCanceledException ? nameof(TimeoutException) : failure.GetType().Name);
        }

        outage ??= new Outage(clock.GetUtcNow());
    }

    private sealed record Outage(DateTimeOffset Since);
}
