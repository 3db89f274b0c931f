using AlmenHaefte.Drafts;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Drafts;

/// <summary>A process that ends while it receives a picture.</summary>
public sealed class BrokenOffPictureTests(DeskWithContent desk) : IClassFixture<DeskWithContent>
{
    [Fact]
    public async Task A_picture_that_was_written_gets_its_line_of_history_and_one_that_was_not_leaves_none()
    {
        var (written, unwritten) = (await EnterAsync(40), await EnterAsync(41));
        await desk.AtAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Revisions SET IsSettled = 0 WHERE Kind = 'Picture'"));
        File.Delete(desk.PathOf(unwritten.Path));

        await desk.LookAsync();

        Assert.Empty(await desk.UnsettledAsync());
        Assert.Equal([written.Path], await desk.AtAsync(db => db.Revisions.Where(row => row.Kind == RevisionKind.Picture).Select(row => row.Path).ToListAsync()));
        Assert.Equal(40, Photographs.Decoded(await File.ReadAllBytesAsync(desk.PathOf(written.Path), TestContext.Current.CancellationToken)).Width);
        Assert.Empty(await desk.AtAsync(db => db.Revisions.Where(row => row.Kind == RevisionKind.OnDisk).ToListAsync()));
    }

    private async Task<BookletPicture> EnterAsync(int width)
    {
        var picture = Assert.IsType<PictureCheck.Accepted>(await ReceivedPicture.CheckAsync(Photographs.Png(width), CancellationToken.None));
        return await desk.AtAsync(async db =>
        {
            using var turn = new PressTurn();
            return await new PictureDesk(db, desk.Database.Gate, desk.Folder, turn, new DiskLook(db, desk.Database.Gate, desk.Folder, turn))
                .EnterAsync(DeskWithContent.Point, picture, "Bro", DeskWithContent.Mette, DeskWithContent.Now, CancellationToken.None);
        });
    }
}
