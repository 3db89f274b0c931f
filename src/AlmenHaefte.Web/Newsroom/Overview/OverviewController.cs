using AlmenHaefte.Backups;
using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Drafts;
using AlmenHaefte.Mailing;
using AlmenHaefte.Publishing;
using AlmenHaefte.Remarks;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Web.Newsroom.Overview;

/// <summary>Where the day in the newsroom begins: what needs somebody to look at it.</summary>
public sealed class OverviewController(Bookshelf shelf, DraftDesk drafts, RemarkDesk remarks, BackupShelf backups, SiteDb db, CurrentSite site) : NewsroomController
{
    [Get(Addresses.Newsroom)]
    public async Task<IActionResult> Show(CancellationToken cancellation) => View("Overview", new OverviewPage(
        Me,
        shelf.Faults,
        [.. (await drafts.AllAsync(cancellation)).Where(draft => draft.SavedAt < site.Now - OverviewPage.OldDraft)],
        await remarks.OpenAsync(cancellation),
        await db.Mails.CountAsync(mail => mail.State == MailState.Failed, cancellation),
        // Backups are made by the machine's own clock.
        backups.Newest(TimeProvider.System.GetUtcNow())));
}

/// <param name="OldDrafts">Nobody has touched them for <see cref="OldDraft"/>.</param>
/// <param name="FailedMails">Given up within the time that they are kept.</param>
public sealed record OverviewPage(SignedIn Me, IReadOnlyList<Fault> Faults, IReadOnlyList<Draft> OldDrafts, IReadOnlyList<Remark> Remarks, int FailedMails, DateTimeOffset? LastBackup)
{
    public static readonly TimeSpan OldDraft = TimeSpan.FromDays(14);

    public bool IsQuiet => Faults.Count == 0 && OldDrafts.Count == 0 && Remarks.Count == 0 && FailedMails == 0;
}
