namespace AlmenHaefte.Content;

/// <summary>
/// A text ready for a page. Written when somebody reads it and kept for as long as there is room: a publication may have more texts than anybody reads.
/// </summary>
public sealed class RenderedText
{
    public static readonly RenderedText Empty = new("", "", []);

    private readonly Func<WrittenText> write;
    private volatile WeakReference<WrittenText>? written;

    /// <param name="write">Gives the same each time, to whatever thread asks.</param>
    internal RenderedText(Func<WrittenText> write, IReadOnlyList<string> sourceIds) => (this.write, SourceIds) = (write, sourceIds);

    public RenderedText(string html, string notesHtml, IReadOnlyList<string> sourceIds)
    {
        var text = new WrittenText(html, notesHtml);
        (write, SourceIds) = (() => text, sourceIds);
    }

    /// <summary>The text itself; safe to write as it stands.</summary>
    public string Html => Written.Html;

    /// <summary>The section with its notes and sources; empty when it has none.</summary>
    public string NotesHtml => Written.NotesHtml;

    /// <summary>The sources it refers to, in the order of first mention.</summary>
    public IReadOnlyList<string> SourceIds { get; }

    private WrittenText Written
    {
        get
        {
            if (written?.TryGetTarget(out var text) == true)
            {
                return text;
            }
            text = write();
            written = new WeakReference<WrittenText>(text);
            return text;
        }
    }
}

internal sealed record WrittenText(string Html, string NotesHtml);
