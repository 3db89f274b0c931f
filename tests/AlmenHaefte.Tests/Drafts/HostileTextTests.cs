using System.Net;
using AlmenHaefte.Tests.Content;
using AlmenHaefte.Tests.Newsroom;
using AlmenHaefte.Tests.Webinars;

namespace AlmenHaefte.Tests.Drafts;

/// <summary>Whatever is typed into a text shows as text wherever the newsroom shows it.</summary>
public sealed class HostileTextTests : IAsyncDisposable
{
    private static readonly string[] Bodies =
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<iframe src=\"//evil.example\"></iframe>",
        "<form action=\"//evil.example\"><input name=p></form>",
        "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](vbscript:msgbox(1))",
        "[x](file:///etc/passwd)",
        "![x](javascript:alert(1))",
        "[x]: javascript:alert(1)\n\n[x]",
        "[a](b){onmouseover=alert(1)}",
        "![a](b\"onerror=\"alert(1))",
        "```\"><script>alert(1)</script>\nx\n```",
        "| <img src=x onerror=alert(1)> |\n|-|\n",
        "<!--><script>alert(1)</script>-->",
        "[x](../../appsettings.json) ![y](../../../etc/passwd)",
        "</textarea><script>alert(1)</script>",
        "</pre></main><svg onload=alert(1)>",
        "---\n---\n",
        "[x](a b c)",
        "\u2028\u2029\u202eabc",
    ];

    private static readonly string[] Fields =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'; alert(1); '",
        "!!python/object/apply:os.system [\"id\"]",
        "&a [*a]",
        "x\nstatus: udgivet\n---\n<script>alert(1)</script>",
        "{{constructor.constructor('alert(1)')()}}",
        "\u202eabc",
        "a\u0001b",
    ];

    private readonly WritingSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task In_the_body()
    {
        var mette = await site.MetteAsync();
        foreach (var body in Bodies)
        {
            await HoldsAsync(mette, body, ["kladde", "udgivelse"], ("Body", body));
        }
    }

    [Fact]
    public async Task In_the_fields()
    {
        var mette = await site.MetteAsync();
        foreach (var field in Fields)
        {
            await HoldsAsync(mette, field, ["kladde", "udgivelse", "historik", "laeselink", "konflikt"], ("Fields[titel]", field), ("Fields[resume]", field), ("Fields[forfatter]", field));
        }
    }

    [Fact]
    public async Task In_a_whole_file_that_cannot_be_taken_apart()
    {
        var mette = await site.MetteAsync();
        foreach (var front in new[] { "titel:\tx\n\tb: y", "titel: [a", "<script>alert(1)</script>", "titel: &a [*a]", "<<: *x\ntitel: x", "" })
        {
            var whole = $"---\n{front}\n---\n<script>alert(1)</script>\n";
            await HoldsAsync(mette, whole, ["kladde", "visning", "udgivelse"], ("Whole", whole));
        }
    }

    private static async Task HoldsAsync(Colleague mette, string what, string[] pages, params (string Field, string Text)[] typed)
    {
        var desk = WritingSite.Desk(await mette.OpenAsync(WritingSite.Text("kladde", ContentTree.News)));
        var preview = await mette.Visit.PostAsync(WritingSite.Text("visning", ContentTree.News), desk.Filled(typed));
        Assert.True(preview.Status == HttpStatusCode.OK, $"{what}: {preview.Status}");
        IsInert(preview, what);
        IsInert(await mette.Visit.SendAsync(desk, typed), what);
        foreach (var page in pages)
        {
            IsInert(await mette.OpenAsync(WritingSite.Text(page, ContentTree.News)), $"{page}: {what}");
        }
        IsInert(await mette.OpenAsync("/redaktion/indhold"), what);
    }

    private static void IsInert(VisitedPage page, string what)
    {
        Assert.True((int)page.Status < 500, $"{what}: {page.Status}");
        foreach (var element in page.Document.All)
        {
            Assert.False(element.LocalName is "object" or "embed" or "base" or "math" || (element.LocalName == "iframe" && element.GetAttribute("name") != "visning"), $"{what} made <{element.LocalName}>");
            Assert.False(element.LocalName == "script" && !(element.GetAttribute("src") ?? element.GetAttribute("type") ?? "").StartsWithAny("/js/", "application/ld+json"), $"{what} made a script");
            Assert.False(element.LocalName == "meta" && element.HasAttribute("http-equiv"), $"{what} made a meta");
            Assert.False(element.LocalName == "form" && !element.GetAttribute("action")!.StartsWith('/'), $"{what} made a form");
            foreach (var attribute in element.Attributes)
            {
                Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{what} made {attribute.Name}");
                Assert.False(attribute.Name is "href" or "src" && attribute.Value.Trim().StartsWithAny("javascript:", "vbscript:", "file:", "data:text"), $"{what} made {attribute.Value}");
            }
        }
    }
}

internal static class Beginnings
{
    public static bool StartsWithAny(this string text, params string[] beginnings) => beginnings.Any(beginning => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
