namespace AlmenHaefte.Searching;

/// <summary>A page taken apart into words, in their order. It holds for as long as the page's text is the same, and is then taken over from one index to the next.</summary>
internal sealed class PageWords
{
    /// <summary>The numbers of the words' forms, seven bits to a byte, the lowest first; all but the last byte of a number have the eighth set. Most take two.</summary>
    private readonly byte[] forms;

    private PageWords(byte[] forms, IReadOnlyList<PageSection> sections) => (this.forms, Sections) = (forms, sections);

    /// <summary>The page's head, then its passages.</summary>
    public IReadOnlyList<PageSection> Sections { get; }

    /// <summary>The words of all sections, of each its heading and then its text.</summary>
    public IEnumerable<int> Forms
    {
        get
        {
            var (form, shift) = (0, 0);
            foreach (var part in forms)
            {
                form |= (part & 0x7F) << shift;
                shift += 7;
                if (part < 0x80)
                {
                    yield return form;
                    (form, shift) = (0, 0);
                }
            }
        }
    }

    public static PageWords Of(SearchPage page, WordForms known)
    {
        var reading = new Reading(known);
        reading.Add(page.Title, page.Summary, headingWeight: 10, textWeight: 3);
        foreach (var passage in page.Passages())
        {
            reading.Add(passage.Heading, passage.Text, headingWeight: passage.IsQuestion ? 2 : 5, textWeight: 1);
        }

        return new PageWords([.. reading.Forms], [.. reading.Sections]);
    }

    private sealed class Reading(WordForms known)
    {
        public List<byte> Forms { get; } = [];

        public List<PageSection> Sections { get; } = [];

        public void Add(string heading, string text, int headingWeight, int textWeight)
        {
            var inHeading = Add(heading);
            var name = inHeading == 0 ? null : Synonyms.Key([.. Words.In(heading).Select(range => heading[range])]);
            Sections.Add(new PageSection(name, inHeading, Add(text), headingWeight, textWeight));
        }

        /// <returns>How many words there are.</returns>
        private int Add(string text)
        {
            var count = 0;
            foreach (var range in Words.In(text))
            {
                var form = known.NumberOf(text.AsSpan(range));
                for (; form >= 0x80; form >>= 7)
                {
                    Forms.Add((byte)(form | 0x80));
                }

                Forms.Add((byte)form);
                count++;
            }

            return count;
        }
    }
}

/// <param name="Name">The heading as it is asked for by name; null when there are no words in it.</param>
internal readonly record struct PageSection(string? Name, int HeadingWords, int TextWords, int HeadingWeight, int TextWeight);
