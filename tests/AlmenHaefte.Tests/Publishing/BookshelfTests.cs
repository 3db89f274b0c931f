using AlmenHaefte.Content;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Publishing;

public sealed class BookshelfTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("almenhaefte-test-");
    private readonly Bookshelf shelf;

    public BookshelfTests()
    {
        ContentTree.Valid().WriteTo(directory.FullName);
        shelf = new Bookshelf(new ContentFolder(directory.FullName));
    }

    [Fact]
    public void Nothing_is_read_again_until_something_changes()
    {
        Assert.True(shelf.Refresh());
        var first = shelf.Current;

        Assert.False(shelf.Refresh());
        Assert.Same(first, shelf.Current);
    }

    [Fact]
    public void A_changed_file_shows()
    {
        shelf.Refresh();

        Change(ContentTree.News, "Ny bog", "Nyere bog");

        Assert.Equal("Nyere bog", shelf.Current.News[0].Title);
        Assert.Empty(shelf.Faults);
    }

    [Fact]
    public void A_faulty_file_keeps_its_old_text_while_other_changes_take_effect()
    {
        shelf.Refresh();
        Write(ContentTree.Page, "Vi er os.", "Vi er os her.");

        Change(ContentTree.News, "Ny bog", "\"Ny bog");

        Assert.Equal("Ny bog", shelf.Current.News[0].Title);
        Assert.Contains("Vi er os her.", shelf.Current.Pages[0].Text.Html, StringComparison.Ordinal);
        Assert.Equal(ContentTree.News, Assert.Single(shelf.Faults).File);
    }

    [Fact]
    public void A_mended_file_shows_its_new_text()
    {
        shelf.Refresh();
        Change(ContentTree.News, "Ny bog", "\"Ny bog");

        Change(ContentTree.News, "\"Ny bog", "Nyere bog");

        Assert.Equal("Nyere bog", shelf.Current.News[0].Title);
        Assert.Empty(shelf.Faults);
    }

    [Theory]
    [InlineData("nummer: 1", "nummer: et")]
    [InlineData("nummer: 1", "nummer: 1\nfarve: grøn")]
    [InlineData("titel: Ord", "titel: \"Ord")]
    [InlineData("Mere tekst.", "Mere <b>tekst</b>.")]
    [InlineData("Mere tekst.", "Mere \0 tekst.")]
    public void A_chapter_that_is_faulty_from_the_first_is_left_out_and_what_links_to_it_are_plain_words(string good, string bad)
    {
        Change(ContentTree.Point, good, bad);

        var booklet = Assert.Single(shelf.Current.Booklets);
        Assert.Equal(["taal", "foer"], booklet.Chapters.Select(chapter => chapter.Slug));
        Assert.StartsWith("<p>Se det første punkt, <a href=\"/haefter/broen/foer#om-grunden\">", booklet.Find("taal")!.Text.Html, StringComparison.Ordinal);
        Assert.Contains("Hører til <a href=\"/haefter/broen/taal\">punkt 2, Tål</a></p>", booklet.Find("foer")!.Text.Html, StringComparison.Ordinal);
        Assert.Equal([ContentTree.Point], shelf.Faults.Select(fault => fault.File).Distinct());
    }

    [Theory]
    [InlineData(ContentTree.Sources)]
    [InlineData(ContentTree.Glossary)]
    [InlineData(ContentTree.Timeline)]
    [InlineData(ContentTree.Image)]
    public void A_list_or_a_picture_that_is_faulty_from_the_first_takes_no_chapter_with_it(string path)
    {
        File.WriteAllText(Path.Combine(directory.FullName, path), "a: \0");
        shelf.Refresh();

        Assert.Equal(["ord", "taal", "foer"], shelf.Current.Booklets[0].Chapters.Select(chapter => chapter.Slug));
        Assert.Single(shelf.Current.News);
        Assert.Equal(path, Assert.Single(shelf.Faults).File);
    }

    [Fact]
    public void A_booklet_whose_contents_are_faulty_from_the_first_is_left_out_and_the_rest_lives()
    {
        Write(ContentTree.Page, "Vi er os.", "Læs [om ord](../haefter/broen/punkter/ord.md).");
        Change(ContentTree.Contents, "udgave: 1", "udgave: første");

        Assert.Empty(shelf.Current.Booklets);
        Assert.Single(shelf.Current.News);
        Assert.Contains("<p>Læs om ord.</p>", shelf.Current.Pages[0].Text.Html, StringComparison.Ordinal);
        Assert.Equal(["/nyheder"], shelf.Current.Settings.Menu.Select(item => item.Address));
    }

    [Fact]
    public void A_faulty_new_chapter_is_left_out_and_skipped_by_the_table_of_contents()
    {
        shelf.Refresh();
        WriteNew("haefter/broen/punkter/tre.md", "ingen oplysninger");

        Change(ContentTree.Contents, "2. [Tål](punkter/taal.md)", "2. [Tål](punkter/taal.md)\n3. [Tre](punkter/tre.md)");

        Assert.Equal(["ord", "taal", "foer"], shelf.Current.Booklets[0].Chapters.Select(chapter => chapter.Slug));
        Assert.Single(shelf.Faults);
    }

    [Fact]
    public void A_deleted_file_that_is_still_listed_changes_nothing()
    {
        shelf.Refresh();
        var before = shelf.Current;

        File.Delete(Path.Combine(directory.FullName, ContentTree.Point));
        shelf.Refresh();

        Assert.Same(before, shelf.Current);
        Assert.NotEmpty(shelf.Faults);
    }

    [Fact]
    public void A_deleted_file_that_nothing_refers_to_goes_away()
    {
        shelf.Refresh();

        File.Delete(Path.Combine(directory.FullName, ContentTree.News));
        shelf.Refresh();

        Assert.Empty(shelf.Current.News);
        Assert.Empty(shelf.Faults);
    }

    [Fact]
    public void A_broken_file_of_the_site_itself_keeps_the_old_one()
    {
        shelf.Refresh();

        Change(ContentTree.Site, "navn: Brohæfter", "navn: [Brohæfter");

        Assert.Equal("Brohæfter", shelf.Current.Settings.Name);
        Assert.Equal(ContentTree.Site, Assert.Single(shelf.Faults).File);
    }

    [Fact]
    public void A_folder_that_is_gone_or_empty_changes_nothing()
    {
        shelf.Refresh();
        var before = shelf.Current;
        Directory.Move(directory.FullName, directory.FullName + "-moved");

        shelf.Refresh();
        Assert.Same(before, shelf.Current);
        Assert.NotEmpty(shelf.Faults);

        Directory.CreateDirectory(directory.FullName);
        shelf.Refresh();
        Assert.Same(before, shelf.Current);

        Directory.Delete(directory.FullName);
        Directory.Move(directory.FullName + "-moved", directory.FullName);
        shelf.Refresh();
        Assert.Empty(shelf.Faults);
    }

    [Fact]
    public void Without_anything_to_serve_it_says_why()
    {
        Write(ContentTree.Site, "navn: Brohæfter", "navn: [Brohæfter");
        shelf.Refresh();

        var nothing = Assert.Throws<NoContentException>(() => shelf.Current);
        Assert.Equal(ContentTree.Site, Assert.Single(nothing.Faults).File);
    }

    [Fact]
    public void Two_changes_that_need_each_other_are_taken_together()
    {
        shelf.Refresh();
        Write(ContentTree.Page, "## Kontakt {#kontakt}", "## Kontakt {#ring}");

        Change(ContentTree.News, "Bogen handler", "[Ring](../sider/om.md#ring). Bogen handler");

        Assert.Contains("href=\"/om#ring\"", shelf.Current.News[0].Text.Html, StringComparison.Ordinal);
        Assert.Empty(shelf.Faults);
    }

    [Fact]
    public void A_change_that_needs_a_faulty_one_waits_for_it()
    {
        shelf.Refresh();
        Write(ContentTree.Page, "## Kontakt {#kontakt}", "## Kontakt {#ring}\n\n<b>");
        Write(ContentTree.Webinar, "Kom og se.", "Kom og se os.");

        Change(ContentTree.News, "Bogen handler", "[Ring](../sider/om.md#ring). Bogen handler");

        Assert.StartsWith("<p>Bogen handler", shelf.Current.News[0].Text.Html, StringComparison.Ordinal);
        Assert.Contains("Kom og se os.", shelf.Current.Webinars[0].BodyHtml, StringComparison.Ordinal);

        Change(ContentTree.Page, "\n\n<b>", "");
        Assert.StartsWith("<p><a href=\"/om#ring\">", shelf.Current.News[0].Text.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reads_while_it_changes_meets_one_whole_set()
    {
        Change(ContentTree.Page, "titel: Om", "titel: Ny bog");
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                var site = shelf.Current;
                Assert.Equal(site.News[0].Title, site.Pages[0].Title);
            }
        }, TestContext.Current.CancellationToken)).ToList();
        for (var round = 0; round < 20; round++)
        {
            var (old, @new) = (round == 0 ? "Ny bog" : $"Udgave {round - 1}", $"Udgave {round}");
            Write(ContentTree.Page, $"titel: {old}", $"titel: {@new}");
            Change(ContentTree.News, $"titel: {old}", $"titel: {@new}");
        }
        await stop.CancelAsync();

        await Task.WhenAll(readers);
        Assert.Equal("Udgave 19", shelf.Current.News[0].Title);
    }

    public void Dispose() => directory.Delete(recursive: true);

    /// <summary>One file is saved, and the shelf looks.</summary>
    private void Change(string path, string old, string @new)
    {
        Write(path, old, @new);
        shelf.Refresh();
    }

    private void Write(string path, string old, string @new)
    {
        var whole = Path.Combine(directory.FullName, path);
        var text = File.ReadAllText(whole);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(whole, text.Replace(old, @new, StringComparison.Ordinal));
    }

    private void WriteNew(string path, string text) => File.WriteAllText(Path.Combine(directory.FullName, path), text);
}
