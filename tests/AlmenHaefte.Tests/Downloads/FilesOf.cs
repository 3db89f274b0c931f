using System.IO.Compression;
using AlmenHaefte.Content;
using AlmenHaefte.Downloads;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Tests.Downloads;

/// <summary>The first booklet of a site as files to take away, opened.</summary>
internal static class FilesOf
{
    private static readonly Lazy<PublishedSite> RealSite = new(() => SiteLoader.Load(new ContentFolder(ContentFolder.Find("content", AppContext.BaseDirectory)!).Read()).Site!);

    /// <summary>The site with the texts that we publish.</summary>
    public static PublishedSite Real => RealSite.Value;

    public static byte[] Make(PublishedSite site, FileFormat format, params string[] chapters)
    {
        var booklet = site.Booklets[0];
        return chapters.Length == 0
            ? new BookletFiles().Whole(site, booklet, format, AddressOf).Bytes
            : BookletFiles.Chosen(site, Selection.Of(site, booklet, chapters), format, AddressOf).Bytes;
    }

    /// <summary>What is in a file that is a zip, by name.</summary>
    public static IReadOnlyDictionary<string, byte[]> Open(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            return copy.ToArray();
        });
    }

    private static string AddressOf(string path) => SiteFactory.Address + path;
}
