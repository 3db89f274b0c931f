using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AlmenHaefte.Booklets;

namespace AlmenHaefte.Downloads;

/// <summary>
/// The PDFs of the booklets, and of the chapters that somebody chose. A file bears the hash of the page that it was made from in its name, and is given out only for
/// the very booklet whose page that is: an old one is never taken for a new one, and while there is none there is none.
/// </summary>
public sealed class PdfShelf(string folder)
{
    /// <summary>How many choices of chapters are kept for one booklet; the one that was taken in first goes first.</summary>
    public const int MostChoices = 40;

    private const int HashLength = 16;

    private readonly ConcurrentDictionary<string, Shelved> files = new(StringComparer.Ordinal);
    private long taken;

    /// <summary>A PDF of the booklet can be fetched that could not before.</summary>
    public event Action<Booklet>? Taken;

    /// <summary>Null while there is no PDF of the selection as it stands.</summary>
    public PdfFile? Find(Selection selection) =>
        files.TryGetValue(selection.Address, out var shelved) && ReferenceEquals(shelved.Selection.Booklet, selection.Booklet) && File.Exists(shelved.File.Path) ? shelved.File : null;

    /// <summary>Null while there is no PDF of the whole booklet as it stands.</summary>
    public PdfFile? Find(Booklet booklet) => Find(Selection.Everything(booklet));

    /// <summary>Where the PDF of a page belongs.</summary>
    public string PathOf(Booklet booklet, string html) =>
        Path.Combine(folder, $"{booklet.Slug}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html)))[..HashLength]}.pdf");

    /// <summary>Gives out the file from now on, and deletes what is given out no more. False when it is not there, or not whole.</summary>
    public bool Take(Selection selection, string path)
    {
        if (!File.Exists(path) || PdfFile.PagesOf(File.ReadAllBytes(path)) is not (> 0 and var pages))
        {
            return false;
        }
        files[selection.Address] = new Shelved(selection, new PdfFile(path, selection.FileName("pdf"), pages, new FileInfo(path).Length), Interlocked.Increment(ref taken));
        Clear(selection.Booklet);
        Taken?.Invoke(selection.Booklet);
        return true;
    }

    private void Clear(Booklet booklet)
    {
        var choices = files.Where(file => ReferenceEquals(file.Value.Selection.Booklet, booklet) && !file.Value.Selection.IsEverything).OrderByDescending(file => file.Value.Number).Skip(MostChoices);
        var former = files.Where(file => file.Value.Selection.Booklet.Slug == booklet.Slug && !ReferenceEquals(file.Value.Selection.Booklet, booklet));
        foreach (var (address, _) in choices.Concat(former).ToList())
        {
            files.TryRemove(address, out _);
        }
        var kept = files.Values.Select(shelved => shelved.File.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, $"{booklet.Slug}.*.pdf").Where(file => !kept.Contains(file)))
        {
            File.Delete(file);
        }
    }

    /// <param name="Number">Of those that were taken in, the first is 1.</param>
    private sealed record Shelved(Selection Selection, PdfFile File, long Number);
}
