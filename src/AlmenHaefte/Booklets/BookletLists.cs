using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

/// <summary>The three lists of a booklet – sources, glossary, timeline – and its pictures, as they stand in its folder.</summary>
internal sealed class BookletLists
{
    private MarkdownText? sourcesIntroduction;
    private MarkdownText? glossaryIntroduction;
    private IReadOnlyList<Source> sources = [];
    private IReadOnlyList<Term> terms = [];

    public IReadOnlyDictionary<string, Source> SourcesById { get; private set; } = new Dictionary<string, Source>();

    public Timeline? Timeline { get; private set; }

    public static BookletLists Read(string folder, string booklet, IReadOnlyList<ContentFile> files, SiteMap map, ICollection<Fault> faults)
    {
        var lists = new BookletLists();
        foreach (var file in files.Where(file => file.Extension == ".yml" && !EditionPath.Is(file.Path) && file.Path != $"{folder}/{EditionsReader.CorrectionsFile}"))
        {
            var read = file.Path[(folder.Length + 1)..] switch
            {
                "kilder.yml" => fields => lists.ReadSources(file.Path, fields, booklet, map, faults),
                "ordliste.yml" => fields => lists.ReadGlossary(file.Path, fields, booklet, map, faults),
                "tidslinje.yml" => fields => lists.Timeline = Timeline.Read(fields, () => lists.SourcesById, () => !map.AnyLeftOut(folder)),
                _ => (Action<YamlFields>?)null,
            };
            if (read is null)
            {
                faults.Add(new Fault(file.Path, 1, "filen kendes ikke", "et hæfte har kilder.yml, ordliste.yml, tidslinje.yml og rettelser.yml, og udgaver har numre: udgaver/2.yml"));
            }
            else if (ContentText.Decode(file, faults) is { } yaml && YamlFields.Parse(file.Path, yaml, 1, faults) is { } fields)
            {
                read(fields);
                fields.RefuseUnknown();
            }
            else
            {
                map.LeaveOut(file.Path);
            }
        }
        foreach (var file in files.Where(file => ContentFolder.ImageExtensions.Contains(file.Extension)))
        {
            AddImage(file, folder, booklet, map, faults);
        }
        return lists;
    }

    public SourceList RenderSources(TextContext context) => new(Render(sourcesIntroduction, context), sources);

    public Glossary RenderGlossary(TextContext context) => new(Render(glossaryIntroduction, context), terms);

    private static string Render(MarkdownText? text, TextContext context) => text is null ? "" : HtmlWriter.Write(text, context).Html;

    private void ReadSources(string path, YamlFields fields, string booklet, SiteMap map, ICollection<Fault> faults)
    {
        sourcesIntroduction = Introduction(path, fields, faults);
        var page = Addresses.Sources(booklet);
        sources = Distinct(fields.Items("kilder"), "id", item =>
        {
            var id = item.Text("id");
            if (id.Length > 0 && !SourceReference.IsId(id))
            {
                item.Fault("id", $"»{id}« kan ikke være en kildes betegnelse", "brug kun bogstaverne a–z og tal, fx K12");
            }
            return new Source(id, Typography.Set(item.Text("titel")), item.Text("udgiver"), item.WebAddress("adresse"), item.Text("dato"), item.Text("laest"), item.OptionalText("bemaerkning"), $"{page}#{id}");
        }, source => source.Id);
        SourcesById = sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
        map.Add(path, page, sources.Select(source => source.Id).ToHashSet(StringComparer.Ordinal));
    }

    private void ReadGlossary(string path, YamlFields fields, string booklet, SiteMap map, ICollection<Fault> faults)
    {
        glossaryIntroduction = Introduction(path, fields, faults);
        terms = Distinct(fields.Items("ord"), "id", item => new Term(item.Slug("id"), item.Text("ord"), Typography.Set(item.Text("forklaring")), item.Texts("synonymer")), term => term.Id);
        map.Add(path, Addresses.Glossary(booklet), terms.Select(term => term.Id).ToHashSet(StringComparer.Ordinal));
    }

    private static MarkdownText? Introduction(string path, YamlFields fields, ICollection<Fault> faults) =>
        fields.OptionalText("indledning") is { } markdown ? MarkdownText.Parse(path, markdown, fields.LineOf("indledning") + 1, faults) : null;

    private static List<T> Distinct<T>(IReadOnlyList<YamlFields> items, string key, Func<YamlFields, T> read, Func<T, string> idOf)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var result = new List<T>();
        foreach (var item in items)
        {
            var value = read(item);
            item.RefuseUnknown();
            if (ids.Add(idOf(value)))
            {
                result.Add(value);
            }
            else
            {
                item.Fault(key, $"betegnelsen »{idOf(value)}« er brugt før i filen", "giv den ene en anden betegnelse");
            }
        }
        return result;
    }

    private static void AddImage(ContentFile file, string folder, string booklet, SiteMap map, ICollection<Fault> faults)
    {
        if (file.Folder != $"{folder}/billeder")
        {
            faults.Add(new Fault(file.Path, 1, "billedet ligger ikke i hæftets billedmappe", "flyt det til mappen billeder"));
        }
        else if (!Slug.IsSlug(file.NameWithoutExtension))
        {
            faults.Add(new Fault(file.Path, 1, $"filnavnet »{file.NameWithoutExtension}« kan ikke være en adresse", $"kald filen {Slug.From(file.NameWithoutExtension)}{file.Extension}"));
        }
        else if (file.Problem is { } problem)
        {
            map.LeaveOut(file.Path);
            faults.Add(new Fault(file.Path, 1, problem, "gør billedet mindre, eller ret filens rettigheder"));
        }
        else if (ImageSize.Read(file.Bytes.Span, file.Extension) is not var (width, height))
        {
            map.LeaveOut(file.Path);
            faults.Add(new Fault(file.Path, 1, "filen er ikke et billede af den slags, som navnet siger", "gem billedet igen som png, jpg, webp eller svg; en svg skal have en viewBox"));
        }
        else
        {
            var mediaType = file.Extension switch { ".png" => "image/png", ".webp" => "image/webp", ".svg" => "image/svg+xml", _ => "image/jpeg" };
            map.Add(file.Path, new ContentImage(Addresses.Image(booklet, Path.GetFileName(file.Path)), mediaType, width, height, file.Bytes));
        }
    }
}
