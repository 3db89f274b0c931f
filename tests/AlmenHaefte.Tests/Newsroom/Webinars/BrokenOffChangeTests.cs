using AlmenHaefte.Data;
using AlmenHaefte.Drafts;
using AlmenHaefte.Mailing;
using AlmenHaefte.Publishing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Newsroom.Webinars;

/// <summary>A change whose file is not written has not happened: neither to those who have signed up nor in the history.</summary>
public sealed class BrokenOffChangeTests : WebinarRoom
{
    private static readonly Writer Writer = new("", "Åse Ærø");

    private string FilePath => Path.Combine(Site.ContentRoot, "webinarer", $"{Slug}.md");

    [Fact]
    public async Task A_webinar_cancelled_in_silence_whose_file_cannot_be_written_takes_nobodys_seat()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        var bo = await AddAsync("Bo Ågård", "bo@almenbo.example", isWaiting: true);

        var answer = await CancelQuietlyAsync(PutInTheWay);

        Assert.IsNotType<WebinarSaved.Done>(answer);
        Assert.Equal((SignUpState.Confirmed, SignUpState.Waitlisted), ((await RowAsync(aase)).State, (await RowAsync(bo)).State));
        Assert.Empty(await DeedsAsync());
    }

    [Fact]
    public async Task A_webinar_cancelled_in_silence_takes_nobodys_seat_when_the_database_gives_up_before_the_file()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        var before = await File.ReadAllTextAsync(FilePath, Cancellation);

        await Assert.ThrowsAsync<DataUnavailableException>(() => CancelQuietlyAsync(GiveUp));

        Assert.Equal(SignUpState.Confirmed, (await RowAsync(aase)).State);
        Assert.Equal(before, await File.ReadAllTextAsync(FilePath, Cancellation));
        Assert.Empty(await DeedsAsync());
    }

    [Fact]
    public async Task Whoever_closes_the_page_while_a_change_is_being_saved_does_not_break_it_off()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        using var request = new CancellationTokenSource();

        var answer = await CancelQuietlyAsync(request.Cancel, request);

        Assert.IsType<WebinarSaved.Done>(answer);
        Assert.Equal(SignUpState.Cancelled, (await RowAsync(aase)).State);
        Assert.Contains("aflyst: Ingen oplægsholder", await File.ReadAllTextAsync(FilePath, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_cannot_be_put_back_stands_in_the_history_and_can_be_put_back_later()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        await CancelQuietlyAsync(() => { });
        var (webinar, cancelled) = (Webinar, await File.ReadAllTextAsync(FilePath, Cancellation));

        var broken = await UndoAsync(webinar, PutInTheWay);

        Assert.IsNotType<WebinarSaved.Done>(broken);
        Assert.Equal(SignUpState.Cancelled, (await RowAsync(aase)).State);
        Assert.Equal([WebinarDeedKind.Changed], await DeedsAsync());

        Directory.Delete(FilePath);
        await File.WriteAllTextAsync(FilePath, cancelled, Cancellation);
        Assert.IsType<WebinarSaved.Done>(await UndoAsync(webinar, () => { }));
        Assert.Equal(SignUpState.Confirmed, (await RowAsync(aase)).State);
        Assert.Equal([WebinarDeedKind.Changed, WebinarDeedKind.Undid], await DeedsAsync());
    }

    [Fact]
    public async Task A_silent_new_time_that_cannot_be_put_back_since_the_database_gave_up_is_still_everybodys()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        await ChangeAsync("2022-04-20T10:00", "2022-04-20T09:00", () => { });

        await Assert.ThrowsAsync<DataUnavailableException>(() => UndoAsync(Webinar, GiveUp));

        var row = await RowAsync(aase);
        Assert.Equal((Tests.Webinars.Launch.StartsAt.AddHours(-1), Tests.Webinars.Launch.StartsAt.AddHours(-1)), (row.StartsAt, row.ToldStart));
        Assert.Equal([WebinarDeedKind.Changed], await DeedsAsync());
        await using var db = Site.OpenDatabase();
        Assert.False(await db.Mails.AnyAsync(mail => mail.State == MailState.Queued, Cancellation));
    }

    private Webinar Webinar => Site.Services.GetRequiredService<Bookshelf>().Current.Webinars.Single(webinar => webinar.Slug == Slug);

    /// <summary>A folder in the way of the file: root may write where others may not, but not there.</summary>
    private void PutInTheWay()
    {
        File.Delete(FilePath);
        Directory.CreateDirectory(FilePath);
    }

    private static void GiveUp() => throw new DataUnavailableException("The queue to write to the database is too long.");

    private Task<object> CancelQuietlyAsync(Action whenWritten, CancellationTokenSource? request = null) => ChangeAsync("\n---\n\n", "\naflyst: Ingen oplægsholder\n---\n\n", whenWritten, request);

    private Task<object> ChangeAsync(string words, string others, Action whenWritten, CancellationTokenSource? request = null) =>
        AtDeskAsync(async desk =>
        {
            var before = await File.ReadAllTextAsync(FilePath, Cancellation);
            return await desk.ChangeAsync(Webinar, before, before.Replace(words, others, StringComparison.Ordinal), isQuiet: true, "Prøve", Writer, Site.Now, request?.Token ?? Cancellation);
        }, whenWritten);

    private Task<object> UndoAsync(Webinar webinar, Action whenWritten) => AtDeskAsync(async desk => await desk.UndoAsync(webinar, Writer, Site.Now, Cancellation), whenWritten);

    /// <summary>As one request, in which something happens each time a file is about to be written.</summary>
    private async Task<object> AtDeskAsync(Func<WebinarDesk, Task<object>> request, Action whenWritten)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        db.SavingChanges += (_, _) =>
        {
            if (db.ChangeTracker.Entries<Revision>().Any(row => row is { State: EntityState.Added, Entity.Kind: RevisionKind.NewVersion }))
            {
                whenWritten();
            }
        };
        return await request(scope.ServiceProvider.GetRequiredService<WebinarDesk>());
    }

    private async Task<List<WebinarDeedKind>> DeedsAsync()
    {
        await using var db = Site.OpenDatabase();
        return await db.WebinarDeeds.OrderBy(deed => deed.Id).Select(deed => deed.Kind).ToListAsync(Cancellation);
    }
}
