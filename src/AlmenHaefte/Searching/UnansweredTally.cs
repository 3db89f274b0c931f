namespace AlmenHaefte.Searching;

/// <summary>
/// Counts the searches without an answer in memory, until somebody takes the count to the database: nobody who searches waits for that. What is
/// counted when the process dies is lost.
/// </summary>
public sealed class UnansweredTally
{
    /// <summary>More different words than people search for between two takes; a robot's are not counted.</summary>
    public const int MostWords = 500;

    private readonly Lock turn = new();
    private Dictionary<string, (UnansweredWords Words, int Count)> counted = new(StringComparer.Ordinal);

    public void Note(SearchAnswer answer)
    {
        if (answer.PageCount > 0 || UnansweredWords.Of(answer.Query) is not { } words)
        {
            return;
        }
        lock (turn)
        {
            var isKnown = counted.TryGetValue(words.Key, out var before);
            if (isKnown || counted.Count < MostWords)
            {
                counted[words.Key] = isKnown ? before with { Count = before.Count + 1 } : (words, 1);
            }
        }
    }

    /// <summary>All of it, to count from the beginning afterwards.</summary>
    public IReadOnlyCollection<(UnansweredWords Words, int Count)> Take()
    {
        lock (turn)
        {
            var taken = counted;
            counted = new(StringComparer.Ordinal);
            return taken.Values;
        }
    }
}
