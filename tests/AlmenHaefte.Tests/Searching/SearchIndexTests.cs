using AlmenHaefte.Searching;
using AlmenHaefte.Tests.Webinars;

namespace AlmenHaefte.Tests.Searching;

/// <summary>What finds what, on texts of a line each.</summary>
public sealed class SearchIndexTests
{
    private static readonly string[] Nothing = [];

    [Theory]
    [InlineData("båd", "båden", true)]
    [InlineData("bad", "båden", false)]
    [InlineData("ba\u030Ad", "båd", true)]
    [InlineData("båd", "ba\u030Ad", true)]
    [InlineData("bad", "ba\u030Ad", false)]
    [InlineData("røgoverlo\u0308b", "røgoverløb", true)]
    [InlineData("baad", "båden", true)]
    [InlineData("stoej", "Støjen tager til", true)]
    [InlineData("AENDRING", "Ændringer", true)]
    [InlineData("aalborg", "Ålborg", true)]
    [InlineData("år", "ar", false)]
    [InlineData("cafe", "Caféen", true)]
    [InlineData("rådgiver", "bygherrerådgiveren", true)]
    [InlineData("rådgiver", "rådgiverens", true)]
    [InlineData("garanti", "garantistillelsen", true)]
    [InlineData("budgetter", "budgettet", true)]
    [InlineData("led", "anledning", false)]
    [InlineData("AB", "AB18 gælder", true)]
    [InlineData("AB", "abe", false)]
    [InlineData("1250", "1.250 boliger", true)]
    [InlineData("1.250", "1250 boliger", true)]
    [InlineData("18", "AB 18", true)]
    [InlineData("&os", "byggepartnerskabet &os", true)]
    [InlineData("&os", "det er for os", false)]
    [InlineData("beboermøderne", "møder for beboere", true)]
    [InlineData("»fælles hus«", "et fælles hus", true)]
    [InlineData("»fælles hus«", "huset er fælles", false)]
    [InlineData("\"fælles hus\"", "fælles huse", false)]
    [InlineData("partnerskab uden bindestreg", "partner\u00ADskab uden binde\u00ADstreg", true)]
    [InlineData("LBF", "Landsbyggefondens støtte", true)]
    [InlineData("Landsbyggefonden", "LBF støtter", true)]
    [InlineData("skema b", "når bevillingen foreligger", true)]
    public void A_question_finds_its_text_or_does_not(string query, string text, bool isFound)
    {
        var index = new SearchIndex([Page("a", text)], [["Landsbyggefonden", "LBF"], ["skema B", "bevilling"]]);

        Assert.Equal(isFound, index.Find(SearchQuery.Parse(query), Launch.InMarch) is { Pages.Count: 1, IsPartial: false });
    }

    [Fact]
    public void The_word_itself_comes_before_its_other_forms_and_these_before_compounds()
    {
        var index = new SearchIndex([Page("c", "byggebudget"), Page("b", "budgetterne"), Page("a", "budget")], [Nothing]);

        Assert.Equal(["a", "b", "c"], index.Find(SearchQuery.Parse("budget"), Launch.InMarch).Pages.Select(hit => hit.Page.Address));
    }

    [Fact]
    public void A_title_counts_more_than_a_heading_and_a_heading_more_than_the_text()
    {
        var index = new SearchIndex(
            [
                Page("c", "om budget og andet"),
                new SearchPage("b", "Andet", "", "", 1, () => [new Passage("x", "Budget", "andet")]),
                new SearchPage("a", "Budget", "", "", 1, () => []),
            ],
            []);

        Assert.Equal(["a", "b", "c"], index.Find(SearchQuery.Parse("budget"), Launch.InMarch).Pages.Select(hit => hit.Page.Address));
    }

    [Fact]
    public void A_page_that_is_the_same_is_not_read_again()
    {
        var (file, reads) = (new object(), 0);
        SearchPage Same() => new("b", "", "", "", 1, () => { reads++; return [new Passage("x", "", "Støjens stØJ")]; }) { Origin = file };
        var former = new SearchIndex([Page("a", "stoejens båd"), Same()], []);

        var index = new SearchIndex([Same(), Page("a", "en bil")], [], former);

        Assert.Equal(1, reads);
        Assert.Equal(["b"], index.Find(SearchQuery.Parse("støj"), Launch.InMarch).Pages.Select(hit => hit.Page.Address));
        Assert.Equal([("stoejenx", "støjens")], index.Find(SearchQuery.Parse("stoejenx"), Launch.InMarch).Corrections);
        Assert.Empty(index.Find(SearchQuery.Parse("båd"), Launch.InMarch).Pages);
    }

    [Fact]
    public void A_snippet_shows_the_text_as_it_was_written_with_what_was_found_marked()
    {
        var text = $"{string.Join(' ', Enumerable.Repeat("fyld", 60))}. Rådgiverens svar: <b> og »æ«. {string.Join(' ', Enumerable.Repeat("mere", 60))}.";

        var snippet = Assert.Single(new SearchIndex([Page("a", text)], []).Find(SearchQuery.Parse("rådgiver"), Launch.InMarch).Pages[0].Passages).Snippet;

        Assert.Equal("Rådgiverens", Assert.Single(snippet, part => part.IsMatch).Text);
        var whole = string.Concat(snippet.Select(part => part.Text));
        Assert.StartsWith("… Rådgiverens svar: <b> og »æ«. mere", whole, StringComparison.Ordinal);
        Assert.EndsWith(" …", whole, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_is_taken_apart_at_its_headings_and_questions_without_the_marks_of_notes()
    {
        var passages = Passage.Of(
            "<p>Først &amp; fremmest.<sup class=\"note-mark\"><a id=\"ref-1\" href=\"#note-1\">1</a></sup></p>\n<h2 id=\"to\">To <em>ord</em></h2>\n<p>Et</p>\n<p>to</p>\n"
            + "<div class=\"question\" id=\"hvad\"><h3 class=\"question-text\">Hvad nu?</h3>\n<p>Svar.</p>\n</div>\n<h2 id=\"til-jer\">Til jer</h2>\n<ul class=\"question-list\">\n<li><a href=\"/x\">Andetsteds</a></li>\n</ul>");

        Assert.Equal(
            [new Passage("", "", "Først & fremmest."), new Passage("to", "To ord", "Et to"), new Passage("hvad", "Hvad nu?", "Svar.") { IsQuestion = true }, new Passage("til-jer", "Til jer", "")],
            passages);
    }

    private static SearchPage Page(string address, string text) => new(address, "", "", "", 1, () => [new Passage("x", "", text)]);
}
