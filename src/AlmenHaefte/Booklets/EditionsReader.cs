using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

/// <summary>
/// The editions of a booklet, from the files that cutting them has left in <c>udgaver</c>, and the corrections between them. Reads only what stands above an edition's texts.
/// </summary>
internal sealed class EditionsReader
{
    public const string CorrectionsFile = "rettelser.yml";

    private const int MostEditions = 999;

    private readonly string booklet;
    private readonly SiteMap map;
    private readonly ICollection<Fault> faults;
    private readonly Dictionary<int, (Edition Edition, YamlFields Fields)> editions = [];
    private readonly List<(YamlFields Fields, string Id, DateOnly Date, string? Chapter, string Note)> corrections = [];

    private EditionsReader(string booklet, SiteMap map, ICollection<Fault> faults) => (this.booklet, this.map, this.faults) = (booklet, map, faults);

    public static EditionsReader Read(string folder, string booklet, IReadOnlyList<ContentFile> files, SiteMap map, ICollection<Fault> faults)
    {
        var reader = new EditionsReader(booklet, map, faults);
        foreach (var file in files.Where(file => EditionPath.Is(file.Path)))
        {
            reader.ReadEdition(file);
        }
        if (files.FirstOrDefault(file => file.Path == $"{folder}/{CorrectionsFile}") is { } list)
        {
            reader.ReadCorrections(list);
        }
        map.Add($"{folder}/{EditionPath.Folder}", Addresses.Editions(booklet), new HashSet<string>());
        return reader;
    }

    /// <summary>Newest first; the current one always among them. Their numbers and dates must fit together and with the front matter of <c>indhold.md</c>.</summary>
    public IReadOnlyList<Edition> Editions(BookletFront front)
    {
        var first = editions.Keys.Append(front.Edition).Min();
        for (var number = first; number <= front.Edition; number++)
        {
            Check(number, first, front);
        }
        foreach (var (number, (_, fields)) in editions.Where(edition => edition.Key > front.Edition))
        {
            fields.Fault("udgave", $"{Edition.NameOf(number)} er ikke gjort færdig: {BookletReader.ContentsFile} siger udgave {front.Edition}", $"kør edition {booklet} igen, eller slet filen");
        }
        var known = editions.Values.Select(read => read.Edition).Where(edition => edition.Number < front.Edition);
        var current = editions.TryGetValue(front.Edition, out var read) ? read.Edition : new Edition(front.Edition, front.Published, null, []);
        return [current, .. known.OrderByDescending(edition => edition.Number)];
    }

    /// <summary>Newest first. A chapter that is withdrawn may be named; it has no page to lead to.</summary>
    public IReadOnlyList<Correction> Corrections(IReadOnlyList<Chapter> chapters, IReadOnlySet<string> slugs, bool isComplete)
    {
        foreach (var (fields, _, _, chapter, _) in corrections)
        {
            if (isComplete && chapter is not null && !slugs.Contains(chapter))
            {
                fields.Fault("kapitel", $"kapitlet »{chapter}« findes ikke", "skriv navnet på kapitlets fil uden .md, eller slet linjen");
            }
        }
        return [.. corrections.OrderByDescending(correction => correction.Date)
            .Select(correction => new Correction(correction.Id, correction.Date, chapters.FirstOrDefault(chapter => chapter.Slug == correction.Chapter), correction.Note))];
    }

    private void ReadEdition(ContentFile file)
    {
        var (head, body) = Split(file);
        if (ContentText.Read(head, faults) is not var (_, fields))
        {
            map.LeaveOut(file.Path);
            return;
        }
        var number = EditionPath.NumberOf(file.Path)!.Value;
        var edition = new Edition(
            fields.Number("udgave", 1, MostEditions), fields.Date("udgivet"), Set(fields.OptionalText("note")),
            [.. fields.Items("kapitler").Select(ReadChapterNote)])
        { Body = body };
        fields.RefuseUnknown();
        if (edition.Number != number)
        {
            fields.Fault("udgave", $"filen hedder {number}.yml, men siger udgave {edition.Number}", "hent filen frem igen, som kommandoen skrev den");
        }
        editions[number] = (edition with { Number = number }, fields);
    }

    private static ChapterNote ReadChapterNote(YamlFields item)
    {
        var note = new ChapterNote(item.Slug("adresse"), Typography.Set(item.Text("note")));
        item.RefuseUnknown();
        return note;
    }

    private void ReadCorrections(ContentFile file)
    {
        if (ContentText.Decode(file, faults) is not { } yaml || YamlFields.Parse(file.Path, yaml, 1, faults) is not { } fields)
        {
            map.LeaveOut(file.Path);
            return;
        }
        var onDay = new Dictionary<DateOnly, int>();
        foreach (var item in fields.Items("rettelser"))
        {
            var (date, chapter, note) = (item.Date("dato"), item.OptionalText("kapitel"), Typography.Set(item.Text("note")));
            item.RefuseUnknown();
            onDay[date] = onDay.GetValueOrDefault(date) + 1;
            corrections.Add((item, FormattableString.Invariant($"rettelse-{date:yyyy-MM-dd}-{onDay[date]}"), date, chapter, note));
        }
        fields.RefuseUnknown();
    }

    private void Check(int number, int first, BookletFront front)
    {
        var path = EditionPath.Of(booklet, number);
        if (!editions.TryGetValue(number, out var read))
        {
            if (!map.IsLeftOut(path))
            {
                faults.Add(new Fault(path, 1, $"{Edition.NameOf(number)} har ingen fil, så ingen kan få at vide, hvad der er ændret siden", MissingRemedy(number, front)));
            }
            return;
        }
        var (edition, fields) = read;
        if (number > first && edition.Note is null)
        {
            fields.Fault("note", $"{edition.Name} siger ikke, hvad der er nyt", "hent filen frem igen, som kommandoen skrev den");
        }
        if (number == front.Edition && edition.Published != front.Published)
        {
            fields.Fault("udgivet", $"{edition.Name} er fra {Iso(edition.Published)}, men {BookletReader.ContentsFile} siger {Iso(front.Published)}", $"ret »udgivet« i {BookletReader.ContentsFile}");
        }
        if (editions.TryGetValue(number - 1, out var before) && before.Edition.Published > edition.Published)
        {
            fields.Fault("udgivet", $"{edition.Name} er fra før {before.Edition.Name}", "hent filen frem igen, som kommandoen skrev den");
        }
    }

    private string MissingRemedy(int number, BookletFront front) =>
        editions.Count == 0 ? $"kør edition {booklet}"
        : number == front.Edition ? $"skriv udgave {number - 1} igen i {BookletReader.ContentsFile}, og kør edition {booklet} med en note"
        : "hent filen frem igen, som kommandoen skrev den";

    /// <summary>What stands above the texts, and the texts; a cut through the bytes, for nobody may ever ask for the texts.</summary>
    private static (ContentFile Head, EditionBody Body) Split(ContentFile file)
    {
        var bytes = file.Bytes.Span;
        var fence = bytes.IndexOf("\n---"u8) is var at && at >= 0 && bytes[(at + 4)..].IndexOf((byte)'\n') is var rest && rest >= 0 ? at + 4 + rest + 1 : bytes.Length;
        return (file with { Bytes = file.Bytes[..fence] }, new EditionBody(file.Path, file.Bytes[fence..], bytes[..fence].Count((byte)'\n') + 1));
    }

    private static string? Set(string? text) => text is null ? null : Typography.Set(text);

    private static string Iso(DateOnly date) => FormattableString.Invariant($"{date:yyyy-MM-dd}");
}
