using AlmenHaefte.Publishing;
using AngleSharp.Html.Parser;

namespace AlmenHaefte.Tests.Content;

/// <summary>Whatever a text says, and whether or not it is refused: nothing in it becomes active in any of the places where it is shown.</summary>
public sealed class UnsafeTextTests
{
    private static readonly string[] Scripting = ["script", "iframe", "object", "embed", "style", "link", "meta", "base", "form", "input", "button", "video", "audio", "math", "template"];
    private static readonly string[] Schemes = ["http://", "https://", "mailto:"];

    public static TheoryData<string> Attacks =>
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//ond.example></SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe src=\"//ond.example\"></iframe>",
        "<style>*{display:none}</style>",
        "<form action=//ond.example><input name=p><button>ok</button></form>",
        "<base href=//ond.example>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<!--><script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?php echo 1 ?>",
        "tekst <b onmouseover=alert(1)>fed</b>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](java&Tab;script:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](<\u0020javascript:alert(1)>)",
        "[x](\\javascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](javascript%3Aalert(1))",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](file:///etc/passwd)",
        "[x](blob:https://ond.example/1)",
        "[x](feed:javascript:alert(1))",
        "[x](view-source:https://ond.example)",
        "[x](//ond.example)",
        "[x](\\\\\\\\ond.example)",
        "[x](/\\ond.example)",
        "[x](https:ond.example)",
        "[x](https://bro.example/\" onclick=\"alert(1))",
        "[x](<https://bro.example/\" onclick=\"alert(1)>)",
        "[x](https://bro.example 'a\" onclick=\"alert(1)')",
        "[x]: javascript:alert(1)\n\n[x] og [y][x]",
        "[x]: data:text/html,x\n\n![x]",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "<https://bro.example/\"onclick=alert(1)>",
        "<a@bro.example>",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml,<svg onload=alert(1)>)",
        "![\" onerror=\"alert(1)](../billeder/bro.png)",
        "![x](../billeder/bro.png \"\\\" onload=\\\"alert(1)\")",
        "![a](b\"onerror=\"alert(1))",
        "[a](taal.md){onmouseover=alert(1)}",
        "## A {#a\"onclick=\"alert(1)}",
        "## A {#a\"><script>alert(1)</script>}",
        "## A {onclick=alert(1)}",
        "::: spoergsmaal {#a\"><script>alert(1)</script>}\nHvad?\n:::",
        "::: spoergsmaal {#q}\n<script>alert(1)</script>\n:::",
        "::: \"><script>alert(1)</script>\nx\n:::",
        "> [!\"><script>]\n> x",
        "> x\n>\n> — <script>alert(1)</script>",
        "```\"><script>alert(1)</script>\nx\n```",
        "``` js onclick=\"alert(1)\n<script>alert(1)</script>\n```",
        "    <script>alert(1)</script>",
        "`<script>alert(1)</script>`",
        "| <img src=x onerror=alert(1)> |\n|---|\n| <script>alert(1)</script> |",
        "x[^<script>alert(1)</script>]\n\n[^<script>alert(1)</script>]: <script>alert(1)</script>",
        "x[^a]\n\n[^a]: [y](javascript:alert(1)) <img src=x onerror=alert(1)>",
        "^^^ <script>\n![En bro](../billeder/bro.png)\n^^^ <script>alert(1)</script>",
        "Ord\n:   <script>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;",
        "1\") <script>",
        "***<script>***",
        "::<script>::",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void No_text_becomes_active_anywhere(string attack)
    {
        var quoted = $"'{attack.Replace("'", "''", StringComparison.Ordinal).Replace("\n", "\n\n    ", StringComparison.Ordinal)}'";
        var block = attack.Replace("\n", "\n  ", StringComparison.Ordinal);
        var tree = ContentTree.Valid().Saying(attack);
        foreach (var article in new[] { ContentTree.News, ContentTree.Page, ContentTree.Webinar, ContentTree.OtherPoint, ContentTree.Contents })
        {
            tree = tree.With(article, tree[article] + "\n" + attack + "\n");
        }
        tree = tree.Changing(ContentTree.Questions, "Hvad vil I?", attack)
            .Changing(ContentTree.Timeline, "Broens tid.", quoted).Changing(ContentTree.Timeline, "Broen tegnes", quoted).Changing(ContentTree.Timeline, "maj 2021", quoted)
            .Changing(ContentTree.Sources, "Broens historie", quoted).Changing(ContentTree.Sources, "marts 2022", quoted)
            .Changing(ContentTree.Sources, "kilder:", $"indledning: |\n  {block}\nkilder:").Changing(ContentTree.Glossary, "ord:\n", $"indledning: |\n  {block}\nord:\n");

        var site = tree.Load().Site!;

        Assert.All(Rendered(site), html => AssertInert(html));
    }

    [Fact]
    public void An_outside_link_says_that_it_is_one() =>
        Assert.Contains("<a href=\"https://bro.example/a?b=1&amp;c=2\" rel=\"noopener external\">x</a>", ContentTree.Valid().Saying("[x](https://bro.example/a?b=1&c=2)").PublishPoint().Text.Html, StringComparison.Ordinal);

    private static IEnumerable<string> Rendered(PublishedSite site) =>
    [
        .. site.Booklets.SelectMany(booklet => booklet.Chapters).SelectMany(chapter => new[] { chapter.Text.Html, chapter.Text.NotesHtml }),
        .. site.Booklets.SelectMany(booklet => new[] { booklet.Introduction.Html, booklet.Introduction.NotesHtml, booklet.Sources.IntroductionHtml, booklet.Glossary.IntroductionHtml }),
        .. site.Booklets.SelectMany(booklet => booklet.Parts).Select(part => part.IntroductionHtml),
        .. site.News.SelectMany(item => new[] { item.Text.Html, item.Text.NotesHtml }),
        .. site.Pages.SelectMany(page => new[] { page.Text.Html, page.Text.NotesHtml }),
        .. site.Webinars.Select(webinar => webinar.BodyHtml),
    ];

    private static void AssertInert(string html)
    {
        var elements = new HtmlParser().ParseDocument($"<body>{html}").Body!.QuerySelectorAll("*");
        foreach (var element in elements)
        {
            Assert.DoesNotContain(element.LocalName, Scripting);
            Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "srcdoc");
            AssertAddress(element.GetAttribute("href"));
            AssertAddress(element.GetAttribute("src"));
        }
    }

    private static void AssertAddress(string? address) => Assert.True(
        address is null || address.StartsWith('#') || Schemes.Any(scheme => address.StartsWith(scheme, StringComparison.Ordinal))
        || (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal)), address);
}
