using System.Numerics;

namespace AlmenHaefte.Searching;

/// <summary>
/// All texts of a site by their words, in memory. A word is a list of the places where it stands, counted through all the texts as if they
/// were one, so that a place also says which passage it is in and what stands beside it. Immutable once made.
/// </summary>
public sealed class SearchIndex
{
    public const int MostPages = 30;

    private const int MostPassages = 3;
    private const double NameBonus = 1.7;

    private readonly Vocabulary vocabulary = new();
    private readonly Synonyms synonyms;
    private readonly SearchPage[] pages;
    private readonly List<Section> sections = [];
    private readonly List<List<int>> places = [];

    /// <summary>What is asked for by its own name, such as a word that a glossary explains.</summary>
    private readonly Dictionary<string, List<int>> byHeading = new(StringComparer.Ordinal);

    private int length;

    /// <param name="alike">Groups of words and phrases that stand for the same.</param>
    public SearchIndex(IEnumerable<SearchPage> pages, IEnumerable<IReadOnlyList<string>> alike)
    {
        this.pages = [.. pages];
        for (var page = 0; page < this.pages.Length; page++)
        {
            var searched = this.pages[page];
            Add(page, Section.Head, searched.Title, searched.Summary, isQuestion: false);
            foreach (var (ordinal, passage) in searched.Passages().Index())
            {
                Add(page, ordinal, passage.Heading, passage.Text, passage.IsQuestion);
            }
        }

        synonyms = new Synonyms(alike);
    }

    public SearchAnswer Find(SearchQuery query, DateTimeOffset now)
    {
        var corrections = new List<(string Typed, string Meant)>();
        var asked = query.Terms.Select(term => Understand(term, corrections)).ToList();
        asked = [.. synonyms.Widen(query.Terms, asked, words => PhrasePlaces(words, WordsMeant))];
        using var scores = new SectionScores(sections.Count);
        for (var term = 0; term < asked.Count; term++)
        {
            Score(asked[term], term, scores);
        }

        if (query.Sentence.Count > 1)
        {
            Prefer(PhrasePlaces(query.Sentence, WordItself), scores);
        }

        foreach (var section in synonyms.NamesOf(query.Sentence).SelectMany(name => byHeading.GetValueOrDefault(name, [])))
        {
            scores.Prefer(section, NameBonus);
        }

        var ranked = Rank(scores, asked.Count, now);
        return new SearchAnswer(query, [.. ranked.Take(MostPages).Select(hit => Show(hit, asked))])
        {
            Corrections = corrections,
            IsPartial = ranked.Count > 0 && ranked[0].Coverage < asked.Count,
            PageCount = ranked.Count,
        };
    }

    /// <summary>
    /// Only pages that have as many of the terms as the best has. What a page says in one place counts most, and more when everything asked for is in
    /// that place; its title counts in full, its other places a little.
    /// </summary>
    private List<RankedPage> Rank(SectionScores scores, int terms, DateTimeOffset now)
    {
        var (ranked, most) = (new List<RankedPage>(), 0);
        foreach (var own in scores.Found.GroupBy(section => sections[section].Page))
        {
            var page = pages[own.Key];
            var coverage = BitOperations.PopCount(own.Aggregate(0u, (all, section) => all | scores.TermsIn(section)));
            if (coverage < most || now < page.PublishAt)
            {
                continue;
            }

            List<int> places = [.. own.Where(section => sections[section].Ordinal != Section.Head).OrderByDescending(section => scores.Of(section, terms)).ThenBy(section => section)];
            var head = own.Where(section => sections[section].Ordinal == Section.Head).Sum(section => scores.Of(section, terms));
            var best = places.Count > 0 ? scores.Of(places[0], terms) : 0;
            var rest = places.Skip(1).Sum(section => scores.Of(section, terms));
            most = coverage;
            ranked.Add(new RankedPage(own.Key, page.Weight * (head + best + Math.Log2(1 + rest)), coverage, places));
        }

        return [.. ranked.Where(page => page.Coverage == most).OrderByDescending(page => page.Score).ThenBy(page => page.Page)];
    }

    private void Add(int page, int ordinal, string heading, string text, bool isQuestion)
    {
        var start = length;
        Add(heading);
        // A gap, so that no phrase reaches over it.
        var split = ++length;
        Add(text);
        length++;
        var name = Synonyms.Key([.. Words.In(heading).Select(range => heading[range])]);
        byHeading[name] = [.. byHeading.GetValueOrDefault(name, []), sections.Count];
        sections.Add(new Section(page, ordinal, start, split, isQuestion));
    }

    private void Add(string text)
    {
        foreach (var range in Words.In(text))
        {
            var word = vocabulary.Add(text.AsSpan(range));
            if (word == places.Count)
            {
                places.Add([]);
            }

            places[word].Add(length++);
        }
    }

