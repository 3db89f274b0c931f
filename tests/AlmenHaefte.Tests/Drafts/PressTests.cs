using AlmenHaefte.Drafts;
using AlmenHaefte.Editions;
using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Drafts;

public sealed class PressTests : IAsyncLifetime
{
    private const string Note = "Færgen er kommet med, for den spurgte mange om.";

    private readonly DeskWithContent desk = new();

    public ValueTask InitializeAsync() => desk.InitializeAsync();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task A_slip_goes_straight_out_and_its_date_stays()
    {
        await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Mere om Ærøs færge.");

        Assert.IsType<PressResult.Published>(await desk.PublishAsync(DeskWithContent.Point, Release.Slip(null)));

        Assert.Contains("Mere om Ærøs færge.", desk[ContentTree.Point], StringComparison.Ordinal);
        Assert.Contains("opdateret: 2026-11-23", desk[ContentTree.Point], StringComparison.Ordinal);
        Assert.Null(await desk.DraftOfAsync(DeskWithContent.Point));
        Assert.Equal(["Correction Mette Åkjær", "Draft Mette Åkjær", "Found –"], await desk.LinesAsync(ContentTree.Point));
        desk.Load();
    }

    [Fact]
    public async Task A_new_version_gets_todays_date_and_readers_of_the_booklet_are_told_among_its_corrections()
    {
        await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Mere om Ærøs færge.");

        Assert.IsType<PressResult.Published>(await desk.PublishAsync(DeskWithContent.Point, Release.NewVersion("Søren O'Brien: færgen\ner med", cutsEdition: false)));

        var booklet = desk.Load().Booklets[0];
        Assert.Equal(new DateOnly(2026, 11, 25), booklet.Point(1)!.Updated);
        var correction = Assert.Single(booklet.Corrections);
        Assert.Equal((new DateOnly(2026, 11, 25), "Søren O’Brien: færgen er med", "ord"), (correction.Date, correction.Note, correction.Chapter!.Slug));
        Assert.Equal("NewVersion Mette Åkjær: Søren O'Brien: færgen\ner med", (await desk.LinesAsync(ContentTree.Point))[0]);
    }

    [Fact]
    public async Task A_new_version_may_come_with_a_new_edition_which_then_tells_of_it()
    {
        await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Mere om Ærøs færge.");

        var published = Assert.IsType<PressResult.Published>(await desk.PublishAsync(DeskWithContent.Point, Release.NewVersion(Note, cutsEdition: true)));

        Assert.Equal(2, Assert.IsType<CutResult.Made>(published.Cut).Edition.Number);
        var booklet = desk.Load().Booklets[0];
        Assert.Equal((2, Note, 0), (booklet.Edition, booklet.Editions[0].Note, booklet.Corrections.Count));
        await desk.LookAsync();
        Assert.Equal("Edition Mette Åkjær: 2. udgave", (await desk.LinesAsync(ContentTree.Contents))[0]);
    }

    [Fact]
    public async Task A_text_with_faults_is_not_published_and_says_where_and_what_to_do()
    {
        var before = desk[ContentTree.Point];
        await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Se [her](findes-ikke.md).");

        var faulty = Assert.IsType<PressResult.Faulty>(await desk.PublishAsync(DeskWithContent.Point, Release.Slip(null)));

        var fault = Assert.Single(faulty.Proof.Faults);
        Assert.Equal((ContentTree.Point, ContentTree.BodyLine("nummer: 1", "fase: foer") + 4), (fault.File, fault.Line));
        Assert.Equal(before, desk[ContentTree.Point]);
        Assert.NotNull(await desk.DraftOfAsync(DeskWithContent.Point));
        Assert.Empty(await desk.UnsettledAsync());
    }

    [Fact]
    public async Task What_can_be_mended_without_a_person_is_mended_as_it_goes_out()
    {
        await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Mere.\n\n## Færgen til Ærø\n\nSejler.");

        Assert.IsType<PressResult.Published>(await desk.PublishAsync(DeskWithContent.Point, Release.Slip(null)));

        Assert.Contains("## Færgen til Ærø {#faergen-til-aeroe}", desk[ContentTree.Point], StringComparison.Ordinal);
        Assert.Null(await desk.DraftOfAsync(DeskWithContent.Point));
    }

    [Fact]
    public async Task A_chapter_with_a_new_title_has_it_in_the_table_of_contents_too()
    {
        await desk.DraftAsync(DeskWithContent.Point, "titel: Ord", "titel: Ord *og* gåder");

        Assert.IsType<PressResult.Published>(await desk.PublishAsync(DeskWithContent.Point, Release.Slip(null)));

        Assert.Contains("""1. [Ord \*og\* gåder](punkter/ord.md)""", desk[ContentTree.Contents], StringComparison.Ordinal);
        desk.Load();
        await desk.LookAsync();
        Assert.Equal("Correction Mette Åkjær", (await desk.LinesAsync(ContentTree.Contents))[0]);
    }

