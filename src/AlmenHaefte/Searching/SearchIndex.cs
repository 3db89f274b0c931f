using System.Numerics;

namespace AlmenHaefte.Searching;

/// <summary>All texts of a site, ready to be asked; in memory. Immutable once made.</summary>
public sealed class SearchIndex
{
    public const int MostPages = 30;

    private const int MostPassages = 3;
    private const double NameBonus = 1.7;

    private readonly SearchPage[] pages;

    /// <summary>What ranking asks of every page, side by side in memory.</summary>
    private readonly (double Weight, DateTimeOffset PublishAt)[] ranks;

    private readonly IndexedTexts texts;
    private readonly Synonyms synonyms;
    private readonly WordForms forms;

    /// <summary>By <see cref="SearchPage.Origin"/>.</summary>
    private readonly Dictionary<object, PageWords> wordsOf = new(ReferenceEqualityComparer.Instance);

    /// <param name="alike">Groups of words and phrases that stand for the same.</param>
    /// <param name="former">Its pages are not read again where they are the same.</param>
    public SearchIndex(IEnumerable<SearchPage> pages, IEnumerable<IReadOnlyList<string>> alike, SearchIndex? former = null)
    {
        this.pages = [.. pages];
        ranks = [.. this.pages.Select(page => (page.Weight, page.PublishAt ?? DateTimeOffset.MinValue))];
        forms = former?.forms ?? new WordForms();
        texts = new IndexedTexts([.. this.pages.Select(page => Read(page, former))], forms);
        synonyms = new Synonyms(alike);
    }

    public SearchAnswer Find(SearchQuery query, DateTimeOffset now)
    {
        var corrections = new List<(string Typed, string Meant)>();
        var asked = query.Terms.Select(term => Understand(term, corrections)).ToList();
        asked = [.. synonyms.Widen(query.Terms, asked, words => texts.PlacesOf([.. words.Select(texts.Vocabulary.FormsOf)]))];
        using var scores = new SectionScores(texts.SectionCount, asked.Count);
        for (var term = 0; term < asked.Count; term++)
        {
            Score(asked[term], term, scores);
        }

        if (query.Sentence.Count > 1)
        {
            Prefer(ExactPlaces(query.Sentence), scores);
        }

        foreach (var section in synonyms.NamesOf(query.Sentence).SelectMany(texts.SectionsUnder))
        {
            scores.Prefer(section, NameBonus);
        }

        var ranked = Rank(scores, now);
        return new SearchAnswer(query, [.. ranked.OrderByDescending(page => page.Score).ThenBy(page => page.Page).Take(MostPages).Select(page => Show(page, scores, asked))])
        {
            Corrections = corrections,
            IsPartial = ranked.Count > 0 && ranked[0].Coverage < asked.Count,
            PageCount = ranked.Count,
        };
    }

    private PageWords Read(SearchPage page, SearchIndex? former)
    {
        if (page.Origin is not { } origin)
        {
            return PageWords.Of(page, forms);
        }

        var words = former?.wordsOf.GetValueOrDefault(origin) ?? PageWords.Of(page, forms);
        wordsOf[origin] = words;
        return words;
    }

    private Asked Understand(QueryTerm term, List<(string Typed, string Meant)> corrections)
    {
        if (term.IsPhrase)
        {
            return new Asked([], ExactPlaces(term.Words), term.Words.Count);
        }

        var vocabulary = texts.Vocabulary;
        var meant = vocabulary.Meant(term.Words[0]);
        if (meant.Count == 0 && vocabulary.Split(term.Words[0]) is var (first, second))
        {
            // A compound of our language that no text has written: what it is made of may stand there.
            corrections.Add((term.Words[0], $"{first} {second}"));
            meant = vocabulary.Meant(first).Concat(vocabulary.Meant(second)).GroupBy(word => word.Key).ToDictionary(word => word.Key, word => word.Max(one => one.Value) * Certainty.End);
        }

        if (meant.Count == 0 && vocabulary.Nearest(term.Words[0], word => texts.PlacesOf(word).Length) is { } nearest)
        {
            corrections.Add((term.Words[0], nearest));
            meant = vocabulary.Meant(nearest);
        }

        return new Asked(meant, [], 0);
    }

    private List<int> ExactPlaces(IReadOnlyList<string> words) =>
        texts.PlacesOf([.. words.Select(word => texts.Vocabulary.Find(Words.Key(word)) is { } id ? (IReadOnlyCollection<int>)[id] : [])]);

