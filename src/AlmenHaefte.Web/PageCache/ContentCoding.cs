using System.Collections.Concurrent;
using Microsoft.Net.Http.Headers;

namespace AlmenHaefte.Web.PageCache;

public enum ContentCoding
{
    None,
    Gzip,
    Brotli,
}

/// <summary>Which coding a client gets, by its Accept-Encoding (RFC 9110 § 12.5.3): of those that it prefers equally, the smallest.</summary>
internal static class ContentCodings
{
    private const int MostRemembered = 200;

    /// <summary>There are few that browsers send, and taking one apart costs more than sending the page.</summary>
    private static readonly ConcurrentDictionary<string, ContentCoding> Remembered = new(StringComparer.Ordinal);

    public static ContentCoding For(string? acceptEncoding)
    {
        if (string.IsNullOrEmpty(acceptEncoding))
        {
            return ContentCoding.None;
        }
        if (!Remembered.TryGetValue(acceptEncoding, out var coding))
        {
            coding = Chosen(acceptEncoding);
            if (Remembered.Count < MostRemembered)
            {
                Remembered[acceptEncoding] = coding;
            }
        }
        return coding;
    }

    private static ContentCoding Chosen(string acceptEncoding)
    {
        if (!StringWithQualityHeaderValue.TryParseList([acceptEncoding], out var accepted))
        {
            return ContentCoding.None;
        }
        double Quality(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (accepted.FirstOrDefault(one => one.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } named)
                {
                    return named.Quality ?? 1;
                }
            }
            return 0;
        }
        var (brotli, gzip, plain) = (Quality("br", "*"), Quality("gzip", "x-gzip", "*"), Quality("identity"));
        return brotli > 0 && brotli >= Math.Max(gzip, plain) ? ContentCoding.Brotli
            : gzip > 0 && gzip >= plain ? ContentCoding.Gzip
            : ContentCoding.None;
    }
}
