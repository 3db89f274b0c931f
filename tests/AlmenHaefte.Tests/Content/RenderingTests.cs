namespace AlmenHaefte.Tests.Content;

public sealed class RenderingTests
{
    [Theory]
    [InlineData("den 20. april 2022", "den 20.\u00A0april 2022")]
    [InlineData("kl. 10.00", "kl.\u00A010.00")]
    [InlineData("5 mio. kr. og 25 % af 12 boliger", "5\u00A0mio.\u00A0kr. og 25\u00A0% af 12\u00A0boliger")]
    [InlineData("§ 37", "§\u00A037")]
    [InlineData("nr. 4 og ca. 25", "nr.\u00A04 og ca.\u00A025")]
    [InlineData("Artikel 6, stk. 1, litra f, og art. 9", "Artikel\u00A06, stk.\u00A01, litra\u00A0f, og art.\u00A09")]
    [InlineData("fsb's og KAB's", "fsb’s og KAB’s")]
    [InlineData("den 20. aprilvejr", "den 20. aprilvejr")]
    public void Text_is_set_as_a_Danish_typesetter_would(string written, string set)
    {
        Assert.Equal($"<p>{set}</p>\n", Html(written));
        Assert.Equal(set, ContentTree.Valid().Changing(ContentTree.News, "Ny bog", written).Publish().News[0].Title);
    }

    [Fact]
    public void Code_stands_as_it_was_written()
    {
        Assert.Equal("<p><code>fsb&#39;s 20. april kl. 10</code></p>\n", Html("`fsb's 20. april kl. 10`"));
        Assert.Equal("<pre><code>fsb&#39;s 20. april</code></pre>\n", Html("```\nfsb's 20. april\n```"));
    }

