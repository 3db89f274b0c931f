using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.News;
using AlmenHaefte.Pages;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Publishing;

/// <summary>A news item, a page or a webinar: one file, one address, waiting to be written as HTML.</summary>
internal sealed class ArticleReader
{
    private readonly ContentText text;
    private readonly MarkdownText body;
    private readonly string address;
    private readonly string? booklet;
    private readonly SiteMap map;
    private readonly string? reason;
    private readonly ICollection<Fault> faults;

    private ArticleReader(ContentFile file, ContentText text, YamlFields fields, string address, SiteMap map, ICollection<Fault> faults)
    {
        this.text = text;
        this.address = address;
        this.map = map;
        this.faults = faults;
        File = file.Path;
        Slug = file.NameWithoutExtension;
        Fields = fields;
        body = MarkdownText.Parse(file.Path, text.Body, text.BodyLine, faults);
        FormerAddresses = FormerAddress.Of(File, fields, address);
        booklet = BookletName.Read(fields, map);
        reason = file.Folder == "webinarer" ? null : ReadReason(fields);
    }

    public string File { get; }

    public string Slug { get; }

    public YamlFields Fields { get; }

    public IReadOnlyList<FormerAddress> FormerAddresses { get; }

    /// <summary>Its address answers with the reason; it is no page any more.</summary>
    public bool IsWithdrawn => reason is not null;

    /// <summary>Null, and faults, when the file cannot be taken apart.</summary>
    public static ArticleReader? Read(ContentFile file, Func<string, string> addressOf, SiteMap map, ICollection<Fault> faults)
    {
        if (!Content.Slug.IsSlug(file.NameWithoutExtension))
        {
            faults.Add(new Fault(file.Path, 1, $"filnavnet »{file.NameWithoutExtension}« kan ikke være en adresse", $"kald filen {Content.Slug.From(file.NameWithoutExtension)}.md"));
        }
        if (ContentText.Read(file, faults) is not var (text, fields))
        {
            map.LeaveOut(file.Path);
            return null;
        }
        var article = new ArticleReader(file, text, fields, addressOf(file.NameWithoutExtension), map, faults);
        if (map.HasAddress(article.address))
        {
            faults.Add(new Fault(file.Path, 1, $"adressen {article.address} er optaget", "giv filen et andet navn"));
        }
        if (!article.IsWithdrawn)
        {
            map.Add(file.Path, article.address, article.body.Anchors);
        }
        return article;
    }

    public Withdrawn AsWithdrawn()
    {
        var withdrawn = new Withdrawn(address, Fields.Text("titel"), reason!, null, Successor.Find(File, Fields.LineOf(Successor.Key), Fields.OptionalText(Successor.Key), map, faults));
        foreach (var key in new[] { "resume", "dato", "opdateret", "forfatter", "gennemses", "ansvarlig" })
        {
            Fields.OptionalText(key);
        }
        Fields.RefuseUnknown();
        return withdrawn;
    }

    public NewsItem AsNews(Func<string?, TextContext> contextFor)
    {
        var item = new NewsItem(Slug, Title(), Summary(), Fields.PartialDate("dato"), Fields.Date("opdateret"), Fields.OptionalText("forfatter"), Render(contextFor), text.Whole);
        Fields.RefuseUnknown();
        return item;
    }

    public Page AsPage(Func<string?, TextContext> contextFor)
    {
        var page = new Page(Slug, Title(), Summary(), Fields.Date("opdateret"), Render(contextFor)) { Review = Review.Read(Fields, File, Title()) };
        Fields.RefuseUnknown();
        return page;
    }

    /// <summary>Null, and faults, when its times do not fit together.</summary>
    public Webinar? AsWebinar(Func<string?, TextContext> contextFor)
    {
        var webinar = WebinarFields.Read(Fields, Slug, Title(), Summary(), Render(contextFor).Html);
        Fields.RefuseUnknown();
        return webinar;
    }

    /// <summary>News and pages say their status only when they are withdrawn.</summary>
    private static string? ReadReason(YamlFields fields)
    {
        if (!fields.Has("status"))
        {
            return null;
        }
        if (fields.OptionalText("status") != "trukket-tilbage")
        {
            fields.Fault("status", "»status« kan her kun være trukket-tilbage", "skriv trukket-tilbage, eller slet linjen");
            return null;
        }
        if (fields.OptionalText("begrundelse") is { } reason)
        {
            return reason;
        }
        fields.Fault("status", "siden er trukket tilbage uden »begrundelse«", "skriv en linje med »begrundelse: …« til dem, der leder efter den");
        return "";
    }

    private string Title() => Typography.Set(Fields.Text("titel"));

    private string Summary() => Typography.Set(Fields.Text("resume"));

    private RenderedText Render(Func<string?, TextContext> contextFor) => HtmlWriter.Write(body, contextFor(booklet));
}
