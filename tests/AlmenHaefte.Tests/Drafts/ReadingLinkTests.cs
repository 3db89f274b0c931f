using AlmenHaefte.Drafts;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Drafts;

public sealed class ReadingLinkTests : IAsyncLifetime
{
    private readonly DeskWithContent desk = new();

    public ValueTask InitializeAsync() => desk.InitializeAsync();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task A_link_opens_the_draft_as_it_is_now_for_a_fortnight()
    {
        var key = await MakeAsync();

        Assert.Contains("Ny tekst.", (await OpenAsync(key, DeskWithContent.Now.AddDays(14).AddSeconds(-1)))!.Text, StringComparison.Ordinal);
        Assert.Null(await OpenAsync(key, DeskWithContent.Now.AddDays(14)));
        Assert.Null(await OpenAsync(key + "x", DeskWithContent.Now));
    }

    [Fact]
    public async Task The_key_itself_is_nowhere_in_the_database()
    {
        var key = await MakeAsync();

        var row = await desk.AtAsync(db => db.ReadingLinks.SingleAsync());
        Assert.DoesNotContain(key, row.KeyHash, StringComparison.Ordinal);
        Assert.Equal(64, row.KeyHash.Length);
    }

    [Fact]
    public async Task A_link_that_is_revoked_opens_nothing()
    {
        var key = await MakeAsync();
        var link = Assert.Single(await desk.AtLinksAsync(links => links.OfAsync(DeskWithContent.Point, DeskWithContent.Now, CancellationToken.None)));

        Assert.False(await desk.AtLinksAsync(links => links.RevokeAsync(DeskWithContent.News, link.Id, CancellationToken.None)));
        Assert.True(await desk.AtLinksAsync(links => links.RevokeAsync(DeskWithContent.Point, link.Id, CancellationToken.None)));

        Assert.Null(await OpenAsync(key, DeskWithContent.Now));
    }

    [Fact]
    public async Task Publication_ends_the_link_also_for_the_next_draft()
    {
        var key = await MakeAsync();

        await desk.PublishAsync(DeskWithContent.Point, Release.Slip(null));
        await desk.DraftAsync(DeskWithContent.Point, "Ny tekst.", "En hemmelighed.");

        Assert.Null(await OpenAsync(key, DeskWithContent.Now));
    }

    [Fact]
    public async Task There_is_nothing_to_read_where_there_is_no_draft() =>
        Assert.Null(await desk.AtLinksAsync(links => links.MakeAsync(DeskWithContent.Point, DeskWithContent.Mette, DeskWithContent.Now, CancellationToken.None)));

    private async Task<string> MakeAsync()
    {
        await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Ny tekst.");
        return (await desk.AtLinksAsync(links => links.MakeAsync(DeskWithContent.Point, DeskWithContent.Mette, DeskWithContent.Now, CancellationToken.None)))!;
    }

    private Task<Draft?> OpenAsync(string key, DateTimeOffset now) => desk.AtLinksAsync(links => links.OpenAsync(key, now, CancellationToken.None));
}
