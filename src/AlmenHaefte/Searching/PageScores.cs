namespace AlmenHaefte.Searching;

/// <summary>How well each page answers, put together from what each term found in each of its passages.</summary>
internal sealed class PageScores(int pageCount)
{
    private readonly Dictionary<int, Dictionary<int, double[]>> found = new(Math.Min(pageCount, 64));

    /// <param name="passage">−1 for the title and summary of the page.</param>
    public void Add(int page, int passage, int term, double score)
    {
        if (!found.TryGetValue(page, out var passages))
        {
            found[page] = passages = [];
        }

        if (!passages.TryGetValue(passage, out var terms))
        {
            passages[passage] = terms = new double[16];
        }

        terms[term] += score;
    }

    /// <summary>Lets a passage count so many times as much.</summary>
    public void Prefer(int page, int passage, double times)
    {
        if (found.TryGetValue(page, out var passages) && passages.TryGetValue(passage, out var terms))
        {
            for (var term = 0; term < terms.Length; term++)
            {
                terms[term] *= times;
            }
        }
    }

    /// <summary>
    /// Only pages that have as many of the terms as the best has. What a page says in one place counts most, and more when everything asked for is in
    /// that place; its title counts in full, its other places a little.
    /// </summary>
    /// <param name="weightOf">0 for a page that must not be found.</param>
    public List<RankedPage> Ranked(int terms, Func<int, double> weightOf)
    {
        List<RankedPage> pages = [.. found.Select(page => Rank(page.Key, page.Value, terms, weightOf(page.Key))).Where(page => page.Score > 0)];
        var most = pages.Count == 0 ? 0 : pages.Max(page => page.Coverage);
        return [.. pages.Where(page => page.Coverage == most).OrderByDescending(page => page.Score).ThenBy(page => page.Page)];
    }

    private static RankedPage Rank(int page, Dictionary<int, double[]> passages, int terms, double weight)
    {
        var coverage = Enumerable.Range(0, terms).Count(term => passages.Values.Any(scores => scores[term] > 0));
        var places = passages
            .Where(passage => passage.Key >= 0)
            .Select(passage => (Ordinal: passage.Key, Score: passage.Value.Sum() * Share(passage.Value, terms)))
            .OrderByDescending(passage => passage.Score).ThenBy(passage => passage.Ordinal)
            .ToList();
        var head = passages.TryGetValue(-1, out var own) ? own.Sum() * Share(own, terms) : 0;
        var best = places.Count > 0 ? places[0].Score : 0;
        var rest = places.Skip(1).Sum(place => place.Score);
        return new RankedPage(page, weight * (head + best + Math.Log2(1 + rest)), coverage, [.. places.Select(place => place.Ordinal)]);
    }

    private static double Share(double[] scores, int terms) => Math.Pow((double)scores.Count(score => score > 0) / Math.Max(1, terms), 2);
}

/// <param name="Coverage">How many of the terms it has.</param>
/// <param name="Passages">Where it has them, the best first.</param>
internal sealed record RankedPage(int Page, double Score, int Coverage, IReadOnlyList<int> Passages);
