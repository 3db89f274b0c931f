using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>What holds of every mail's words and links, in both of its forms.</summary>
public sealed partial class LetterTests
{
    private const string Site = "https://haefter.example/";

    /// <summary>The recording, what was shown and the questionnaire: the only things that lie elsewhere.</summary>
    private static readonly string[] Elsewhere = ["https://video.example/lancering", "https://video.example/lancering.pdf", "https://svar.example/lancering"];

    public static TheoryData<string> Names => Samples.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_has_every_link_of_the_html_and_the_html_every_link_of_the_text(string name)
    {
        var message = Samples.Of(name).Read();
        var inHtml = LinksIn(Html(message.HtmlBody!));

        // What staff write is text: an address in it is not made into a link.
        var inText = Address().Matches(message.Text()).Select(match => match.Value).Where(address => name != "kommende" || !address.EndsWith("/webinarer/tilbudsfasen", StringComparison.Ordinal));

        Assert.Equal(inHtml.Order(StringComparer.Ordinal), inText.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_address_in_the_text_is_a_line_of_its_own(string name)
    {
        Assert.All(
            Samples.Of(name).Read().Text().Split('\n').Where(line => line.Contains("://", StringComparison.Ordinal)),
            line => Assert.Matches("^https://[^ ]+[A-Za-z0-9_/-]$", line));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_link_leads_to_the_site(string name)
    {
        Assert.All(LinksIn(Html(Samples.Of(name).Read().HtmlBody!)).Except(Elsewhere), link => Assert.StartsWith(Site, link, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_is_no_wider_than_a_screen_of_text(string name)
    {
        Assert.All(
            Samples.Of(name).Read().Text().Split('\n').Where(line => !line.StartsWith("https://", StringComparison.Ordinal)),
            line => Assert.InRange(line.Length, 0, 78));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_html_fetches_nothing_runs_nothing_and_has_one_heading(string name)
    {
        var html = Html(Samples.Of(name).Read().HtmlBody!);

        Assert.Equal("da", html.DocumentElement.GetAttribute("lang"));
        Assert.Single(html.QuerySelectorAll("h1"));
        Assert.Empty(html.QuerySelectorAll("img, script, link, style, iframe, object, form, table, [src], [background], [onclick]"));
        Assert.DoesNotContain("url(", html.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.All(html.QuerySelectorAll("a"), link => Assert.NotEmpty(link.TextContent.Trim()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_service_mail_is_calm_and_sells_nothing(string name)
    {
        var text = Samples.Of(name).Read().Text();

        Assert.DoesNotContain("!", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?i)\b(se også|klik her|e?mail-?adressen? er registreret|email|vi glæder os)\b", text);
        Assert.Contains("Venlig hilsen\nAlmenNet\nAlmenHæfter\n", text, StringComparison.Ordinal);
        Assert.Contains("kontakt@almennet.example", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_forms_say_the_same(string name)
    {
        var message = Samples.Of(name).Read();
        var inHtml = Html(message.HtmlBody!.Replace("<br>", "\n", StringComparison.Ordinal)).QuerySelectorAll("h1, h2, p").SelectMany(element => Words(element.TextContent));
        var inText = Words(message.Text()).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(inHtml.Except(inText).Except(Words("Virker knappen ikke, så brug adressen her Tid")));
    }

    private static IDocument Html(string html) => new HtmlParser().ParseDocument(html);

    private static IEnumerable<string> LinksIn(IDocument html) => html.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Distinct();

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"https://\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