    private Asked Understand(QueryTerm term, List<(string Typed, string Meant)> corrections)
    {
        if (term.IsPhrase)
        {
            return new Asked([], PhrasePlaces(term.Words, WordItself), term.Words.Count);
        }

        var meant = vocabulary.Meant(term.Words[0]);
        if (meant.Count == 0 && vocabulary.Split(term.Words[0]) is var (first, second))
        {
            // A compound of our language that no text has written: what it is made of may stand there.
            corrections.Add((term.Words[0], $"{first} {second}"));
            meant = vocabulary.Meant(first).Concat(vocabulary.Meant(second)).GroupBy(word => word.Key).ToDictionary(word => word.Key, word => word.Max(one => one.Value) * Certainty.End);
        }

        if (meant.Count == 0 && vocabulary.Nearest(term.Words[0], word => places[word].Count) is { } nearest)
        {
            corrections.Add((term.Words[0], nearest));
            meant = vocabulary.Meant(nearest);
        }

        return new Asked(meant, [], 0);
    }

    private HashSet<int> WordItself(string word) => vocabulary.Find(Words.Key(word)) is { } id ? [id] : [];

    private HashSet<int> WordsMeant(string word) => [.. vocabulary.Meant(word).Where(meant => meant.Value >= Certainty.OtherForm).Select(meant => meant.Key)];

    /// <summary>Where the words stand side by side.</summary>
    private List<int> PhrasePlaces(IReadOnlyList<string> words, Func<string, HashSet<int>> meaning)
    {
        var starts = words.Count == 0 ? [] : meaning(words[0]).SelectMany(word => places[word]).Order().ToList();
        for (var step = 1; step < words.Count && starts.Count > 0; step++)
        {
            var next = meaning(words[step]).SelectMany(word => places[word]).ToHashSet();
            var distance = step;
            starts.RemoveAll(start => !next.Contains(start + distance));
        }

        return starts;
    }

    /// <summary>Where everything stands just as it was asked, a heading above all, is the place.</summary>
    private void Prefer(List<int> sentences, SectionScores scores)
    {
        var section = 0;
        foreach (var place in sentences)
        {
            section = SectionOf(place, section);
            scores.Prefer(section, 1 + (sections[section].WeightAt(place) / 5));
        }
    }

    private void Score(Asked asked, int term, SectionScores scores)
    {
        foreach (var (word, certainty) in asked.Words)
        {
            Collect(places[word], certainty, scores);
        }

        Collect(asked.Phrases, asked.Words.Count == 0 ? Certainty.Itself : Certainty.Synonym, scores);
        scores.Close(term);
    }

    private void Collect(List<int> at, double certainty, SectionScores scores)
    {
        var section = 0;
        foreach (var place in at)
        {
            section = SectionOf(place, section);
            scores.Add(section, certainty * sections[section].WeightAt(place), certainty);
        }
    }

    /// <summary>Places rise, so the search goes on from the last section, in growing steps.</summary>
    private int SectionOf(int place, int from)
    {
        var step = 1;
        var low = from;
        while (low + step < sections.Count && sections[low + step].Start <= place)
        {
            low += step;
            step *= 2;
        }

        var high = Math.Min(low + step, sections.Count);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = sections[middle].Start <= place ? (middle, high) : (low, middle);
        }

        return low;
    }

    private PageHit Show(RankedPage hit, List<Asked> asked)
    {
        var page = pages[hit.Page];
        var passages = hit.Sections.Count == 0 ? [] : page.Passages();
        return new PageHit(
            page,
            [.. hit.Sections.Take(MostPassages).Select(section => new PassageHit(passages[sections[section].Ordinal], Snippet.Of(passages[sections[section].Ordinal].Text, MatchesIn(section, asked))))],
            Math.Max(0, hit.Sections.Count - MostPassages),
            hit.Score);
    }

    /// <summary>Which words of a section's text were meant, counted from its first, and how surely.</summary>
    private Dictionary<int, double> MatchesIn(int section, List<Asked> asked)
    {
        var (start, end) = (sections[section].Split, section + 1 < sections.Count ? sections[section + 1].Start : length);
        var matches = new Dictionary<int, double>();
        foreach (var (at, certainty, words) in asked.SelectMany(one => one.Words.Select(word => (places[word.Key], word.Value, 1)).Append((one.Phrases, Certainty.Itself, one.PhraseLength))))
        {
            var first = at.BinarySearch(start);
            for (var next = first < 0 ? ~first : first; next < at.Count && at[next] < end; next++)
            {
                for (var word = 0; word < words; word++)
                {
                    var ordinal = at[next] - start + word;
                    matches[ordinal] = Math.Max(certainty, matches.GetValueOrDefault(ordinal));
                }
            }
        }

        return matches;
    }

    /// <summary>One term as it was understood.</summary>
    /// <param name="Words">Words of the texts it stands for, with how surely.</param>
    /// <param name="Phrases">Places where a phrase begins that it stands for.</param>
    /// <param name="PhraseLength">How many words such a phrase has; of several the shortest.</param>
    internal sealed record Asked(Dictionary<int, double> Words, List<int> Phrases, int PhraseLength);

    /// <param name="Ordinal">Which passage of the page, or <see cref="Head"/>.</param>
    /// <param name="Split">Where the heading ends and the text begins.</param>
    private readonly record struct Section(int Page, int Ordinal, int Start, int Split, bool IsQuestion)
    {
        public const int Head = -1;

        /// <summary>A title counts more than a heading, and a heading more than the text.</summary>
        public double WeightAt(int place) => (Ordinal == Head, place < Split) switch
        {
            (true, true) => 10,
            (true, false) => 3,
            (false, true) => IsQuestion ? 2 : 5,
            _ => 1,
        };
    }
}
