using AlmenHaefte.Booklets;
using AlmenHaefte.Glossaries;
using AlmenHaefte.Tests.Downloads;
using AngleSharp.Html.Parser;
using CsCheck;

namespace AlmenHaefte.Tests.Glossaries;

public sealed class MarkedTermsTests
{
    private static readonly Glossary Words = new("", [
        new Term("lbf", "Landsbyggefonden", "En fond.", ["LBF"]),
        new Term("ab-18", "AB 18 og ABT 18", "Vilkår.", ["AB18"]),
        new Term("partnerskab", "Strategisk partnerskab", "Et samarbejde.", ["strategiske partnerskaber"]),
        new Term("samarbejde", "Partnerskab", "Noget andet.", []),
        new Term("aftaleseddel", "Aftaleseddel", "En seddel.", ["kald"]),
        new Term("afdeling", "Afdeling", "Boliger & <beboere>.", []),
    ]);

    [Theory]
    [InlineData("Spørg Landsbyggefonden.", "Landsbyggefonden")]
    [InlineData("Det er Landsbyggefondens penge.", "Landsbyggefondens")]
    [InlineData("LBF siger nej, og LBF mener det.", "LBF")]
    [InlineData("Flere afdelingers økonomi", "afdelingers")]
    [InlineData("Efter ABT 18 gælder", "ABT 18")]
    [InlineData("AB18", "AB18")]
    [InlineData("Et strategisk\npartnerskab", "strategisk\npartnerskab")]
    [InlineData("De strategiske partnerskaber og et partnerskab", "strategiske partnerskaber|partnerskab")]
    [InlineData("kald", "kald")]
    public void The_first_mention_leads_to_what_it_means_also_when_it_is_inflected(string text, string marked) =>
        Assert.Equal(marked.Split('|'), Marked($"<p>{text}</p>").Select(link => link.TextContent));

    [Theory]
    [InlineData("<p>Han kalder, og det kaldes et lbf-lån i ab 18.</p>")]
    [InlineData("<p>Boligafdelingen, underafdeling og AB 19</p>")]
    [InlineData("<h2 id=\"x\">Afdeling</h2><h3>Afdeling</h3>")]
    [InlineData("<p><a href=\"/x\">Afdelingen</a></p>")]
    [InlineData("<p><code>afdeling</code><sup class=\"note-mark\"><a href=\"#n\">1</a></sup></p>")]
    [InlineData("<p>strategisk, partner</p><p title=\"afdeling\">LB F</p>")]
    public void Other_words_headings_links_and_marks_are_left_as_they_are(string html) =>
        Assert.Empty(Marked(html));

    [Fact]
    public void The_list_explains_the_words_in_their_order_with_a_way_back()
    {
        var text = MarkedTerms.In("<p>En afdeling og LBF.</p>", Words);
        var list = new HtmlParser().ParseDocument(text.ListHtml);

        Assert.Equal(["Afdeling: Boliger & <beboere>.", "Landsbyggefonden: En fond."], list.QuerySelectorAll("li p").Select(word => word.TextContent));
        Assert.Equal(["#ord-afdeling-her", "#ord-lbf-her"], list.QuerySelectorAll("[role=doc-backlink]").Select(link => link.GetAttribute("href")));
        Assert.Equal("", MarkedTerms.In("<p>Intet her.</p>", Words).ListHtml);
    }

    [Fact]
    public void Every_chapter_reads_as_before_and_every_link_to_a_word_has_its_place()
    {
        var booklet = FilesOf.Real.Booklets[0];
        foreach (var chapter in booklet.Chapters)
        {
            var marked = MarkedTerms.In(chapter.Text.Html, booklet.Glossary);
            var page = new HtmlParser().ParseDocument(marked.Html + marked.ListHtml);
            var links = page.QuerySelectorAll("[role=doc-glossref]").ToList();

            Assert.Equal(new HtmlParser().ParseDocument(chapter.Text.Html).Body!.TextContent, new HtmlParser().ParseDocument(marked.Html).Body!.TextContent);
            Assert.Equal(links.Count, links.Select(link => link.GetAttribute("href")).Distinct().Count());
            Assert.All(links, link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
            Assert.DoesNotContain(links, link => link.ParentElement!.Closest("h1, h2, h3, h4, a, button, .note-mark") is not null);
        }
    }

    [Fact]
    public void Whatever_the_text_is_its_words_stay() =>
        Gen.OneOf("afdeling", "LBF", " ", "<p>", "</p>", "&amp;", "&lt;", "strategisk", "partnerskaber", "<b>", "</b>", "å", "\u00AD", "18", "ABT", ".").Array[0, 30].Sample(parts =>
        {
            var html = string.Concat(parts);
            Assert.Equal(new HtmlParser().ParseDocument(html).Body!.TextContent, new HtmlParser().ParseDocument(MarkedTerms.In(html, Words).Html).Body!.TextContent);
        });

    private static IEnumerable<AngleSharp.Dom.IElement> Marked(string html) => new HtmlParser().ParseDocument(MarkedTerms.In(html, Words).Html).QuerySelectorAll("[role=doc-glossref]");
}
