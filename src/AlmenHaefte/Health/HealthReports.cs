using AlmenHaefte.Backups;
using AlmenHaefte.Drafts;
using AlmenHaefte.Links;
using AlmenHaefte.Mailing;
using AlmenHaefte.Publishing;
using AlmenHaefte.Remarks;
using AlmenHaefte.Searching;
using AlmenHaefte.Time;

namespace AlmenHaefte.Health;

/// <summary>Asks every room what waits there.</summary>
public sealed class HealthReports(Bookshelf shelf, DraftDesk drafts, RemarkDesk remarks, LostMails mails, UnansweredSearches searches, LinkBook links, BackupShelf backups)
{
    private static readonly TimeSpan OldDraft = TimeSpan.FromDays(14);
    private static readonly TimeSpan OldBackup = TimeSpan.FromHours(26);

    /// <param name="machineNow">By the machine's own clock, which backups are made by; the site's may be set to another day.</param>
    public async Task<HealthReport> MakeAsync(DateTimeOffset now, DateTimeOffset machineNow, CancellationToken cancellation)
    {
        var (today, backup) = (DanishTime.DayOf(now), backups.Newest(machineNow));
        return new HealthReport
        {
            Faults = shelf.Faults,
            Remarks = await remarks.OpenAsync(cancellation),
            LostMails = await mails.CountAsync(now, cancellation),
            Reviews = [.. shelf.Current.Reviews.Where(review => review.IsDueOn(today))],
            OldDrafts = [.. (await drafts.AllAsync(cancellation)).Where(draft => draft.SavedAt < now - OldDraft)],
            Searches = await searches.NoticeableAsync(cancellation),
            BrokenLinks = await links.BrokenAsync(cancellation),
            LastBackup = backup,
            IsBackupLate = backup < machineNow - OldBackup,
        };
    }
}
