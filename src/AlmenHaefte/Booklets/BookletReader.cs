using System.Text;
using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

/// <summary>
/// Reads the folder of one booklet in two steps: <see cref="Read"/> takes every file apart and tells the map which addresses there are;
/// <see cref="Render"/> writes the texts when the whole site's addresses are known.
/// </summary>
internal sealed class BookletReader
{
    public const string ContentsFile = "indhold.md";

    private readonly SiteMap map;
    private readonly ICollection<Fault> faults;
    private readonly YamlFields frontFields;
    private readonly BookletFront front;
    private readonly TableOfContents contents;
    private readonly BookletLists lists;
    private readonly EditionsReader editions;
    private readonly IReadOnlyList<ChapterOutline> chapters;
    private readonly string folder;
    private readonly HashSet<string> listed = new(StringComparer.Ordinal);

    private BookletReader(string folder, YamlFields frontFields, MarkdownText contentsText, IReadOnlyList<ContentFile> files, SiteMap map, ICollection<Fault> faults)
    {
        this.folder = folder;
        this.map = map;
        this.faults = faults;
        this.frontFields = frontFields;
        Slug = folder[(folder.LastIndexOf('/') + 1)..];
        if (!Content.Slug.IsSlug(Slug))
        {
            faults.Add(new Fault($"{folder}/{ContentsFile}", 1, $"mappens navn »{Slug}« kan ikke være en adresse", $"kald mappen {Content.Slug.From(Slug)}"));
        }
        var own = FormerAddress.Of($"{folder}/{ContentsFile}", frontFields, Addresses.Booklet(Slug));
        front = BookletFront.Read(frontFields);
        contents = TableOfContents.Read(contentsText);
        lists = BookletLists.Read(folder, Slug, files, map, faults);
        editions = EditionsReader.Read(folder, Slug, files, map, faults);
        chapters = ReadChapters(files);
        FormerAddresses = [.. own, .. own.SelectMany(OfEditions), .. chapters.SelectMany(chapter => chapter.FormerAddresses)];
        map.Add($"{folder}/{ContentsFile}", Addresses.Booklet(Slug), contentsText.Anchors);
    }

    public IReadOnlyDictionary<string, Source> Sources => lists.SourcesById;

    /// <summary>False while a file of the booklet is left out or a chapter's number cannot be read: what others miss is then no fault of theirs.</summary>
    public bool IsComplete => !map.AnyLeftOut(folder) && chapters.All(chapter => chapter.Front.Number is not null || chapter.NumberLine is null);

    public string Slug { get; }

    public IReadOnlyList<FormerAddress> FormerAddresses { get; }

    public IEnumerable<Withdrawn> Withdrawals => chapters.Where(chapter => chapter.IsWithdrawn).Select(chapter => new Withdrawn(
        chapter.Address, chapter.Front.Title, chapter.Front.Reason ?? "", chapter.Front.Number is { } number ? Addresses.Point(Slug, number) : null, Successor.Find(chapter.Path, chapter.SuccessorLine, chapter.Front.Successor, map, faults)));

    /// <summary>Null, and faults, when the folder has no readable <c>indhold.md</c>.</summary>
    public static BookletReader? Read(string folder, IReadOnlyList<ContentFile> files, SiteMap map, ICollection<Fault> faults)
    {
        var path = $"{folder}/{ContentsFile}";
        if (files.FirstOrDefault(file => file.Path == path) is not { } file)
        {
            if (!map.IsLeftOut(path))
            {
                faults.Add(new Fault(path, 1, "hæftet har ingen indholdsfortegnelse", $"læg en fil med navnet {ContentsFile} i mappen"));
            }
            LeaveOutAll(files, path, map);
            return null;
        }
        if (ContentText.Read(file, faults) is not var (text, fields))
        {
            LeaveOutAll(files, path, map);
            return null;
        }
        var body = MarkdownText.Parse(path, text.Body, text.BodyLine, faults);
        return new BookletReader(folder, fields, body, files, map, faults);
    }

