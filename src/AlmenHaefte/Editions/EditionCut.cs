using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Editions;

/// <summary>
/// Makes a new edition of a booklet as it stands in its folder: the file with its texts first, then the number and the dates in <c>indhold.md</c>, each whole or not at all.
/// When it is stopped between the two, the former edition is still the current one; <c>check</c> says so, and cutting once more finishes it.
/// </summary>
public static partial class EditionCut
{
    /// <param name="note">What is new, for readers. Not needed for the first edition that is kept; without one, nothing else is written.</param>
    /// <param name="today">The day in Denmark.</param>
    public static CutResult Cut(ContentFolder folder, string booklet, string? note, IReadOnlyList<ChapterNote> chapters, DateOnly today)
    {
        var files = folder.Read();
        if (!files.Any(file => file.Path == ContentsOf(booklet)))
        {
            return new CutResult.Unknown([.. files.Where(file => file.Path == ContentsOf(file.Path.Split('/').ElementAtOrDefault(1) ?? "")).Select(file => file.Path.Split('/')[1])]);
        }
        var (site, faults) = SiteLoader.Load(files);
        if (site?.FindBooklet(booklet) is not { } found)
        {
            return new CutResult.Faulty(faults);
        }
        var isFirst = !files.Any(file => EditionPath.Is(file.Path) && file.Path.StartsWith($"haefter/{booklet}/", StringComparison.Ordinal));
        var written = EditionPath.Of(booklet, isFirst ? found.Edition : found.Edition + 1);
        // A file that an interrupted cut has left behind is written once more.
        faults = [.. faults.Where(fault => fault.File != written), .. EditionFile.FaultsIn(found)];
        if (faults.Count > 0)
        {
            return new CutResult.Faulty(faults);
        }
        if (chapters.FirstOrDefault(chapter => found.Find(chapter.Chapter) is null) is { } unknown)
        {
            return new CutResult.UnknownChapter(unknown.Chapter);
        }
        var words = string.IsNullOrWhiteSpace(note) ? null : Words.Plain(note);
        IReadOnlyList<ChapterNote> notes = [.. chapters.Select(chapter => chapter with { Note = Words.Plain(chapter.Note) })];
        if (isFirst)
        {
            return Write(folder, files, found, new Edition(found.Edition, found.Published, words, notes), []);
        }
        var latest = found.Editions[0];
        var changes = EditionComparison.Of(site, found, latest).Changes!;
        return changes.Count == 0 ? new CutResult.Unchanged(latest)
            : words is null ? new CutResult.NoNote(latest, changes)
            : today < latest.Published ? new CutResult.TooEarly(latest)
            : Write(folder, files, found, new Edition(found.Edition + 1, today, words, notes), changes);
    }

    private static string ContentsOf(string booklet) => $"haefter/{booklet}/{BookletReader.ContentsFile}";

    private static CutResult Write(ContentFolder folder, IReadOnlyList<ContentFile> files, Booklet booklet, Edition edition, IReadOnlyList<TextChange> changes)
    {
        var texts = EditionTexts.Of(booklet);
        var path = EditionPath.Of(booklet.Slug, edition.Number);
        var contents = files.First(file => file.Path == ContentsOf(booklet.Slug));
        var newFile = EditionFile.Write(edition, texts);
        var newContents = edition.Number == booklet.Edition ? null : WithEdition(Encoding.UTF8.GetString(contents.Bytes.Span), edition);
        if (FaultsWith(files, contents, newContents, path, newFile, edition, texts) is { Count: > 0 } faults)
        {
            return new CutResult.Faulty(faults);
        }
        var (editionPath, contentsPath) = (Path.Combine(folder.Root, path), Path.Combine(folder.Root, contents.Path));
        Directory.CreateDirectory(Path.GetDirectoryName(editionPath)!);
        WholeFile.Write(editionPath, newFile);
        if (newContents is not null)
        {
            try
            {
                if (!File.ReadAllBytes(contentsPath).AsSpan().SequenceEqual(contents.Bytes.Span))
                {
                    throw new IOException($"{contents.Path} er ændret imens. Prøv igen.");
                }
                WholeFile.Write(contentsPath, newContents);
            }
            catch
            {
                File.Delete(editionPath);
                throw;
            }
        }
        return new CutResult.Made(edition, changes);
    }

    /// <summary>Loads what would be there afterwards before anything is written: what is refused now is never a fault that readers or <c>check</c> meet.</summary>
    private static IReadOnlyList<Fault> FaultsWith(
        IReadOnlyList<ContentFile> files, ContentFile contents, string? newContents, string path, string newFile, Edition edition, EditionTexts texts)
    {
        IEnumerable<ContentFile> then = files.Where(file => file.Path != path && (newContents is null || file.Path != contents.Path)).Append(new ContentFile(path, Encoding.UTF8.GetBytes(newFile)));
        then = newContents is null ? then : then.Append(contents with { Bytes = Encoding.UTF8.GetBytes(newContents) });
        var (site, faults) = SiteLoader.Load([.. then.OrderBy(file => file.Path, StringComparer.Ordinal)]);
        if (faults.Count > 0)
        {
            return faults;
        }
        var booklet = site!.Booklets.First(booklet => ContentsOf(booklet.Slug) == contents.Path);
        var unreadable = new List<Fault>();
        var kept = EditionFile.Read(booklet.Editions[0].Body!, unreadable);
        if (unreadable.Count > 0)
        {
            return unreadable;
        }
        if (newContents is not null && (booklet.Edition, booklet.Published, booklet.Updated) != (edition.Number, edition.Published, edition.Published))
        {
            return [new Fault(contents.Path, 1, "kommandoen kan ikke finde udgave, udgivet og opdateret", "skriv hver af dem på sin egen linje øverst i filen")];
        }
        return kept!.IsSameAs(texts) ? [] : [new Fault(path, 1, "udgavens tekster ville ikke kunne læses igen, som de er", "send teksten til dem, der vedligeholder sitet")];
    }

    /// <summary>The file with the number and the dates of the edition, and everything else as it was, byte for byte.</summary>
    private static string WithEdition(string text, Edition edition)
    {
        var day = edition.Published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["udgave"] = edition.Number.ToString(CultureInfo.InvariantCulture), ["udgivet"] = day, ["opdateret"] = day };
        var end = FrontMatter().Match(text).Length;
        return Field().Replace(text[..end], field => field.Groups["key"].Value + values[field.Groups["name"].Value]) + text[end..];
    }

    [GeneratedRegex(@"\A\uFEFF?---[ \t]*[\r\n]+(?:(?!---[ \t]*(?:[\r\n]|\z))[^\r\n]*[\r\n]+)*")]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"(?<=[\r\n])(?<key>(?<name>udgave|udgivet|opdateret)[ ]*:[ ]+)(?<value>""[^""\r\n]*""|'[^'\r\n]*'|[^\s#]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Field();
}
