using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AlmenHaefte.Booklets;

namespace AlmenHaefte.Downloads;

/// <summary>
/// The PDFs of the booklets. A file bears the hash of the page that it was made from in its name, and is given out only for the very booklet whose page that is:
/// an old one is never taken for a new one, and while there is none there is none.
/// </summary>
public sealed class PdfShelf(string folder)
{
    private const int HashLength = 16;

    private readonly ConcurrentDictionary<string, (Booklet Booklet, PdfFile File)> files = new(StringComparer.Ordinal);

    /// <summary>Null while there is no PDF of the booklet as it stands.</summary>
    public PdfFile? Find(Booklet booklet) =>
        files.TryGetValue(booklet.Slug, out var shelved) && ReferenceEquals(shelved.Booklet, booklet) && File.Exists(shelved.File.Path) ? shelved.File : null;

    /// <summary>Where the PDF of a page belongs.</summary>
    public string PathOf(Booklet booklet, string html) =>
        Path.Combine(folder, $"{booklet.Slug}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html)))[..HashLength]}.pdf");

    /// <summary>Gives out the file from now on, and deletes those that were made of the booklet before. False when it is not there, or not whole.</summary>
    public bool Take(Booklet booklet, string path)
    {
        if (!File.Exists(path) || PdfFile.PagesOf(File.ReadAllBytes(path)) is not (> 0 and var pages))
        {
            return false;
        }
        var name = $"{booklet.Slug}-udgave-{booklet.Edition.ToString(CultureInfo.InvariantCulture)}.pdf";
        files[booklet.Slug] = (booklet, new PdfFile(path, name, pages, new FileInfo(path).Length));
        foreach (var old in Directory.EnumerateFiles(folder, $"{booklet.Slug}.*.pdf").Where(other => other != path))
        {
            File.Delete(old);
        }
        return true;
    }
}
