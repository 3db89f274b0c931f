namespace AlmenHaefte.Searching;

/// <summary>
/// All texts of a site as one row of words, and where in it each word stands: a place also says which section it is in and what
/// stands beside it. Immutable once made.
/// </summary>
internal sealed class IndexedTexts
{
    /// <summary>So many places at a time are looked up; a section has some more.</summary>
    private const int Block = 64;

    /// <summary>The places of each word, rising.</summary>
    private readonly int[][] places;
    private readonly Section[] sections;

    /// <summary>Where each section begins, and at last where all of it ends.</summary>
    private readonly int[] starts;

    /// <summary>The section of every place that is a multiple of <see cref="Block"/>.</summary>
    private readonly int[] sectionOfBlock;

    /// <summary>The first section of each page, and at last how many there are.</summary>
    private readonly int[] firstOfPage;

    /// <summary>What is asked for by its own name, such as a word that a glossary explains.</summary>
    private readonly Dictionary<string, List<int>> byHeading;

    public IndexedTexts(IReadOnlyList<SearchPage> pages)
    {
        var reading = new Reading(Vocabulary);
        firstOfPage = new int[pages.Count + 1];
        for (var page = 0; page < pages.Count; page++)
        {
            reading.Add(pages[page]);
            firstOfPage[page + 1] = reading.Sections.Count;
        }

        places = [.. reading.Places.Select(list => list.ToArray())];
        sections = [.. reading.Sections];
        starts = [.. reading.Sections.Select(section => section.Start), reading.Length];
        byHeading = reading.ByHeading;
        sectionOfBlock = new int[(reading.Length / Block) + 1];
        for (var (block, section) = (0, 0); block * Block < reading.Length; block++)
        {
            while (starts[section + 1] <= block * Block)
            {
                section++;
            }

            sectionOfBlock[block] = section;
        }
    }

    public Vocabulary Vocabulary { get; } = new();

    public int SectionCount => sections.Length;

    /// <summary>The sections of a page: its head, then its passages.</summary>
    public Range SectionsOf(int page) => firstOfPage[page]..firstOfPage[page + 1];

    public IReadOnlyList<int> SectionsUnder(string heading) => byHeading.GetValueOrDefault(heading, []);

    public ReadOnlySpan<int> PlacesOf(int word) => places[word];

    /// <summary>Where the words of the text of a section begin and end.</summary>
    public (int Start, int End) TextOf(int section) => (sections[section].Split, starts[section + 1]);

    /// <summary>A title counts more than a heading, and a heading more than the text.</summary>
    public int WeightAt(int section, int place) => place < sections[section].Split ? sections[section].HeadingWeight : sections[section].TextWeight;

    public int SectionOf(int place)
    {
        var section = sectionOfBlock[place / Block];
        while (starts[section + 1] <= place)
        {
            section++;
        }

        return section;
    }

    /// <summary>Where these words stand side by side.</summary>
    /// <param name="phrase">For each place of it the words that may stand there.</param>
    public List<int> PlacesOf(IReadOnlyList<IReadOnlyCollection<int>> phrase)
    {
        if (phrase.Count == 0)
        {
            return [];
        }

        var rarest = Enumerable.Range(0, phrase.Count).MinBy(at => phrase[at].Sum(word => places[word].Length));
        List<int> begins = [.. phrase[rarest].SelectMany(word => places[word]).Select(place => place - rarest)];
        if (phrase[rarest].Count > 1)
        {
            begins.Sort();
        }

        for (var at = 0; at < phrase.Count && begins.Count > 0; at++)
        {
            if (at != rarest)
            {
                var distance = at;
                int[][] lists = [.. phrase[at].Select(word => places[word])];
                begins.RemoveAll(begin => !Array.Exists(lists, list => Array.BinarySearch(list, begin + distance) >= 0));
            }
        }

        return begins;
    }

    /// <summary>The texts while they are being read, page by page.</summary>
    private sealed class Reading(Vocabulary vocabulary)
    {
        public List<List<int>> Places { get; } = [];

        public List<Section> Sections { get; } = [];

        public Dictionary<string, List<int>> ByHeading { get; } = new(StringComparer.Ordinal);

        public int Length { get; private set; }

        public void Add(SearchPage page)
        {
            Add(page.Title, page.Summary, headingWeight: 10, textWeight: 3);
            foreach (var passage in page.Passages())
            {
                Add(passage.Heading, passage.Text, headingWeight: passage.IsQuestion ? 2 : 5, textWeight: 1);
            }
        }

        private void Add(string heading, string text, int headingWeight, int textWeight)
        {
            var start = Length;
            Add(heading);
            // A gap, so that no phrase reaches over it.
            var split = ++Length;
            Add(text);
            Length++;
            if (split > start + 1)
            {
                var name = Synonyms.Key([.. Words.In(heading).Select(range => heading[range])]);
                if (!ByHeading.TryGetValue(name, out var alike))
                {
                    ByHeading.Add(name, alike = []);
                }

                alike.Add(Sections.Count);
            }

            Sections.Add(new Section(start, split, headingWeight, textWeight));
        }

        private void Add(string text)
        {
            foreach (var range in Words.In(text))
            {
                var word = vocabulary.Add(text.AsSpan(range));
                if (word == Places.Count)
                {
                    Places.Add([]);
                }

                Places[word].Add(Length++);
            }
        }
    }

    /// <param name="Split">Where the heading ends and the text begins.</param>
    private readonly record struct Section(int Start, int Split, int HeadingWeight, int TextWeight);
}