    [Fact]
    public async Task A_new_chapter_is_written_into_the_part_it_belongs_to()
    {
        var file = TextFile.At("haefter/broen/spoergsmaal/bagefter.md")!;
        await desk.SaveAsync(file, new Saving(ContentTree.Chapter("Når I har bygget", "Tænk jer om.\n"), null, Guid.NewGuid(), Part: "spoergsmaalene"));

        Assert.IsType<PressResult.Published>(await desk.PublishAsync(file, Release.NewVersion(Note, cutsEdition: false)));

        Assert.Equal("Når I har bygget", desk.Load().Booklets[0].Parts[1].Chapters[1].Title);
    }

    [Fact]
    public async Task Faults_that_were_there_before_in_another_file_stop_nobody()
    {
        desk[ContentTree.Page] += "\n[død](findes-ikke.md)\n";
        await desk.DraftAsync(DeskWithContent.News, "broer", "færger");

        Assert.IsType<PressResult.Published>(await desk.PublishAsync(DeskWithContent.News, Release.Slip(null)));

        Assert.Contains("færger", desk[ContentTree.News], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_of_a_file_that_has_changed_on_disk_is_not_published_over_it()
    {
        await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Mettes tekst.");
        desk[ContentTree.Point] = desk[ContentTree.Point].Replace("Mere tekst.", "Rettet med FTP.", StringComparison.Ordinal);

        var overtaken = Assert.IsType<PressResult.Overtaken>(await desk.PublishAsync(DeskWithContent.Point, Release.Slip(null)));

        Assert.Contains("Mettes tekst.", overtaken.Mine, StringComparison.Ordinal);
        Assert.Contains("Rettet med FTP.", overtaken.Theirs, StringComparison.Ordinal);
        Assert.Contains("Rettet med FTP.", desk[ContentTree.Point], StringComparison.Ordinal);
        Assert.Equal("OnDisk –", (await desk.LinesAsync(ContentTree.Point))[0]);
    }

    [Fact]
    public async Task Nobody_publishes_what_a_colleague_has_written_since_they_looked()
    {
        var seen = await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Mettes tekst.");
        await desk.SaveAsync(DeskWithContent.Point, new Saving(desk[ContentTree.Point] + "Sørens.\n", seen, Guid.NewGuid()), DeskWithContent.Soeren);

        Assert.IsType<PressResult.Rewritten>(await desk.PublishAsync(DeskWithContent.Point, Release.Slip(null), hash: seen));
    }

    [Fact]
    public async Task An_earlier_text_comes_back_as_a_new_version()
    {
        var before = desk[ContentTree.Point];
        await desk.DraftAsync(DeskWithContent.Point, "Mere tekst.", "Forkert tekst.");
        await desk.PublishAsync(DeskWithContent.Point, Release.Slip(null));
        var found = (await desk.HistoryAsync(ContentTree.Point)).First(row => row.Kind is RevisionKind.Found);

        Assert.IsType<PressResult.Published>(await desk.AtPressAsync(press => press.RestoreAsync(found, "Det var rigtigt før.", DeskWithContent.Soeren, DeskWithContent.Now, CancellationToken.None)));

        Assert.Equal(before.Replace("2026-11-23", "2026-11-25", StringComparison.Ordinal), desk[ContentTree.Point]);
        Assert.Equal("Restored Søren O’Brien: Det var rigtigt før.", (await desk.LinesAsync(ContentTree.Point))[0]);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_of_and_the_draft_is_still_there()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are those of Unix.");
        await desk.DraftAsync(DeskWithContent.News, "broer", "færger");
        // A folder in the way of the file: root may write where others may not, but not there.
        File.Delete(desk.PathOf(ContentTree.News));
        await desk.AtAsync(db => Task.FromResult(Directory.CreateDirectory(desk.PathOf(ContentTree.News))));
        await desk.SaveAsync(DeskWithContent.News, new Saving((await desk.DraftOfAsync(DeskWithContent.News))!.Text, (await desk.DraftOfAsync(DeskWithContent.News))!.Hash, Guid.NewGuid(), FileBase: ""));

        Assert.IsType<PressResult.Unwritable>(await desk.PublishAsync(DeskWithContent.News, Release.Slip(null)));

        Assert.Contains("færger", (await desk.DraftOfAsync(DeskWithContent.News))!.Text, StringComparison.Ordinal);
        Assert.Empty(await desk.UnsettledAsync());
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(desk.PathOf(ContentTree.News))!, ".*"));
    }
}
