using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

/// <summary>
/// What a chapter's file tells the rest of the site, and what it expects to find there. It comes from that one file, so it holds for as long as the file is the same. The text
/// itself is not in it: that is parsed again when somebody reads it.
/// </summary>
internal sealed record ChapterOutline
{
    public required ContentFile File { get; init; }

    /// <summary>The booklet's slug.</summary>
    public required string Booklet { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string ShortTitle { get; init; }

    public required string Summary { get; init; }

    public required ChapterFront Front { get; init; }

    public required IReadOnlyList<FormerAddress> FormerAddresses { get; init; }

    /// <inheritdoc cref="MarkdownText.Anchors"/>
    public required IReadOnlySet<string> Anchors { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }

    public required IReadOnlyList<(Question Question, int Line)> Questions { get; init; }

    public required bool HasTimeline { get; init; }

    /// <inheritdoc cref="MarkdownText.StandsAlone"/>
    public required bool StandsAlone { get; init; }

    /// <inheritdoc cref="Notes.SourceIds"/>
    public required IReadOnlyList<string> SourceIds { get; init; }

    public required IReadOnlyList<Expectation> Expectations { get; init; }

    /// <summary>The line of the file with its number, whether that can be read or not; null when it gives none.</summary>
    public required int? NumberLine { get; init; }

    public required int SuccessorLine { get; init; }

    public string Path => File.Path;

    public string Address => Addresses.Chapter(Booklet, Slug);

    public bool IsWithdrawn => Front.Status == TextStatus.Withdrawn;

    /// <summary>Null, and faults, when the file cannot be taken apart.</summary>
    public static ChapterOutline? Read(ContentFile file, string booklet, BookletFront bookletFront, ICollection<Fault> faults)
    {
        if (ContentText.Read(file, faults) is not var (text, fields))
        {
            return null;
        }
        var slug = file.NameWithoutExtension;
        var address = Addresses.Chapter(booklet, slug);
        var formerAddresses = FormerAddress.Of(file.Path, fields, address);
        var front = ChapterFront.Read(fields, file.Path, bookletFront);
        if (!Content.Slug.IsSlug(slug) || Addresses.ReservedChapterSlugs.Contains(slug))
        {
            faults.Add(new Fault(file.Path, 1, $"filnavnet »{slug}« kan ikke være en adresse", $"giv filen et andet navn, fx {Content.Slug.From(front.Title)}.md"));
        }
        var body = MarkdownText.Parse(file.Path, text.Body, text.BodyLine, faults);
        var (expectations, sourceIds) = front.Status == TextStatus.Withdrawn ? ([], []) : LookThrough(body, address, front);
        return new ChapterOutline
        {
            File = file,
            Booklet = booklet,
            Slug = slug,
            Title = Typography.Set(front.Title),
            ShortTitle = Typography.Set(front.ShortTitle ?? front.Title),
            Summary = Typography.Set(front.Summary),
            Front = front,
            FormerAddresses = formerAddresses,
            Anchors = body.Anchors,
            Sections = body.Sections(),
            Questions = [.. QuestionBlock.In(body).Select(block => (new Question(block.Id, block.Wording, block.Points, $"{address}#{block.Id}"), body.LineOf(block.Block)))],
            HasTimeline = body.Has(ContainerWriter.Timeline),
            StandsAlone = body.StandsAlone,
            SourceIds = sourceIds,
            Expectations = expectations,
            NumberLine = fields.Has("nummer") ? fields.LineOf("nummer") : null,
            SuccessorLine = fields.LineOf(Successor.Key),
        };
    }

    /// <summary>The chapter among the others of its site. What it expects and does not find becomes faults.</summary>
    public Chapter Publish(TextContext around, ICollection<Fault> faults)
    {
        foreach (var (line, missing) in Expectations)
        {
            if (missing(around) is var (what, remedy))
            {
                faults.Add(new Fault(Path, line, what, remedy));
            }
        }
        return new Chapter
        {
            Booklet = Booklet,
            Slug = Slug,
            Title = Title,
            ShortTitle = ShortTitle,
            Summary = Summary,
            Number = Front.Number,
            Phase = Front.Phase,
            Author = Front.Author,
            Updated = Front.Updated,
            IsDraft = Front.Status == TextStatus.Draft,
            Text = new RenderedText(() => Write(around), HasTimeline ? [.. SourceIds.Union(around.TimelineSourceIds)] : SourceIds),
            Sections = Sections,
            Questions = [.. Questions.Select(asked => asked.Question)],
            HasTimeline = HasTimeline,
            StandsAlone = StandsAlone,
            File = File,
            Review = Front.Review,
        };
    }

    /// <summary>Finds the faults that the text has in itself, and what it refers to outside itself.</summary>
    private static (IReadOnlyList<Expectation> Expectations, IReadOnlyList<string> SourceIds) LookThrough(MarkdownText body, string address, ChapterFront front)
    {
        var itself = new SiteMap(new HashSet<string>());
        itself.Add(body.File, address, body.Anchors);
        var unmet = new List<Expectation>();
        var text = HtmlWriter.Write(body, new TextContext(itself) { RulesAsOf = front.RulesAsOf, Unmet = unmet });
        return (unmet, text.SourceIds);
    }

    private WrittenText Write(TextContext around)
    {
        List<Fault> toldAlready = [];
        var text = ContentText.Split(File, toldAlready)!;
        var written = HtmlWriter.Write(MarkdownText.Parse(Path, text.Body, text.BodyLine, toldAlready), around);
        return new WrittenText(written.Html, written.NotesHtml);
    }
}
