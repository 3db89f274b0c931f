using AlmenHaefte.Data;
using AlmenHaefte.Drafts;
using AlmenHaefte.Tests.Content;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Drafts;

public sealed class DueAtStartTests
{
    [Fact]
    public async Task A_text_whose_time_came_while_the_site_was_down_is_published_when_it_starts_and_marked_as_late()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var site = new WritingSite();
        using (await SiteDatabase.StartAsync(site.DataRoot, cancellation))
        {
            await using var before = site.OpenDatabase();
            var now = new DateTimeOffset(2022, 3, 27, 12, 0, 0, TimeSpan.Zero);
            var text = site[ContentTree.News];
            var draft = Draft.Begin(ContentTree.News, AlmenHaefte.Content.ContentHash.Of(text), null, now);
            draft.Save(text.Replace("broer", "færger", StringComparison.Ordinal), Guid.NewGuid(), DeskWithContent.Mette, now);
            draft.Schedule(new Plan(now.AddHours(1), RevisionKind.Correction, null, false, "1", "Mette Åkjær"));
            before.Drafts.Add(draft);
            await before.SaveChangesAsync(cancellation);
        }

        var reader = site.Visitor();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (!(await reader.GetStringAsync("/nyheder/ny-bog", patience.Token)).Contains("Bogen handler om færger.", StringComparison.Ordinal))
        {
            await Task.Delay(50, patience.Token);
        }

        await using var db = site.OpenDatabase();
        var row = await db.Revisions.SingleAsync(revision => revision.Kind == RevisionKind.Correction, cancellation);
        Assert.Equal((true, "Mette Åkjær"), (row.IsLate, row.WriterName));
    }
}
