namespace AlmenHaefte.Mailing;

/// <summary>What a mail says, in the order in which it says it. The plain text and the HTML are both written from it, so that they say the same.</summary>
/// <param name="Subject">Ready for the header; see <see cref="MailSubject"/>.</param>
public sealed record Letter(string Subject, string Heading, IReadOnlyList<Passage> Passages);

/// <summary>One piece of a letter. Every text is plain: whoever writes it out encodes it.</summary>
public abstract record Passage
{
    private Passage()
    {
    }

    /// <summary>A line break in the text is kept.</summary>
    public sealed record Paragraph(string Text) : Passage;

    /// <summary>Begins one of several parts of a letter.</summary>
    public sealed record Subheading(string Text) : Passage;

    public sealed record Facts(params IReadOnlyList<Fact> List) : Passage;

    /// <summary>The one thing that the reader most likely wants to do.</summary>
    /// <param name="Note">What to know before pressing it.</param>
    public sealed record Button(string Text, string Address, string? Note = null) : Passage;

    /// <summary>A quieter way on.</summary>
    /// <param name="Lead">A sentence that tells whom it is for.</param>
    public sealed record Link(string Lead, string Text, string Address) : Passage
    {
        /// <summary>Belongs to the small print.</summary>
        public bool IsSmall { get; init; }
    }

    public sealed record SmallPrint(string Text) : Passage;
}

/// <param name="Former">What it was until now: shown struck through, before the new.</param>
public sealed record Fact(string Label, string Text, string? Former = null);