    [Fact]
    public void A_repeated_source_keeps_its_number_and_every_mention_has_a_place_of_its_own()
    {
        var text = ContentTree.Valid().Saying("Et.[@K2] To.[@K1, @K2] Tre.[^egen]\n\n[^egen]: Vores bemærkning. [@K1]").PublishPoint().Text;

        Assert.Equal(["K2", "K1"], text.SourceIds);
        Assert.Equal([("ref-1", "#note-1"), ("ref-2", "#note-2"), ("ref-1-2", "#note-1-2"), ("ref-3", "#note-3")], Page.Of(text.Html).QuerySelectorAll("sup a").Select(mark => (mark.Id!, mark.GetAttribute("href")!)));
        var notes = Page.Of(text.NotesHtml).QuerySelectorAll("li");
        Assert.Equal(["#ref-1", "#ref-1-2", "#ref-2", "#ref-2-2", "#ref-3"], notes.SelectMany(note => note.QuerySelectorAll("a[role=doc-backlink]")).Select(back => back.GetAttribute("href")));
        Assert.All(notes.SelectMany(note => note.QuerySelectorAll("div[id]")), target => Assert.Equal(target.Id!.Replace("note", "#ref", StringComparison.Ordinal), target.LastElementChild!.GetAttribute("href")));
        Assert.StartsWith("Søfartsmuseet: Vand & vind, udateret.", notes[0].TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Vores bemærkning.2", notes[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_within_a_page_of_notes_leads_somewhere_and_no_id_is_used_twice()
    {
        var text = ContentTree.Valid().Saying("A[^a] b[@K1] c[^a] d[@K1]\n\n[^a]: Se [@K2] og [@K1]").PublishPoint().Text;

        Page.Of(text.Html + text.NotesHtml).HasWholeAnchors();
    }

    [Fact]
    public void The_space_before_a_note_is_the_authors_and_not_the_readers() =>
        Assert.Contains("Et ord.<sup", Html("Et ord. [@K1]\nMere."), StringComparison.Ordinal);

    [Fact]
    public void The_title_page_and_its_parts_share_one_sequence_of_notes()
    {
        var booklet = ContentTree.Valid().Changing(ContentTree.Contents, "To punkter.", "To punkter. [@K2, @K1]").Publish().Booklets[0];

        Page.Of(booklet.Introduction.Html + string.Concat(booklet.Parts.Select(part => part.IntroductionHtml)) + booklet.Introduction.NotesHtml).HasWholeAnchors();
        Assert.Equal(["K1", "K2"], booklet.Introduction.SourceIds);
        Assert.Contains("href=\"#note-2\"", booklet.Parts[0].IntroductionHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_table_of_a_text_has_a_name_of_its_own_from_what_its_columns_are_headed()
    {
        const string years = "| År | **Antal** `\"broer\"` |\n|---|--:|\n| 2021 | 3 |\n\n";

        var page = Page.Of(Html($"{years}Så et afsnit.\n\n{years}Og et til.\n\n| | |\n|---|---|\n| 1 | 2 |"));

        Assert.Equal(["Tabel: År, Antal \"broer\"", "Tabel: År, Antal \"broer\" (2)", "Tabel"], page.QuerySelectorAll("[role=region]").Select(region => region.GetAttribute("aria-label")));
    }

    [Fact]
    public void The_header_cells_of_a_table_say_what_they_head()
    {
        var table = Page.Of(Html("| År | Antal |\n|---|--:|\n| 2021 | 3 |"));

        Assert.Equal(["År col ", "Antal col number"], table.QuerySelectorAll("th").Select(cell => $"{cell.TextContent} {cell.GetAttribute("scope")} {cell.ClassName}"));
        Assert.Equal(["2021", "3"], table.QuerySelectorAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void An_empty_first_header_cell_makes_the_first_column_row_headers()
    {
        var table = Page.Of(Html("| | Antal |\n|---|---|\n| 2021 | 3 |\n| 2022 | |"));

        Assert.Equal(["Antal col", "2021 row", "2022 row"], table.QuerySelectorAll("th").Select(cell => $"{cell.TextContent} {cell.GetAttribute("scope")}"));
        Assert.Equal(["", "3", ""], table.QuerySelectorAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void A_list_of_definitions_is_one() =>
        Assert.Equal(
            "<dl><dt>Bro</dt>\n<dd><p>Går over vand.</p>\n</dd>\n<dt>Tunnel</dt>\n<dd><p>Går under.</p>\n</dd>\n</dl>\n",
            Html("Bro\n:   Går over vand.\n\nTunnel\n:   Går under."));

    [Fact]
    public void A_figure_has_its_caption_and_the_size_of_its_picture() => Assert.Equal(
        "<figure><p><img src=\"/haefter/broen/billeder/bro.png\" width=\"640\" height=\"480\" alt=\"En bro\" loading=\"lazy\"></p>\n<figcaption>Broen i 2022</figcaption>\n</figure>\n",
        Html("^^^\n![En bro](../billeder/bro.png)\n^^^ Broen i 2022"));

    [Fact]
    public void A_picture_that_tells_nothing_has_an_empty_alternative() => Assert.Contains("alt=\"\"", Html("![pynt](../billeder/bro.png)"), StringComparison.Ordinal);

    [Theory]
    [InlineData("UENIGHED", "uenighed", "Kilderne er uenige")]
    [InlineData("ERFARING", "erfaring", "Erfaring")]
    [InlineData("EFTERTANKE", "eftertanke", "Til eftertanke")]
    [InlineData("NOTE", "note", "Bemærk")]
    public void A_box_says_what_kind_it_is(string kind, string name, string title) => Assert.Equal(
        $"<div class=\"box box-{name}\" role=\"note\" aria-label=\"{title}\"><p class=\"box-kind\">{title}</p>\n<p>Tekst</p>\n</div>\n", Html($"> [!{kind}]\n>\n> Tekst"));

    [Fact]
    public void A_rule_says_when_it_was_looked_up()
    {
        var tree = ContentTree.Valid().With(ContentTree.Point, ContentTree.Chapter("Ord", "> [!REGEL]\n> Loven", "nummer: 1", "regler-opgjort: 2026-11-23"));

        Assert.Contains("Opgjort 23.\u00A0november 2026. Slå den gældende regel op", tree.PublishPoint().Text.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_has_its_speaker_as_caption() => Assert.Equal(
        "<figure class=\"quote\"><blockquote><p>Vi byggede den.</p>\n</blockquote>\n<figcaption>Åse Ærø, brobygger</figcaption>\n</figure>\n",
        Html("> Vi byggede den.\n>\n> — Åse Ærø, brobygger"));

    [Fact]
    public void A_link_is_the_address_of_the_file_and_an_anchor_on_the_page_stays_there()
    {
        var html = Html("## A {#a}\n\n[b](taal.md) [c](../spoergsmaal/foer.md#om-grunden) [d](#a) [e](ord.md#a) [f](../../../sider/om.md#kontakt) [g](../../../nyheder/) [h](../indhold.md) [i](../../../nyheder/ny-bog.md) [j](../../../webinarer/lancering.md)");

        Assert.Equal(
            ["/haefter/broen/taal", "/haefter/broen/foer#om-grunden", "#a", "#a", "/om#kontakt", "/nyheder", "/haefter/broen", "/nyheder/ny-bog", "/webinarer/lancering"],
            Page.Of(html).QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void The_sections_of_a_chapter_are_its_headings_of_the_second_level() =>
        Assert.Equal([("a", "A og b"), ("d", "D")], ContentTree.Valid().Saying("## A *og* b [@K1] {#a}\n\n### C {#c}\n\n## D {#d}").PublishPoint().Sections.Select(section => (section.Id, section.Title)));

    private static string Html(string body) => ContentTree.Valid().Saying(body).PublishPoint().Text.Html;
}
