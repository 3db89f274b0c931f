using System.Net;
using AlmenHaefte.Content;

namespace AlmenHaefte.Web.StaticCopies;

/// <summary>
/// The public pages as files, with the bytes and the addresses that they have on the site. What is not the same for everybody – forms, counts of seats, search – stays with the site,
/// and so do addresses that lead elsewhere.
/// </summary>
/// <param name="site">Asks a running site; follows no redirects and takes no compressed answers.</param>
/// <param name="publicAddress">What absolute addresses of our own begin with.</param>
internal sealed class StaticCopy(HttpClient site, string publicAddress)
{
    /// <summary>From these the links lead to everything else.</summary>
    private static readonly string[] Beginnings = ["/", "/robots.txt", "/sitemap.xml", "/favicon.ico"];

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, CopiedFile> files = new(StringComparer.Ordinal);
    private readonly SortedSet<string> left = new(StringComparer.Ordinal);
    private readonly SortedSet<string> faults = new(StringComparer.Ordinal);

    public IReadOnlyCollection<CopiedFile> Files => files.Values;

    /// <summary>Addresses that pages name and that the site itself must answer.</summary>
    public IReadOnlyCollection<string> Left => left;

    /// <summary>In Danish: links that lead nowhere.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>Goes through the whole site, anew each time.</summary>
    public async Task CollectAsync(CancellationToken cancellation)
    {
        files.Clear();
        left.Clear();
        faults.Clear();
        var waiting = new Queue<string>(Beginnings);
        var asked = new HashSet<string>(Beginnings, StringComparer.Ordinal);
        while (waiting.TryDequeue(out var address))
        {
            foreach (var next in await TakeAsync(address, cancellation))
            {
                if (asked.Add(next))
                {
                    waiting.Enqueue(next);
                }
            }
        }
        foreach (var (from, link) in files.Values.SelectMany(file => file.Links.Select(link => (file.Address, link))))
        {
            Check(from, link);
        }
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    public void WriteTo(string folder)
    {
        foreach (var file in files.Values)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes);
        }
    }

    /// <returns>What the answer leads to, on the site.</returns>
    private async Task<IEnumerable<string>> TakeAsync(string address, CancellationToken cancellation)
    {
        using var answer = await AskAsync(address, cancellation);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellation);
        // What browsers may keep and ask about is the same for everybody; nothing else has a tag.
        if (answer.StatusCode != HttpStatusCode.OK || answer.Headers.ETag is null || CopiedFile.Of(address, answer.Content.Headers.ContentType?.MediaType, bytes, publicAddress) is not { } file)
        {
            left.Add(address);
            if (answer.StatusCode is HttpStatusCode.NotFound or >= HttpStatusCode.InternalServerError)
            {
                faults.Add($"{address}: svarer {(int)answer.StatusCode}");
            }
            return [];
        }
        files[address] = file;
        return file.Links.Select(link => link.Address).Where(named => !named.StartsWith(Addresses.Newsroom, StringComparison.Ordinal));
    }

    /// <summary>Files that are being made are waited for.</summary>
    private async Task<HttpResponseMessage> AskAsync(string address, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            var answer = await site.GetAsync(address, cancellation);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || waited >= LongestWait)
            {
                return answer;
            }
            answer.Dispose();
            await Task.Delay(Pause, cancellation);
        }
    }

    private void Check(string from, CopiedLink link)
    {
        if (link.Anchor.Length > 0 && files.TryGetValue(link.Address, out var target) && target.Anchors is { } anchors && !anchors.Contains(link.Anchor))
        {
            faults.Add($"{from}: stedet #{link.Anchor} findes ikke på {link.Address}");
        }
    }
}
