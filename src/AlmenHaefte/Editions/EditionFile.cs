using System.Globalization;
using System.Text;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;

namespace AlmenHaefte.Editions;

/// <summary>
/// The file of an edition: two YAML documents, first the little that the list of editions needs, then all the texts, which nobody reads until somebody asks what has changed.
/// </summary>
internal static class EditionFile
{
    private const int MostPoints = 999;

    public static string Write(Edition edition, EditionTexts texts)
    {
        var yaml = new StringBuilder();
        yaml.Append("---\n# Skrevet af kommandoen »edition«. Rettes ikke i hånden: her står, hvad læserne fik.\n");
        yaml.Append(CultureInfo.InvariantCulture, $"udgave: {edition.Number}\nudgivet: {edition.Published:yyyy-MM-dd}\n");
        if (edition.Note is { } note)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"note: {Quoted(note)}\n");
        }
        if (edition.Chapters.Count > 0)
        {
            yaml.Append("kapitler:\n");
            foreach (var chapter in edition.Chapters)
            {
                yaml.Append(CultureInfo.InvariantCulture, $"  - adresse: {chapter.Chapter}\n    note: {Quoted(chapter.Note)}\n");
            }
        }
        yaml.Append("---\ntekster:\n");
        foreach (var text in texts.All)
        {
            Write(yaml, text);
        }
        return yaml.ToString();
    }

    /// <summary>Null, and faults, when they cannot be read.</summary>
    public static EditionTexts? Read(EditionBody body, ICollection<Fault> faults)
    {
        var found = new List<Fault>();
        if (ContentText.Decode(new ContentFile(body.File, body.Bytes), found) is { } yaml && YamlFields.Parse(body.File, yaml, body.FirstLine, found) is { } fields)
        {
            if (!fields.Has("tekster"))
            {
                fields.Fault("tekster", "udgavens tekster mangler", "hent filen frem igen, som kommandoen skrev den");
            }
            var texts = new EditionTexts([.. fields.Items("tekster").Select(ReadText)]);
            fields.RefuseUnknown();
            if (found.Count == 0)
            {
                return texts;
            }
        }
        foreach (var fault in found)
        {
            faults.Add(fault);
        }
        return null;
    }

    /// <summary>What is wrong with the texts that the editions of a booklet keep. Takes its time, so it is not asked when a site is loaded.</summary>
    public static IReadOnlyList<Fault> FaultsIn(Booklet booklet)
    {
        var faults = new List<Fault>();
        foreach (var body in booklet.Editions.Select(edition => edition.Body).OfType<EditionBody>())
        {
            Read(body, faults);
        }
        return faults;
    }

    private static void Write(StringBuilder yaml, EditionText text)
    {
        yaml.Append(CultureInfo.InvariantCulture, $"  - titel: {Quoted(text.Title)}\n");
        yaml.Append(text.Name.Length > 0 ? $"    adresse: {text.Name}\n" : "");
        yaml.Append(text.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"    nummer: {number}\n") : "");
        yaml.Append(text.Sections.Count > 0 ? "    afsnit:\n" : "");
        foreach (var section in text.Sections)
        {
            yaml.Append(section.Id.Length > 0 ? $"      - id: {section.Id}\n        tekst:\n" : "      - tekst:\n");
            foreach (var passage in section.Passages)
            {
                yaml.Append("          - ").Append(Quoted(passage)).Append('\n');
            }
        }
    }

    /// <summary>On one line; nothing in it has a meaning but the apostrophe.</summary>
    private static string Quoted(string words) => $"'{words.Replace("'", "''", StringComparison.Ordinal)}'";

    private static EditionText ReadText(YamlFields item)
    {
        var text = new EditionText(item.OptionalText("adresse") ?? "", item.Text("titel"), item.OptionalNumber("nummer", 1, MostPoints), [.. item.Items("afsnit").Select(ReadSection)]);
        item.RefuseUnknown();
        return text;
    }

    private static EditionSection ReadSection(YamlFields item)
    {
        var section = new EditionSection(item.OptionalText("id") ?? "", item.Texts("tekst"));
        item.RefuseUnknown();
        return section;
    }
}
