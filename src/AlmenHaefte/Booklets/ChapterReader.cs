using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

/// <summary>One chapter's file taken apart, waiting to be written as HTML.</summary>
internal sealed class ChapterReader
{
    private readonly ContentText text;
    private readonly MarkdownText body;
    private readonly string booklet;
    private readonly SiteMap map;
    private readonly IReadOnlyList<QuestionBlock> questionBlocks;

    private ChapterReader(ContentFile file, ContentText text, YamlFields fields, string booklet, BookletFront bookletFront, SiteMap map, ICollection<Fault> faults)
    {
        this.text = text;
        this.booklet = booklet;
        this.map = map;
        Fields = fields;
        File = file.Path;
        Slug = file.NameWithoutExtension;
        FormerAddresses = FormerAddress.Of(File, fields, Address);
        Front = ChapterFront.Read(fields, File, bookletFront);
        Title = Typography.Set(Front.Title);
        body = MarkdownText.Parse(file.Path, text.Body, text.BodyLine, faults);
        questionBlocks = [.. QuestionBlock.In(body)];
        Questions = [.. questionBlocks.Select(block => new Question(block.Id, block.Wording, block.Points, $"{Address}#{block.Id}"))];
        if (!Content.Slug.IsSlug(Slug) || Addresses.ReservedChapterSlugs.Contains(Slug))
        {
            faults.Add(new Fault(File, 1, $"filnavnet »{Slug}« kan ikke være en adresse", $"giv filen et andet navn, fx {Content.Slug.From(Front.Title)}.md"));
        }
        if (!IsWithdrawn)
        {
            map.Add(File, Address, body.Anchors);
        }
    }

    public string File { get; }

    public string Slug { get; }

    public string Title { get; }

    public YamlFields Fields { get; }

    public IReadOnlyList<FormerAddress> FormerAddresses { get; }

    public ChapterFront Front { get; }

    public IReadOnlyList<Question> Questions { get; }

    public string Address => Addresses.Chapter(booklet, Slug);

    public bool IsWithdrawn => Front.Status == TextStatus.Withdrawn;

    /// <summary>Null, and faults, when the file cannot be taken apart.</summary>
    public static ChapterReader? Read(ContentFile file, string booklet, BookletFront front, SiteMap map, ICollection<Fault> faults)
    {
        if (ContentText.Read(file, faults) is var (text, fields))
        {
            return new ChapterReader(file, text, fields, booklet, front, map, faults);
        }
        map.LeaveOut(file.Path);
        return null;
    }

    public void FaultAt(Question question, string what, string remedy) =>
        body.Fault(questionBlocks.First(block => block.Id == question.Id).Block, what, remedy);

    /// <inheritdoc cref="Successor.Find"/>
    public string? FindSuccessor() => Successor.Find(Fields, File, Front.Successor, map);

    public Chapter Render(TextContext context) => new()
    {
        Booklet = booklet,
        Slug = Slug,
        Title = Title,
        ShortTitle = Typography.Set(Front.ShortTitle ?? Front.Title),
        Summary = Typography.Set(Front.Summary),
        Number = Front.Number,
        Phase = Front.Phase,
        Author = Front.Author,
        Updated = Front.Updated,
        IsDraft = Front.Status == TextStatus.Draft,
        Text = HtmlWriter.Write(body, context),
        Sections = body.Sections(),
        Questions = Questions,
        HasTimeline = body.Has(ContainerWriter.Timeline),
        Source = Front.Review is null ? text.Whole : Review.Without(text.Whole),
        Review = Front.Review,
    };
}
