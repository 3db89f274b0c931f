using AlmenHaefte.Content;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Publishing;

/// <summary>
/// The one place where the newsroom writes a webinar's file. It is written whole or not at all, only when the site could be loaded with it, and only over the text
/// that its writer has seen.
/// </summary>
/// <param name="refresh">Takes the changed folder over, so that it is served.</param>
public sealed class WebinarFiles(ContentFolder folder, Action refresh)
{
    private const string Folder = "webinarer";

    private readonly Lock gate = new();

    /// <summary>Null when there is no such file, or it is not text.</summary>
    public string? TextOf(string slug) => folder.Read().FirstOrDefault(file => file.Path == PathOf(slug)) is { } file ? ContentText.Decode(file, []) : null;

    /// <summary>What the webinar would be; or what is wrong with the text, file and line aside.</summary>
    public (Webinar? Webinar, IReadOnlyList<Fault> Faults) Check(string slug, string text)
    {
        var path = PathOf(slug);
        var (site, faults) = SiteLoader.Load([.. folder.Read().Where(file => file.Path != path), new ContentFile(path, System.Text.Encoding.UTF8.GetBytes(text))]);
        var ours = faults.Where(fault => fault.File == path).ToList();
        return ours.Count > 0 ? (null, ours) : (site?.Webinars.FirstOrDefault(webinar => webinar.Slug == slug), ours);
    }

    /// <summary>When this returns true, readers get it from the next page on.</summary>
    /// <param name="before">What the file is known to hold; null for a new one.</param>
    /// <returns>False, and nothing is written, when the file holds something else by now.</returns>
    /// <exception cref="IOException">It could not be written; the former text stands.</exception>
    public bool Write(string slug, string text, string? before)
    {
        lock (gate)
        {
            if (TextOf(slug) != before)
            {
                return false;
            }

            var path = Path.Combine(folder.Root, Folder, $"{slug}.md");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.Write(path, text);
            refresh();
            return true;
        }
    }

    /// <summary>The same for the same text: by it a form knows whether the file is still the one that it was made from.</summary>
    public static string StampOf(string text) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..16];

    private static string PathOf(string slug) => $"{Folder}/{slug}.md";
}
