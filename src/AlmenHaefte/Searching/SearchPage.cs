namespace AlmenHaefte.Searching;

/// <summary>A page as it is searched.</summary>
/// <param name="Kind">What kind of page it is, in Danish, such as »Punkt 7«.</param>
/// <param name="Weight">How much it counts among others that say the same; 1 is a chapter.</param>
/// <param name="Passages">Takes the page apart; done when the index is made and again for the few pages that are shown, so that the texts lie in memory once.</param>
public sealed record SearchPage(string Address, string Title, string Kind, string Summary, double Weight, Func<IReadOnlyList<Passage>> Passages)
{
    /// <summary>Not to be found before this moment.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>What the whole page is made from: as long as this is the same object, it has the same words. Null when more than one thing makes them.</summary>
    public object? Origin { get; init; }
}
