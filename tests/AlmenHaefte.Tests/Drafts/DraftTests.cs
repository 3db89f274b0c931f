using AlmenHaefte.Content;
using AlmenHaefte.Drafts;
using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Drafts;

public sealed class DraftTests : IAsyncDisposable, IAsyncLifetime
{
    private readonly DeskWithContent desk = new();

    public ValueTask InitializeAsync() => desk.InitializeAsync();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task A_draft_is_saved_beside_the_file_and_readers_notice_nothing()
    {
        var before = desk[ContentTree.Point];

        await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Mere om Ærøs færge.");

        Assert.Equal(before, desk[ContentTree.Point]);
        var draft = await desk.DraftOfAsync(DeskWithContent.Point);
        Assert.Contains("Mere om Ærøs færge.", draft!.Text, StringComparison.Ordinal);
        Assert.Equal((ContentHash.Of(before), "Mette Åkjær", DeskWithContent.Now), (draft.BaseHash, draft.WriterName, draft.SavedAt));
    }

    [Fact]
    public async Task The_published_text_saved_again_is_no_draft()
    {
        var text = desk[ContentTree.Point];

        var saved = Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(DeskWithContent.Point, new Saving(text.Replace("\n", "\r\n", StringComparison.Ordinal), ContentHash.Of(text), Guid.NewGuid())));

