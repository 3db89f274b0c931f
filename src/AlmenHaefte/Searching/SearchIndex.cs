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
        var found = new PageScores(pages.Length);
        for (var term = 0; term < asked.Count; term++)
        {
            Score(asked[term], term, found);
        }

        if (query.Sentence.Count > 1)
        {
            Prefer(PhrasePlaces(query.Sentence, WordItself), found);
        }

        foreach (var section in synonyms.NamesOf(query.Sentence).SelectMany(name => byHeading.GetValueOrDefault(name, [])))
        {
            found.Prefer(sections[section].Page, sections[section].Ordinal, NameBonus);
        }

        var ranked = found.Ranked(asked.Count, page => pages[page] is var it && !(now < it.PublishAt) ? it.Weight : 0);
        return new SearchAnswer(query, [.. ranked.Take(MostPages).Select(hit => Show(hit, asked))])
        {
            Corrections = corrections,
            IsPartial = ranked.Count > 0 && ranked[0].Coverage < asked.Count,
            PageCount = ranked.Count,
        };
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
            return new Asked([], PhrasePlaces(term.Words, WordItself), [.. term.Words.Select(word => Words.Key(word))]);
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

        return new Asked(meant, [], []);
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
    private void Prefer(List<int> sentences, PageScores found)
    {
        var section = 0;
        foreach (var place in sentences)
        {
            section = SectionOf(place, section);
            found.Prefer(sections[section].Page, sections[section].Ordinal, 1 + (sections[section].WeightAt(place) / 5));
        }
    }

    private void Score(Asked asked, int term, PageScores found)
    {
        var hits = new Dictionary<int, (double Best, double Body)>();
        foreach (var (word, certainty) in asked.Words)
        {
            Collect(places[word], certainty, hits);
        }

        Collect(asked.Phrases, asked.Words.Count == 0 ? Certainty.Itself : Certainty.Synonym, hits);
        var rarity = Math.Log(1 + ((double)sections.Count / Math.Max(1, hits.Count)));
        foreach (var (section, (best, body)) in hits)
        {
            found.Add(sections[section].Page, sections[section].Ordinal, term, rarity * (best + Math.Log2(1 + body)));
        }
    }

    private void Collect(List<int> at, double certainty, Dictionary<int, (double Best, double Body)> hits)
    {
        var section = 0;
        foreach (var place in at)
        {
            section = SectionOf(place, section);
            var weight = certainty * sections[section].WeightAt(place);
            var (best, body) = hits.GetValueOrDefault(section);
            hits[section] = (Math.Max(best, weight), body + certainty);
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
        var passages = hit.Passages.Count == 0 ? [] : page.Passages();
        var certainties = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (word, certainty) in asked.SelectMany(one => one.Words))
        {
            certainties[vocabulary[word]] = Math.Max(certainty, certainties.GetValueOrDefault(vocabulary[word]));
        }

        foreach (var key in asked.SelectMany(one => one.Keys))
        {
            certainties[key] = Certainty.Itself;
        }

        return new PageHit(
            page,
            [.. hit.Passages.Take(MostPassages).Select(ordinal => new PassageHit(passages[ordinal], Snippet.Of(passages[ordinal].Text, key => certainties.GetValueOrDefault(key))))],
            Math.Max(0, hit.Passages.Count - MostPassages),
            hit.Score);
    }

    /// <summary>One term as it was understood.</summary>
    /// <param name="Words">Words of the texts it stands for, with how surely.</param>
    /// <param name="Phrases">Places where a phrase begins that it stands for.</param>
    /// <param name="Keys">The words of those phrases, to be marked.</param>
    internal sealed record Asked(Dictionary<int, double> Words, List<int> Phrases, IReadOnlyList<string> Keys);

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
