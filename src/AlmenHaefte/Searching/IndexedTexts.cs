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

    /// <param name="forms">What the pages' words are numbers of.</param>
    public IndexedTexts(IReadOnlyList<PageWords> pages, WordForms forms)
    {
        var wordOf = new int[forms.Count];
        places = Room(pages, forms, wordOf);
        var filling = new Filling(places, wordOf, pages.Sum(page => page.Sections.Count));
        firstOfPage = new int[pages.Count + 1];
        for (var page = 0; page < pages.Count; page++)
        {
            filling.Add(pages[page]);
            firstOfPage[page + 1] = filling.Sections.Count;
        }

        sections = [.. filling.Sections];
        starts = [.. sections.Select(section => section.Start), filling.Length];
        byHeading = filling.ByHeading;
        sectionOfBlock = new int[(filling.Length / Block) + 1];
        for (var (block, section) = (0, 0); block * Block < filling.Length; block++)
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

    /// <summary>Room for the places of each word, and the words by the numbers of their forms.</summary>
    private int[][] Room(IReadOnlyList<PageWords> pages, WordForms forms, int[] wordOf)
    {
        Array.Fill(wordOf, -1);
        var counts = new List<int>();
        foreach (var form in pages.SelectMany(page => page.Forms))
        {
            if (wordOf[form] < 0 && (wordOf[form] = Vocabulary.Add(forms[form])) == counts.Count)
            {
                counts.Add(0);
            }

            counts[wordOf[form]]++;
        }

        return [.. counts.Select(count => new int[count])];
    }

    /// <summary>The texts while they are put in their places, page by page.</summary>
    private sealed class Filling(int[][] places, int[] wordOf, int sectionCount)
    {
        private readonly int[] filled = new int[places.Length];

        public List<Section> Sections { get; } = new(sectionCount);

        public Dictionary<string, List<int>> ByHeading { get; } = new(StringComparer.Ordinal);

        public int Length { get; private set; }

        public void Add(PageWords page)
        {
            using var forms = page.Forms.GetEnumerator();
            foreach (var section in page.Sections)
            {
                if (section.Name is { } name)
                {
                    Under(name).Add(Sections.Count);
                }

                var start = Length;
                Put(forms, section.HeadingWords);
                // A gap, so that no phrase reaches over it.
                var split = ++Length;
                Put(forms, section.TextWords);
                Length++;
                Sections.Add(new Section(start, split, section.HeadingWeight, section.TextWeight));
            }
        }

        private List<int> Under(string name)
        {
            if (!ByHeading.TryGetValue(name, out var alike))
            {
                ByHeading.Add(name, alike = []);
            }

            return alike;
        }

        private void Put(IEnumerator<int> forms, int count)
        {
            for (; count > 0 && forms.MoveNext(); count--)
            {
                var word = wordOf[forms.Current];
                places[word][filled[word]++] = Length++;
            }
        }
    }

    /// <param name="Split">Where the heading ends and the text begins.</param>
    private readonly record struct Section(int Start, int Split, int HeadingWeight, int TextWeight);
}