        Assert.Null(saved.Draft);
        Assert.Null(await desk.DraftOfAsync(DeskWithContent.Point));
    }

    [Fact]
    public async Task Two_who_began_from_the_same_text_get_both_texts_to_see_and_nothing_is_overwritten()
    {
        var text = desk[ContentTree.Point];
        await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Mettes tekst.");

        var conflict = Assert.IsType<SaveResult.Conflict>(await desk.SaveAsync(
            DeskWithContent.Point, new Saving(text.Replace("Mere tekst.", "Sørens tekst.", StringComparison.Ordinal), ContentHash.Of(text), Guid.NewGuid()), DeskWithContent.Soeren));

        Assert.Contains("Sørens tekst.", conflict.Mine, StringComparison.Ordinal);
        Assert.Contains("Mettes tekst.", conflict.Theirs, StringComparison.Ordinal);
        Assert.Equal("Mette Åkjær", conflict.Draft!.WriterName);
        Assert.Contains("Mettes tekst.", (await desk.DraftOfAsync(DeskWithContent.Point))!.Text, StringComparison.Ordinal);

        // Having seen both, Søren goes on from hers; hers stays in the history.
        Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(DeskWithContent.Point, new Saving(conflict.Mine, conflict.Current, Guid.NewGuid()), DeskWithContent.Soeren));
        Assert.Contains(await desk.HistoryAsync(ContentTree.Point), row => row.Kind is RevisionKind.Draft && row.Text!.Contains("Mettes tekst.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_did_not_hear_the_answer_to_its_last_save_is_not_in_conflict_with_itself()
    {
        var (text, sitting) = (desk[ContentTree.Point], Guid.NewGuid());
        await desk.SaveAsync(DeskWithContent.Point, new Saving(text + "A\n", ContentHash.Of(text), sitting));

        Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(DeskWithContent.Point, new Saving(text + "AB\n", ContentHash.Of(text), sitting)));
    }

    [Fact]
    public async Task A_file_that_changed_on_disk_meanwhile_is_in_conflict_with_a_first_save()
    {
        var text = desk[ContentTree.Point];
        desk[ContentTree.Point] = text.Replace("Mere tekst.", "Rettet med FTP.", StringComparison.Ordinal);

        var conflict = Assert.IsType<SaveResult.Conflict>(await desk.SaveAsync(DeskWithContent.Point, new Saving(text + "Mit.\n", ContentHash.Of(text), Guid.NewGuid())));

        Assert.Null(conflict.Draft);
        Assert.Contains("Rettet med FTP.", conflict.Theirs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_whose_file_changes_on_disk_is_kept_and_told_of_until_its_writer_has_seen_the_file()
    {
        var hash = await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Mettes tekst.");
        desk[ContentTree.Point] = desk[ContentTree.Point].Replace("Teksten begynder her.", "Rettet med FTP.", StringComparison.Ordinal);
        var mine = (await desk.DraftOfAsync(DeskWithContent.Point))!.Text;

        var told = Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(DeskWithContent.Point, new Saving(mine + "Mere.\n", hash, Guid.NewGuid())));
        Assert.True(told.IsOvertaken);

        var seen = Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(
            DeskWithContent.Point, new Saving(mine + "Mere.\n", told.Current, Guid.NewGuid(), FileBase: ContentHash.Of(desk[ContentTree.Point]))));
        Assert.False(seen.IsOvertaken);
    }

    [Fact]
    public async Task Everything_saved_in_one_sitting_is_one_version_and_a_pause_of_more_than_ten_minutes_begins_another()
    {
        var (text, sitting) = (desk[ContentTree.Point], Guid.NewGuid());
        var at = DeskWithContent.Now;
        foreach (var (words, minutes) in new[] { ("a", 0), ("ab", 9), ("abc", 18), ("abcd", 29) })
        {
            var current = (await desk.DraftOfAsync(DeskWithContent.Point))?.Hash ?? ContentHash.Of(text);
            await desk.SaveAsync(DeskWithContent.Point, new Saving($"{text}{words}\n", current, sitting), now: at.AddMinutes(minutes));
        }

        var drafts = (await desk.HistoryAsync(ContentTree.Point)).Where(row => row.Kind is RevisionKind.Draft).ToList();

        Assert.Equal(2, drafts.Count);
        Assert.EndsWith("abcd\n", drafts[0].Text, StringComparison.Ordinal);
        Assert.EndsWith("abc\n", drafts[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_saved_before_the_page_was_opened_anew_is_a_version_of_its_own()
    {
        var text = desk[ContentTree.Point];
        var first = Assert.IsType<SaveResult.Saved>(await desk.SaveAsync(DeskWithContent.Point, new Saving($"{text}Vigtigt om Ærø.\n", ContentHash.Of(text), Guid.NewGuid())));

        await desk.SaveAsync(DeskWithContent.Point, new Saving($"{text}Noget andet.\n", first.Current, Guid.NewGuid()), now: DeskWithContent.Now.AddMinutes(1));

        Assert.Contains((await desk.HistoryAsync(ContentTree.Point)).Skip(1), row => row.Text?.EndsWith("Vigtigt om Ærø.\n", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task A_draft_that_is_given_up_is_still_in_the_history()
    {
        await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Det her kom vi fra.");

        Assert.True(await desk.DiscardAsync(DeskWithContent.Point));

        Assert.Null(await desk.DraftOfAsync(DeskWithContent.Point));
        var row = (await desk.HistoryAsync(ContentTree.Point))[0];
        Assert.Equal(RevisionKind.Discarded, row.Kind);
        Assert.Contains("Det her kom vi fra.", row.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_larger_than_the_site_reads_is_refused_before_it_is_saved() =>
        Assert.Equal(300, Assert.IsType<SaveResult.TooLong>(await desk.SaveAsync(DeskWithContent.Point, new Saving(new string('å', 200_000), null, Guid.NewGuid()))).MostKilobytes);

    [Theory]
    [InlineData("../../etc/passwd.md")]
    [InlineData("nyheder/../site.yml")]
    [InlineData("sider/.skjult.md")]
    [InlineData("sider/Om.md")]
    [InlineData("sider/om.md\n")]
    [InlineData("webinarer/lancering.md")]
    [InlineData("/etc/om.md")]
    [InlineData("")]
    public void No_other_file_can_be_written(string path) => Assert.Null(TextFile.At(path));
}
