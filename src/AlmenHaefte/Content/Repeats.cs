namespace AlmenHaefte.Content;

internal static class Repeats
{
    /// <summary>What has the same key as something before it, each with the first that had it.</summary>
    public static IEnumerable<(T First, T Repeat)> In<T, TKey>(IEnumerable<T> items, Func<T, TKey> keyOf) =>
        items.GroupBy(keyOf).SelectMany(same => same.Skip(1).Select(repeat => (same.First(), repeat)));
}