    private void Score(Asked asked, int term, SectionScores scores)
    {
        foreach (var (word, certainty) in asked.Words)
        {
            Collect(texts.PlacesOf(word), certainty, scores);
        }

        Collect(asked.PhraseSpan, asked.Words.Count == 0 ? Certainty.Itself : Certainty.Synonym, scores);
        scores.Close(term);
    }

    private void Collect(ReadOnlySpan<int> at, double certainty, SectionScores scores)
    {
        foreach (var place in at)
        {
            var section = texts.SectionOf(place);
            scores.Add(section, certainty * texts.WeightAt(section, place), certainty);
        }
    }

    /// <summary>Where everything stands just as it was asked, a heading above all, is the place.</summary>
    private void Prefer(List<int> sentences, SectionScores scores)
    {
        foreach (var place in sentences)
        {
            var section = texts.SectionOf(place);
            scores.Prefer(section, 1 + (texts.WeightAt(section, place) / 5.0));
        }
    }

    /// <summary>
    /// Only pages that have as many of the terms as the best has. What a page says in one place counts most, and more when everything asked for is in
    /// that place; its title counts in full, its other places a little.
    /// </summary>
    private List<RankedPage> Rank(SectionScores scores, DateTimeOffset now)
    {
        var (ranked, most) = (new List<RankedPage>(), 1);
        for (var page = 0; page < ranks.Length; page++)
        {
            var coverage = BitOperations.PopCount(scores.TermsIn(texts.SectionsOf(page)));
            if (coverage < most || now < ranks[page].PublishAt)
            {
                continue;
            }

            if (coverage > most)
            {
                ranked.Clear();
            }

            most = coverage;
            ranked.Add(new RankedPage(page, ranks[page].Weight * ScoreOf(page, scores), coverage));
        }

        return ranked;
    }

    private double ScoreOf(int page, SectionScores scores)
    {
        var sections = texts.SectionsOf(page);
        var head = sections.Start.Value;
        var (best, all) = (0.0, 0.0);
        for (var section = head + 1; section < sections.End.Value; section++)
        {
            var score = scores.Of(section);
            best = Math.Max(best, score);
            all += score;
        }

        return scores.Of(head) + best + Math.Log2(1 + (all - best));
    }

    private PageHit Show(RankedPage ranked, SectionScores scores, List<Asked> asked)
    {
        var page = pages[ranked.Page];
        var (head, end) = (texts.SectionsOf(ranked.Page).Start.Value, texts.SectionsOf(ranked.Page).End.Value);
        List<int> found = [.. Enumerable.Range(head + 1, end - head - 1).Where(scores.IsFound).OrderByDescending(section => scores.Of(section)).ThenBy(section => section)];
        var passages = found.Count == 0 ? [] : page.Passages();
        return new PageHit(
            page,
            [.. found.Take(MostPassages).Select(section => (Passage: passages[section - head - 1], Section: section)).Select(best => new PassageHit(best.Passage, Snippet.Of(best.Passage.Text, MatchesIn(best.Section, asked))))],
            Math.Max(0, found.Count - MostPassages),
            ranked.Score);
    }

    /// <summary>Which words of a section's text were meant, counted from its first, and how surely.</summary>
    private Dictionary<int, double> MatchesIn(int section, List<Asked> asked)
    {
        var (start, end) = texts.TextOf(section);
        var matches = new Dictionary<int, double>();
        foreach (var one in asked)
        {
            foreach (var (word, certainty) in one.Words)
            {
                Match(texts.PlacesOf(word), certainty, 1);
            }

            Match(one.PhraseSpan, Certainty.Itself, one.PhraseLength);
        }

        return matches;

        void Match(ReadOnlySpan<int> at, double certainty, int words)
        {
            var first = at.BinarySearch(start);
            for (var next = first < 0 ? ~first : first; next < at.Length && at[next] < end; next++)
            {
                for (var word = 0; word < words; word++)
                {
                    var ordinal = at[next] - start + word;
                    matches[ordinal] = Math.Max(certainty, matches.GetValueOrDefault(ordinal));
                }
            }
        }
    }

    /// <summary>One term as it was understood.</summary>
    /// <param name="Words">Words of the texts it stands for, with how surely.</param>
    /// <param name="Phrases">Places where a phrase begins that it stands for.</param>
    /// <param name="PhraseLength">How many words such a phrase has; of several the shortest.</param>
    internal sealed record Asked(Dictionary<int, double> Words, List<int> Phrases, int PhraseLength)
    {
        public ReadOnlySpan<int> PhraseSpan => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Phrases);
    }

    /// <param name="Coverage">How many of the terms it has.</param>
    private readonly record struct RankedPage(int Page, double Score, int Coverage);
}
