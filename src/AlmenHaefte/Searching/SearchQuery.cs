namespace AlmenHaefte.Searching;

/// <summary>What somebody typed, taken apart: words, and phrases in quotation marks of any kind. Everything else is only a separator.</summary>
/// <param name="Text">As typed, cut to what a question can need.</param>
public sealed record SearchQuery(string Text, IReadOnlyList<QueryTerm> Terms)
{
    public const int MaxLength = 200;

    private const int MostTerms = 12;
    private const string Quotes = "\"”“„»«";

    /// <summary>No character, and no text that has it can be normalised.</summary>
    private const int NoCharacter = 0xFFFE;

    /// <summary>Every word in its place, also those that are too common to be terms.</summary>
    public IReadOnlyList<string> Sentence { get; } = [.. Words.In(Text).Select(range => Text[range])];

    public static SearchQuery Parse(string? typed)
    {
        var text = Bounded(typed ?? "");
        var terms = new List<QueryTerm>();
        var isQuoted = false;
        foreach (var piece in text.Split([.. Quotes]))
        {
            List<string> words = [.. Words.In(piece).Select(range => piece[range])];
            terms.AddRange(isQuoted && words.Count > 1 ? [new QueryTerm(words, IsPhrase: true)] : words.Select(word => new QueryTerm([word], isQuoted)));
            isQuoted = !isQuoted;
        }

        return new SearchQuery(text, [.. Meaningful(terms.DistinctBy(term => string.Join(' ', term.Words.Select(word => Words.Key(word))))).Take(MostTerms)]);
    }

    /// <summary>Half of a surrogate pair at the cut, and what no text can hold, goes.</summary>
    private static string Bounded(string typed) =>
        string.Concat(typed.AsSpan(0, Math.Min(typed.Length, MaxLength)).ToString().EnumerateRunes().Where(rune => rune != System.Text.Rune.ReplacementChar && rune.Value != NoCharacter)).Replace('\0', ' ').Trim();

    /// <summary>A question may be asked in whole sentences; »hvad« and »og« count only when there is nothing else.</summary>
    private static List<QueryTerm> Meaningful(IEnumerable<QueryTerm> terms)
    {
        List<QueryTerm> all = [.. terms];
        List<QueryTerm> meaningful = [.. all.Where(term => term.IsPhrase || !StopWords.Contains(Words.Key(term.Words[0])))];
        return meaningful.Count > 0 ? meaningful : all;
    }
}

/// <param name="Words">As typed; more than one for a phrase.</param>
/// <param name="IsPhrase">To be found exactly as it stands.</param>
public sealed record QueryTerm(IReadOnlyList<string> Words, bool IsPhrase);

internal static class StopWords
{
    private static readonly HashSet<string> Keys = new(
        "ad af alle alt at blev blive bliver da de dem den denne der deres det dette dig din disse dit do du efter eller en end er et for fra gør ham han hans har havde have hendes her hos hun hvad hvem hver hvilken hvilke hvilket hvis hvor hvordan hvorfor hvornår i ikke ind jeg jer jeres jo kan kom kommer kunne man mange med meget men mig min mine mit må noget nogle nu når og også om op os over på så sådan selv sig sin sine sit skal skulle som til ud under var ved vi vil ville vor være været"
            .Split(' ').Select(word => Words.Key(word)),
        StringComparer.Ordinal);

    public static bool Contains(string key) => Keys.Contains(key);
}
