using Markdig.Syntax;

namespace AlmenHaefte.Content;

/// <summary>What a text needs to know of everything around it while it is written as HTML.</summary>
internal sealed record TextContext(SiteMap Map)
{
    public IReadOnlyDictionary<string, Source> Sources { get; init; } = new Dictionary<string, Source>();

    /// <summary>False while a file of the booklet is left out: what cannot be found is then passed over, for its own file has the fault.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>The points of the booklet by number.</summary>
    public IReadOnlyDictionary<int, (string Address, string Title)> Points { get; init; } = new Dictionary<int, (string, string)>();

    /// <summary>The date on which the rules that the text tells of were looked up.</summary>
    public DateOnly? RulesAsOf { get; init; }

    /// <summary>The list that <c>::: punktets-spoergsmaal</c> stands for; null in a text that is not a point.</summary>
    public string? QuestionsOfThisPoint { get; init; }

    /// <summary>Draws what <c>::: tidslinje</c> stands for; null where there is no timeline.</summary>
    public Func<Notes, string>? Timeline { get; init; }

    /// <summary>The sources that the timeline names, by id.</summary>
    public IReadOnlyList<string> TimelineSourceIds { get; init; } = [];

    /// <summary>
    /// Gets what is not there while a text is looked through by itself, when only the text is known. Null when the whole site is: then it is a fault at once.
    /// </summary>
    public ICollection<Expectation>? Unmet { get; init; }

    /// <param name="missing">See <see cref="Expectation.Missing"/>. What the text alone has can never be missing later.</param>
    public void Expect(MarkdownText text, MarkdownObject where, Func<TextContext, (string What, string Remedy)?> missing)
    {
        if (missing(this) is not var (what, remedy))
        {
            return;
        }
        if (Unmet is not null)
        {
            Unmet.Add(new Expectation(text.LineOf(where), missing));
        }
        else
        {
            text.Fault(where, what, remedy);
        }
    }
}
