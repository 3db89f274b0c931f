namespace AlmenHaefte.Searching;

/// <summary>
/// The forms in which words stand in the texts, each with a number. It only grows, so that one index after the other can go by the same numbers; of these one is made at a time.
/// </summary>
internal sealed class WordForms
{
    private readonly List<WordForm> forms = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numberOf;

    public WordForms() => numberOf = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => forms.Count;

    public WordForm this[int number] => forms[number];

    /// <param name="word">As it stands in a text.</param>
    public int NumberOf(ReadOnlySpan<char> word)
    {
        Span<char> room = word.Length <= Words.LongWord ? stackalloc char[Words.LongWord] : new char[word.Length];
        var form = room[..word.ToLowerInvariant(room)];
        return numberOf.TryGetValue(form, out var known) ? known : Add(form.ToString());
    }

    private int Add(string form)
    {
        numbers.Add(form, forms.Count);
        forms.Add(new WordForm(form, Words.Key(form)));
        return forms.Count - 1;
    }
}

/// <param name="Text">In lower case.</param>
/// <param name="Key">See <see cref="Words.Key(ReadOnlySpan{char})"/>.</param>
internal sealed record WordForm(string Text, string Key)
{
    /// <summary>Of the word as it is written, and of its key: »stoejens« is to meet »støjens« although only the second is Danish.</summary>
    public IReadOnlyList<string> Stems { get; } = StemsOf(Text, Key);

    private static IReadOnlyList<string> StemsOf(string word, string key)
    {
        var stem = Words.Key(DanishStem.Of(word));
        var other = DanishStem.Of(key);
        return stem == other ? [stem] : [stem, other];
    }
}
