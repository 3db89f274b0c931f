using AlmenHaefte.Drafts;
using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Drafts;

public sealed class PlanTests : IAsyncLifetime
{
    private static readonly DateTime HalfPastNine = new(2026, 11, 26, 9, 30, 0);

    private readonly DeskWithContent desk = new();

    public ValueTask InitializeAsync() => desk.InitializeAsync();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task A_planned_draft_goes_out_at_its_time_and_not_before()
    {
        var at = await PlanAsync(HalfPastNine);
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 8, 30, 0, TimeSpan.Zero), at);

        Assert.Empty(await DueAsync(at.AddSeconds(-1)));
        Assert.IsType<PressResult.Published>(Assert.Single(await DueAsync(at.AddSeconds(30))).Result);

        Assert.Contains("Ny tekst.", desk[ContentTree.Point], StringComparison.Ordinal);
        Assert.False((await desk.HistoryAsync(ContentTree.Point))[0].IsLate);
        Assert.Empty(await DueAsync(at.AddMinutes(1)));
    }

    [Fact]
    public async Task What_should_have_gone_out_while_the_site_was_down_goes_out_late_and_says_so()
    {
        var at = await PlanAsync(HalfPastNine);

        Assert.Single(await DueAsync(at.AddHours(5)));

        Assert.True((await desk.HistoryAsync(ContentTree.Point))[0].IsLate);
    }

    [Fact]
    public async Task The_hour_that_the_clock_jumps_over_is_refused()
    {
        var hash = await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Ny tekst.");

        Assert.IsType<PlanResult.NoSuchTime>(await MakeAsync(new DateTime(2027, 3, 28, 2, 30, 0), hash));
    }

    [Fact]
    public async Task The_hour_that_comes_twice_is_taken_the_first_time() =>
        Assert.Equal(new DateTimeOffset(2027, 10, 31, 0, 30, 0, TimeSpan.Zero), await PlanAsync(new DateTime(2027, 10, 31, 2, 30, 0)));

    [Theory]
    [InlineData(2026, 11, 25, 10, 0)]
    [InlineData(2022, 4, 20, 9, 30)]
    [InlineData(2031, 1, 1, 9, 30)]
    public async Task A_time_that_has_been_or_is_years_ahead_is_refused(int year, int month, int day, int hour, int minute)
    {
        var hash = await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Ny tekst.");

        Assert.IsType<PlanResult.NotAhead>(await MakeAsync(new DateTime(year, month, day, hour, minute, 0), hash));
    }

    [Fact]
    public async Task A_planned_draft_is_locked_until_the_plan_is_given_up()
    {
        await PlanAsync(HalfPastNine);
        var draft = (await desk.DraftOfAsync(DeskWithContent.Point))!;
        var saving = new Saving(draft.Text + "Mere.\n", draft.Hash, Guid.NewGuid());

        Assert.IsType<SaveResult.Locked>(await desk.SaveAsync(DeskWithContent.Point, saving));
        Assert.False(await desk.DiscardAsync(DeskWithContent.Point));
        Assert.IsType<PressResult.Planned>(await desk.PublishAsync(DeskWithContent.Point, Release.Slip(null)));

        Assert.True(await desk.AtPlansAsync(plans => plans.GiveUpAsync(DeskWithContent.Point, CancellationToken.None)));
        Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(DeskWithContent.Point, saving));
    }

    [Fact]
    public async Task A_draft_whose_checks_fail_when_its_time_comes_is_not_published_and_says_why()
    {
        var hash = await desk.DraftAsync(DeskWithContent.News, "Bogen handler", "[Bogen](../sider/om.md) handler");
        await desk.AtPlansAsync(plans => plans.MakeAsync(DeskWithContent.News, HalfPastNine, Release.Slip(null), hash, DeskWithContent.Mette, DeskWithContent.Now, CancellationToken.None));
        desk[ContentTree.Site] = desk[ContentTree.Site].Replace("sidefod:\n  - titel: Om\n    fil: sider/om.md\n", "", StringComparison.Ordinal);
        File.Delete(desk.PathOf(ContentTree.Page));

        Assert.IsType<PressResult.Faulty>(Assert.Single(await DueAsync(DeskWithContent.Now.AddDays(2))).Result);

        var draft = (await desk.DraftOfAsync(DeskWithContent.News))!;
        Assert.False(draft.IsPlanned);
        Assert.Contains("fører til en fil, der ikke findes", draft.Trouble, StringComparison.Ordinal);
        Assert.Empty(await DueAsync(DeskWithContent.Now.AddDays(3)));
    }

    private async Task<DateTimeOffset> PlanAsync(DateTime wall)
    {
        var hash = await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Ny tekst.");
        return Assert.IsType<PlanResult.Made>(await MakeAsync(wall, hash)).At;
    }

    private Task<PlanResult> MakeAsync(DateTime wall, string hash) =>
        desk.AtPlansAsync(plans => plans.MakeAsync(DeskWithContent.Point, wall, Release.Slip(null), hash, DeskWithContent.Mette, DeskWithContent.Now, CancellationToken.None));

    private Task<IReadOnlyList<(TextFile File, PressResult Result)>> DueAsync(DateTimeOffset now) => desk.AtPlansAsync(plans => plans.PublishDueAsync(now, CancellationToken.None));
}
