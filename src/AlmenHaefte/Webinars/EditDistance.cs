namespace AlmenHaefte.Webinars;

internal static class EditDistance
{
    private const int ShortWord = 64;

    /// <summary>
    /// How many slips of the keyboard lie between two words: a letter too many, one too few, a wrong one,
    /// or two neighbours that changed places (optimal string alignment).
    /// </summary>
    /// <param name="most">Beyond this nobody asks: the answer is then only that it is more.</param>
    internal static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most = int.MaxValue)
    {
        var width = b.Length + 1;
        Span<int> rows = width <= ShortWord ? stackalloc int[3 * ShortWord] : new int[3 * width];
        var beforeLast = rows[..width];
        var last = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var wrongLetter = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var nearest = Math.Min(wrongLetter, 1 + Math.Min(last[j], row[j - 1]));
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                row[j] = swapped ? Math.Min(nearest, beforeLast[j - 2] + 1) : nearest;
                least = Math.Min(least, row[j]);
            }

            // A swap reaches back over one row, never over two.
            if (least > most && Smallest(last) > most)
            {
                return least;
            }

            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }

        return last[b.Length];
    }

    private static int Smallest(ReadOnlySpan<int> row)
    {
        var smallest = row[0];
        foreach (var distance in row[1..])
        {
            smallest = Math.Min(smallest, distance);
        }

        return smallest;
    }
}
