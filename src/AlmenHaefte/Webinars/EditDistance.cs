namespace AlmenHaefte.Webinars;

internal static class EditDistance
{
    /// <summary>
    /// How many slips of the keyboard lie between two words: a letter too many, one too few, a wrong one,
    /// or two neighbours that changed places (optimal string alignment).
    /// </summary>
    internal static int Between(string a, string b)
    {
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                distance[i, j] = i == 0 || j == 0 ? i + j : Step(i, j);
            }
        }

        return distance[a.Length, b.Length];

        int Step(int i, int j)
        {
            var wrongLetter = distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            var nearest = Math.Min(wrongLetter, 1 + Math.Min(distance[i - 1, j], distance[i, j - 1]));
            var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            return swapped ? Math.Min(nearest, distance[i - 2, j - 2] + 1) : nearest;
        }
    }
}
