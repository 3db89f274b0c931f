using AlmenHaefte.Content;

namespace AlmenHaefte.Wording;

/// <summary>
/// Something that a text might say better. Unlike a <see cref="Fault"/> it stops nobody: whoever writes may follow it, or set it aside with a
/// reason, and it stays away until the passage is changed.
/// </summary>
/// <param name="File">Path below the content folder.</param>
/// <param name="Line">Line in the file, counted from 1; the first, of several.</param>
/// <param name="What">In Danish, without a full stop.</param>
/// <param name="Passage">The words that it is about.</param>
public sealed record Advice(AdviceRule Rule, string File, int Line, string What, string Suggestion, string Passage)
{
    /// <summary>Lines that can be put right without a person deciding, and what they should read instead.</summary>
    public IReadOnlyList<(int Line, string NewLine)> Mends { get; init; } = [];

    /// <summary>What it is known by: the same for the same advice about the same words, wherever they have moved to.</summary>
    public string Key => ContentHash.Of($"{Rule}\n{Passage}");

    /// <summary>As <c>check</c> writes it.</summary>
    public override string ToString() => $"råd: {new Fault(File, Line, What, Suggestion)}";

    /// <summary>The text with <see cref="Mends"/> in it.</summary>
    /// <param name="text">With <c>\n</c> at the end of lines.</param>
    public string MendedIn(string text)
    {
        var lines = text.Split('\n');
        foreach (var (line, newLine) in Mends)
        {
            lines[line - 1] = newLine;
        }
        return string.Join('\n', lines);
    }
}

/// <summary>Stored by name.</summary>
public enum AdviceRule
{
    LongSentence,
    HeavySection,
    Abbreviation,
    Quotes,
    Dash,
}
