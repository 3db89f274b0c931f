using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using AlmenHaefte.Booklets;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Downloads;

/// <summary>
/// The booklets as files to take away. A whole booklet is made the first time somebody asks and kept for as long as its set of content is served;
/// whoever asks meanwhile waits for the same one.
/// </summary>
public sealed class BookletFiles
{
    private readonly ConditionalWeakTable<PublishedSite, ConcurrentDictionary<(string Booklet, FileFormat Format), Lazy<BookletFile>>> made = [];

    /// <summary>A file of the booklet is made, so that its size can be told.</summary>
    public event Action<Booklet>? Made;

    /// <param name="addressOf">The public address of a path on the site.</param>
    public BookletFile Whole(PublishedSite site, Booklet booklet, FileFormat format, Func<string, string> addressOf) => Value(Find(site, booklet, format, addressOf), booklet);

    /// <summary>The file if it is made. If not, it is being made from now on, and whoever asks does not wait: for a page that only tells of it.</summary>
    public BookletFile? WholeIfMade(PublishedSite site, Booklet booklet, FileFormat format, Func<string, string> addressOf)
    {
        var file = Find(site, booklet, format, addressOf);
        if (file.IsValueCreated)
        {
            return file.Value;
        }
        // What goes wrong is kept and told to whoever asks for the file itself.
        _ = Task.Run(() => Value(file, booklet));
        return null;
    }

    /// <summary>Some chapters of it. Made each time: the choices are too many to keep.</summary>
    public static BookletFile Chosen(PublishedSite site, Selection selection, FileFormat format, Func<string, string> addressOf) => Make(site, selection, format, addressOf);

    private Lazy<BookletFile> Find(PublishedSite site, Booklet booklet, FileFormat format, Func<string, string> addressOf) =>
        made.GetOrCreateValue(site).GetOrAdd((booklet.Slug, format), _ => new Lazy<BookletFile>(() => Make(site, Selection.Everything(booklet), format, addressOf)));

    private BookletFile Value(Lazy<BookletFile> file, Booklet booklet)
    {
        var isNew = !file.IsValueCreated;
        var value = file.Value;
        if (isNew)
        {
            Made?.Invoke(booklet);
        }
        return value;
    }

    private static BookletFile Make(PublishedSite site, Selection selection, FileFormat format, Func<string, string> addressOf) =>
        BookletFile.Of(selection.FileName(format.Extension), format, format.Make(new FilePages(site, selection, addressOf)));
}

/// <param name="Fingerprint">The same for the same bytes.</param>
public sealed record BookletFile(string Name, FileFormat Format, byte[] Bytes, string Fingerprint)
{
    internal static BookletFile Of(string name, FileFormat format, byte[] bytes) => new(name, format, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
}

/// <summary>A kind of file to take away.</summary>
public sealed class FileFormat
{
    public static readonly FileFormat Epub = new("EPUB", "Til telefon, tablet og e-bogslæser", "epub", "application/epub+zip", EpubFile.Make);
    public static readonly FileFormat Word = new("Word", "Til at hente tekst fra", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", WordFile.Make);

    public static readonly IReadOnlyList<FileFormat> All = [Epub, Word];

    private FileFormat(string name, string purpose, string extension, string mediaType, Func<FilePages, byte[]> make)
    {
        Name = name;
        Purpose = purpose;
        Extension = extension;
        MediaType = mediaType;
        Make = make;
    }

    public string Name { get; }

    /// <summary>What it is good for, as readers see it.</summary>
    public string Purpose { get; }

    public string Extension { get; }

    public string MediaType { get; }

    internal Func<FilePages, byte[]> Make { get; }
}