    /// <summary>The addresses of editions stand on paper: they lead to the booklet also when it has another name.</summary>
    private IEnumerable<FormerAddress> OfEditions(FormerAddress former) =>
    [
        former with { Former = $"{former.Former}/{EditionPath.Folder}", Address = Addresses.Editions(Slug) },
        .. Enumerable.Range(1, front.Edition).Select(number => former with { Former = $"{former.Former}/{EditionPath.Folder}/{number}", Address = Addresses.Edition(Slug, number) }),
    ];

    public Booklet Render()
    {
        RefuseRepeats();
        var context = new TextContext(map)
        {
            Sources = Sources,
            IsComplete = IsComplete,
            Points = chapters.Where(chapter => chapter is { Front.Number: not null, IsWithdrawn: false }).DistinctBy(chapter => chapter.Front.Number)
                .ToDictionary(chapter => chapter.Front.Number!.Value, chapter => (chapter.Address, chapter.Front.Title)),
            Timeline = lists.Timeline is { } timeline ? timeline.ToHtml : null,
            TimelineSourceIds = lists.Timeline?.SourceIds ?? [],
        };
        if (chapters.Any(chapter => chapter.HasTimeline))
        {
            lists.Timeline?.RefuseUnknownSources();
        }
        var byPath = chapters.ToDictionary(chapter => chapter.Path, StringComparer.Ordinal);
        var (introduction, partIntroductions) = contents.Render(context);
        var parts = contents.Parts.Zip(partIntroductions, (part, html) => new Part(part.Id, part.Title, html, [.. ChaptersOf(part, byPath).Select(chapter => chapter.Publish(ContextFor(chapter, context), faults))])).ToList();
        RefuseUnlisted();
        RefuseMissingPoints();
        return new Booklet
        {
            Slug = Slug,
            Title = front.Title,
            Subtitle = front.Subtitle,
            Series = front.Series,
            Summary = front.Summary,
            Publisher = front.Publisher,
            Author = front.Author,
            Edition = front.Edition,
            Published = front.Published,
            Updated = front.Updated,
            IsDraft = front.Status == TextStatus.Draft,
            Colophon = front.Colophon,
            Introduction = introduction,
            Parts = parts,
            Phases = front.Phases,
            Sources = lists.RenderSources(context),
            Glossary = lists.RenderGlossary(context),
            Editions = editions.Editions(front),
            Corrections = editions.Corrections([.. parts.SelectMany(part => part.Chapters)], chapters.Select(chapter => chapter.Slug).ToHashSet(StringComparer.Ordinal), IsComplete),
        };
    }

    private static void LeaveOutAll(IReadOnlyList<ContentFile> files, string contentsFile, SiteMap map)
    {
        map.LeaveOut(contentsFile);
        foreach (var file in files)
        {
            map.LeaveOut(file.Path);
        }
    }

    private List<ChapterOutline> ReadChapters(IReadOnlyList<ContentFile> files)
    {
        List<ContentFile> texts = [.. files.Where(file => file.Extension == ".md" && file.Path != $"{folder}/{ContentsFile}")];
        var read = new ChapterReading[texts.Count];
        Parallel.For(0, texts.Count, index => read[index] = ChapterReading.Of(texts[index], Slug, front));
        foreach (var (file, reading) in texts.Zip(read))
        {
            Take(file, reading);
        }
        return [.. read.Select(reading => reading.Outline).OfType<ChapterOutline>()];
    }

    private void Take(ContentFile file, ChapterReading reading)
    {
        foreach (var fault in reading.Faults)
        {
            faults.Add(fault);
        }
        if (reading.Outline is not { } chapter)
        {
            map.LeaveOut(file.Path);
        }
        else if (!chapter.IsWithdrawn)
        {
            map.Add(file.Path, chapter.Address, chapter.Anchors);
        }
    }

