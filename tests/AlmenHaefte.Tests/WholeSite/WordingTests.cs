using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace AlmenHaefte.Tests.WholeSite;

[Collection<SharedCrawl>]
public sealed partial class WordingTests(CrawledSite site)
{
    [Fact]
    public void Nothing_is_encoded_twice() =>
        Faults.None(from page in site.Pages
                    from words in page.Words
                    where Entity().IsMatch(words)
                    select $"{page}: {words.Trim()}");

    [Fact]
    public void No_mark_of_the_Markdown_is_left_in_the_text() =>
        Faults.None(from page in site.Pages
                    from words in page.Words
                    where MarkdownMark().IsMatch(words)
                    select $"{page}: {words.Trim()}");

    [Fact]
    public void Quotation_marks_and_apostrophes_are_the_typographical_ones() =>
        Faults.None(from page in site.Pages
                    from words in page.Words
                    where words.AsSpan().ContainsAny('"', '\'')
                    select $"{page}: {words.Trim()}");

    [Fact]
    public void Nothing_is_said_in_English_or_by_the_program() =>
        Faults.None(from page in site.Pages
                    from words in OwnWords(page)
                    let found = English().Match(words)
                    where found.Success
                    select $"{page}: »{found.Value}« in: {words.Trim()}");

    /// <summary>All but the names of others' texts, which are in whatever language they are in.</summary>
    private static IEnumerable<string> OwnWords(Answer page)
    {
        var others = page.Document.QuerySelectorAll("a[rel~=external], cite, [lang]:not(html)").SelectMany(element => element.Descendants<IText>()).Select(text => text.Data).ToHashSet();
        return page.Words.Where(words => !others.Contains(words));
    }

    [GeneratedRegex(@"&(amp|lt|gt|quot|nbsp|#\d+|#x[0-9a-f]+);", RegexOptions.IgnoreCase)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\[@|\{#|:::|\[!|\[\^|\]\(|\*\*|^#{1,6} ")]
    private static partial Regex MarkdownMark();

    [GeneratedRegex(@"\b(the|this|that|with|your|please|not found|error|required|invalid|submit|click|read more|back to|skip|home|undefined|null|NaN|true|false|System\.\w+|Microsoft\.\w+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();
}
