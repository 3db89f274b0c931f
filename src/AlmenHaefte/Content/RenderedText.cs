namespace AlmenHaefte.Content;

/// <summary>A text ready for a page.</summary>
/// <param name="Html">The text itself; safe to write as it stands.</param>
/// <param name="NotesHtml">The section with its notes and sources; empty when it has none.</param>
/// <param name="SourceIds">The sources it refers to, in the order of first mention.</param>
public sealed record RenderedText(string Html, string NotesHtml, IReadOnlyList<string> SourceIds)
{
    public static readonly RenderedText Empty = new("", "", []);
}
