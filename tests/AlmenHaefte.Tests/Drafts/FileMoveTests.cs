using AlmenHaefte.Drafts;
using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Drafts;

public sealed class FileMoveTests : IAsyncLifetime
{
    private readonly DeskWithContent desk = new();

    public ValueTask InitializeAsync() => desk.InitializeAsync();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task A_renamed_chapter_keeps_its_former_address_and_links_to_it_follow()
    {
        Assert.IsType<PressResult.Published>(await RenameAsync(DeskWithContent.Point, "aeroes-ord"));

        var site = desk.Load();
        Assert.Equal("/haefter/broen/aeroes-ord", site.Moved["/haefter/broen/ord"]);
        Assert.Equal("aeroes-ord", site.Booklets[0].Point(1)!.Slug);
        Assert.Contains("[det første punkt](aeroes-ord.md)", desk[ContentTree.OtherPoint], StringComparison.Ordinal);
        Assert.False(File.Exists(desk.PathOf(ContentTree.Point)));
        Assert.Equal("Renamed Mette Åkjær: Fra /haefter/broen/ord til /haefter/broen/aeroes-ord", (await desk.LinesAsync("haefter/broen/punkter/aeroes-ord.md"))[0]);
    }

    [Fact]
    public async Task A_renamed_page_is_found_in_the_menu_under_its_new_name()
    {
        Assert.IsType<PressResult.Published>(await RenameAsync(TextFile.At(ContentTree.Page)!, "om-os"));

        Assert.Equal("/om-os", desk.Load().Settings.Footer[0].Address);
    }

    [Fact]
    public async Task Nothing_is_renamed_over_another_file()
    {
        Assert.IsType<PressResult.NoDraft>(await RenameAsync(DeskWithContent.Point, "taal"));

        desk.Load();
    }

    [Fact]
    public async Task A_withdrawn_chapter_says_why_and_where_to_go()
    {
        desk[ContentTree.Questions] = desk[ContentTree.Questions].Replace(" punkter=1,2", " punkter=1", StringComparison.Ordinal);

        Assert.IsType<PressResult.Published>(await WithdrawAsync(TextFile.At(ContentTree.OtherPoint)!, "Rådene: »de« holdt ikke vand.", ContentTree.Point));

        var withdrawn = desk.Load().Withdrawn["/haefter/broen/taal"];
        Assert.Equal(("Rådene: »de« holdt ikke vand.", "/haefter/broen/ord", "/haefter/broen/punkt/2"), (withdrawn.Reason, withdrawn.Successor, withdrawn.PointAddress));
    }

    [Fact]
    public async Task A_withdrawn_news_item_says_why()
    {
        Assert.IsType<PressResult.Published>(await WithdrawAsync(DeskWithContent.News, "Bogen kom aldrig.", null));

        var site = desk.Load();
        Assert.Empty(site.News);
        Assert.Equal(("Ny bog", "Bogen kom aldrig."), (site.Withdrawn["/nyheder/ny-bog"].Title, site.Withdrawn["/nyheder/ny-bog"].Reason));
    }

    [Fact]
    public async Task A_page_that_others_link_to_is_not_withdrawn_before_they_lead_elsewhere()
    {
        var faulty = Assert.IsType<PressResult.Faulty>(await WithdrawAsync(DeskWithContent.Point, "Væk.", null));

        Assert.Contains(faulty.Proof.Faults, fault => fault.File == ContentTree.OtherPoint);
        Assert.Contains("status: udkast", desk[ContentTree.Point], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_chapter_that_comes_back_stands_where_it_stood()
    {
        var contents = desk[ContentTree.Contents];
        var file = TextFile.At(ContentTree.OtherPoint)!;
        desk[ContentTree.Questions] = desk[ContentTree.Questions].Replace(" punkter=1,2", " punkter=1", StringComparison.Ordinal);
        await WithdrawAsync(file, "Det holdt ikke vand.", ContentTree.Point);
        var before = (await desk.HistoryAsync(file.Path)).First(row => row.Kind is RevisionKind.Found);
        Assert.DoesNotContain("taal.md", desk[ContentTree.Contents], StringComparison.Ordinal);

        Assert.IsType<PressResult.Published>(await desk.AtPressAsync(press => press.RestoreAsync(before, "Det holder vand.", DeskWithContent.Soeren, DeskWithContent.Now, CancellationToken.None)));

        Assert.Equal(contents, desk[ContentTree.Contents]);
        Assert.NotNull(desk.Load().Booklets[0].Point(2));
    }

    [Fact]
    public async Task A_text_that_becomes_part_of_another_leaves_all_its_addresses_to_it()
    {
        var newer = TextFile.At("nyheder/aeroebroen.md")!;
        desk[newer.Path] = desk[ContentTree.News].Replace("opdateret:", "tidligere-adresser: [/nyheder/bro-paa-aeroe]\nopdateret:", StringComparison.Ordinal);
        desk[ContentTree.Page] += "\nLæs om [broen](../nyheder/aeroebroen.md).\n";

        Assert.IsType<PressResult.Published>(await MergeAsync(newer, DeskWithContent.News));

        var site = desk.Load();
        Assert.Equal(("/nyheder/ny-bog", "/nyheder/ny-bog"), (site.Moved["/nyheder/aeroebroen"], site.Moved["/nyheder/bro-paa-aeroe"]));
        Assert.Contains("[broen](../nyheder/ny-bog.md)", desk[ContentTree.Page], StringComparison.Ordinal);
        Assert.False(File.Exists(desk.PathOf(newer.Path)));
        Assert.Equal("Merged Mette Åkjær: /nyheder/aeroebroen er blevet en del af /nyheder/ny-bog", (await desk.LinesAsync(newer.Path))[0]);
        Assert.NotNull((await desk.HistoryAsync(newer.Path))[1].Text);
    }

    [Fact]
    public async Task A_point_that_has_a_number_does_not_disappear_into_another()
    {
        Assert.IsType<PressResult.Faulty>(await MergeAsync(TextFile.At(ContentTree.OtherPoint)!, DeskWithContent.Point));

        Assert.NotNull(desk.Load().Booklets[0].Point(2));
    }

    private Task<PressResult> MergeAsync(TextFile file, TextFile into) =>
        desk.AtMovesAsync(moves => moves.MergeAsync(file, into, DeskWithContent.Mette, DeskWithContent.Now, CancellationToken.None));

    private Task<PressResult> RenameAsync(TextFile file, string slug) =>
        desk.AtMovesAsync(moves => moves.RenameAsync(file, file.Named(slug)!, DeskWithContent.Mette, DeskWithContent.Now, CancellationToken.None));

    private Task<PressResult> WithdrawAsync(TextFile file, string reason, string? successor) =>
        desk.AtMovesAsync(moves => moves.WithdrawAsync(file, reason, successor, DeskWithContent.Mette, DeskWithContent.Now, CancellationToken.None));
}
