using AlmenHaefte.Booklets;
using AlmenHaefte.Downloads;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Downloads;

public sealed class JoinedTextTests
{
    private static readonly PublishedSite Site = ContentTree.Valid().Publish();
    private static readonly Booklet Broen = Site.Booklets[0];

    [Fact]
    public void A_link_to_a_chosen_chapter_leads_within_the_text()
    {
        var html = HtmlOf("taal", "taal", "ord", "foer", "ordliste", "kilder");

        Assert.Contains("href=\"#ord\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#foer_om-grunden\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#ordliste_toejning\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#kilder_K1\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_what_is_not_chosen_becomes_a_whole_address()
    {
        var html = HtmlOf("taal", "taal");

        Assert.Contains("href=\"https://broer.example/haefter/broen/ord\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://broer.example/haefter/broen/foer#om-grunden\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://broer.example/haefter/broen/ordliste#toejning\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_go_below_the_part_and_the_chapter() => Assert.Contains("<h4 id=\"ord_ord-baerer\">Ord bærer</h4>", HtmlOf("ord", "ord"), StringComparison.Ordinal);

    [Fact]
    public void A_picture_is_there_before_it_is_seen() => Assert.DoesNotContain("loading", HtmlOf("ord", "ord"), StringComparison.Ordinal);

    [Fact]
    public void What_an_author_wrote_as_text_does_not_become_markup()
    {
        var booklet = ContentTree.Valid().Saying("Her står 1 < 2 & `<script>alert(1)</script>`.\n").Publish().Booklets[0];

        Assert.Contains("<code>&lt;script&gt;alert(1)&lt;/script&gt;</code>", HtmlOf(booklet, "ord", "ord"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Broen\"; } </style><script>")]
    [InlineData("Broen \\ og } vandet")]
    public void A_title_cannot_get_out_of_the_foot_of_the_sheets(string title)
    {
        var rule = PrintedBooklet.FootRule(Broen with { Title = title });

        Assert.DoesNotContain('<', rule);
        Assert.Equal(2, rule.Count(letter => letter == '"'));
    }

    private static string HtmlOf(string slug, params string[] chosen) => HtmlOf(Broen, slug, chosen);

    private static string HtmlOf(Booklet booklet, string slug, params string[] chosen)
    {
        var text = new JoinedText(Selection.Of(Site, booklet, chosen), path => $"https://broer.example{path}", image => image);
        return text.Html(slug, booklet.Find(slug)!.Text.Html);
    }
}