    private void RefuseRepeats()
    {
        foreach (var (first, chapter) in Repeats.In(chapters, chapter => chapter.Slug))
        {
            faults.Add(new Fault(chapter.Path, 1, $"adressen {chapter.Address} bruges også af {first.Path}", "giv den ene fil et andet navn"));
        }
        foreach (var (first, chapter) in Repeats.In(chapters.Where(chapter => chapter.Front.Number is not null), chapter => chapter.Front.Number))
        {
            faults.Add(new Fault(chapter.Path, chapter.NumberLine ?? 1, $"nummer {chapter.Front.Number} bruges også af {first.Path}", "giv det ene punkt et andet nummer"));
        }
        var questions = chapters.SelectMany(chapter => chapter.Questions.Where(asked => asked.Question.Id.Length > 0).Select(asked => (Chapter: chapter, asked.Question.Id, asked.Line)));
        foreach (var (first, asked) in Repeats.In(questions, asked => asked.Id).Where(pair => pair.First.Chapter != pair.Repeat.Chapter))
        {
            faults.Add(new Fault(asked.Chapter.Path, asked.Line, $"betegnelsen {{#{asked.Id}}} bruges også i {first.Chapter.Path}", "giv det ene spørgsmål en anden betegnelse"));
        }
    }

    private IEnumerable<ChapterOutline> ChaptersOf(TableOfContents.Part part, Dictionary<string, ChapterOutline> byPath)
    {
        foreach (var entry in part.Entries)
        {
            var file = $"{folder}/{entry.File}";
            if (!listed.Add(file))
            {
                contents.Fault(entry, $"kapitlet »{entry.File}« står to gange i indholdsfortegnelsen", "slet den ene linje");
                continue;
            }
            var chapter = byPath.GetValueOrDefault(file);
            if (chapter is null && !map.IsLeftOut(file))
            {
                contents.Fault(entry, $"kapitlet »{entry.File}« findes ikke", "ret filnavnet, eller slet linjen");
            }
            else if (chapter is { IsWithdrawn: true })
            {
                contents.Fault(entry, $"kapitlet »{entry.File}« er trukket tilbage", "slet linjen i indholdsfortegnelsen");
            }
            else if (chapter is not null)
            {
                contents.CheckTitle(entry, chapter.Front.Title, chapter.Title);
                yield return chapter;
            }
        }
    }

    private TextContext ContextFor(ChapterOutline chapter, TextContext context) => context with
    {
        RulesAsOf = chapter.Front.RulesAsOf,
        QuestionsOfThisPoint = chapter.Front.Number is { } number ? QuestionsOf(number) : null,
    };

    private string QuestionsOf(int point)
    {
        var html = new StringBuilder("<ul class=\"question-list\">\n");
        string? first = null;
        foreach (var asking in chapters.Where(chapter => !chapter.IsWithdrawn))
        {
            foreach (var question in asking.Questions.Select(asked => asked.Question).Where(question => question.Points.Contains(point)))
            {
                first ??= question.Id;
                html.Append("<li><a href=\"").Append(question.Address).Append("\">").Append(Html.Encode(question.Wording)).Append("</a>");
                html.Append(asking.Front.Phase is { } phase ? $" <span class=\"question-phase\">{Html.Encode(phase.Title)}</span>" : "").Append("</li>\n");
            }
        }
        html.Append("</ul>\n");
        if (first is not null)
        {
            html.Append("<p class=\"question-points\"><a href=\"").Append(Addresses.Worksheet(Slug, first)).Append("\">Svar i arbejdsarket</a></p>\n");
        }
        return html.ToString();
    }

    private void RefuseUnlisted()
    {
        foreach (var chapter in chapters.Where(chapter => !chapter.IsWithdrawn && !listed.Contains(chapter.Path)))
        {
            faults.Add(new Fault(chapter.Path, 1, $"kapitlet står ikke i {ContentsFile}", "tilføj en linje med et link til filen, der hvor kapitlet hører til"));
        }
    }

    private void RefuseMissingPoints()
    {
        var numbers = chapters.Select(chapter => chapter.Front.Number).ToHashSet();
        foreach (var number in Enumerable.Range(1, front.PointCount).Where(number => !numbers.Contains(number)))
        {
            if (IsComplete)
            {
                frontFields.Fault("punkter", $"hæftet har {front.PointCount} punkter, men intet kapitel har nummer {number}", "ret tallet, eller giv kapitlet »nummer«");
            }
        }
    }
}
