using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AlmenHaefte.Web.PageCache;

/// <summary>
/// A page as it was rendered once, in the two encodings that browsers ask for. It is not kept as plain bytes: the few who take no compressed page get it unpacked.
/// </summary>
public sealed class CachedPage
{
    private const string Brotli = "br";
    private const string Gzip = "gzip";

    private readonly string fingerprint;
    private readonly int length;
    private volatile EncodedPage brotli;
    private volatile EncodedPage gzip;

    private CachedPage(byte[] page, string fingerprint, IReadOnlyList<KeyValuePair<string, StringValues>> headers)
    {
        (this.fingerprint, length, Headers) = (fingerprint, page.Length, headers);
        (brotli, gzip) = (Brotlied(page, CompressionLevel.Optimal), Gzipped(page, CompressionLevel.Optimal));
    }

    /// <summary>What the page says of itself, such as its type.</summary>
    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; }

    /// <summary>Bytes that it takes up.</summary>
    public int Size => brotli.Bytes.Length + gzip.Bytes.Length;

    /// <summary>Whether it is compressed as well as can be.</summary>
    public bool IsSmallest { get; private set; }

    /// <param name="former">What the address had before. If it is the same page, it is taken over with all the work that was put into it.</param>
    public static CachedPage Of(byte[] page, IReadOnlyList<KeyValuePair<string, StringValues>> headers, CachedPage? former = null)
    {
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(page).AsSpan(0, 12));
        return former?.fingerprint == fingerprint && former.Headers.SequenceEqual(headers) ? former : new CachedPage(page, fingerprint, headers);
    }

    public EncodedPage As(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => brotli,
        ContentCoding.Gzip => gzip,
        _ => new EncodedPage(Unpacked(), $"\"{fingerprint}\"", default),
    };

    /// <summary>Which of the tags that somebody has is one of this page, whatever it was compressed with; null when none is.</summary>
    /// <param name="known">If-None-Match: a list of tags, or a star for any page at all.</param>
    public StringValues? MatchOf(StringValues known, EncodedPage encoded)
    {
        if (known.Count == 1 && known[0] == encoded.Tag[0])
        {
            return encoded.Tag;
        }
        foreach (var tag in EntityTagHeaderValue.TryParseList(known, out var tags) ? tags : [])
        {
            if (tag.Tag == "*" || tag.Tag.AsSpan(1).StartsWith(fingerprint, StringComparison.Ordinal))
            {
                return tag.Tag == "*" ? encoded.Tag : tag.Tag.Value;
            }
        }
        return null;
    }

    /// <summary>Compresses it once more, as well as can be. That takes a hundred times as long as the first time.</summary>
    public void Shrink()
    {
        if (IsSmallest)
        {
            return;
        }
        var page = Unpacked();
        (brotli, gzip) = (Brotlied(page, CompressionLevel.SmallestSize), Gzipped(page, CompressionLevel.SmallestSize));
        IsSmallest = true;
    }

    private byte[] Unpacked()
    {
        var page = new byte[length];
        using var unpacking = new BrotliStream(new MemoryStream(brotli.Bytes), CompressionMode.Decompress);
        unpacking.ReadExactly(page);
        return page;
    }

    private EncodedPage Brotlied(byte[] page, CompressionLevel level) => Encode(page, Brotli, level, into => new BrotliStream(into, level, leaveOpen: true));

    private EncodedPage Gzipped(byte[] page, CompressionLevel level) => Encode(page, Gzip, level, into => new GZipStream(into, level, leaveOpen: true));

    private EncodedPage Encode(byte[] page, string coding, CompressionLevel level, Func<Stream, Stream> into)
    {
        using var bytes = new MemoryStream();
        using (var packing = into(bytes))
        {
            packing.Write(page);
        }
        return new EncodedPage(bytes.ToArray(), $"\"{fingerprint}.{coding}{(level == CompressionLevel.SmallestSize ? ".min" : "")}\"", coding);
    }
}

/// <param name="Tag">The entity tag: strong, hence another for other bytes of the same page (RFC 9110 § 8.8.3).</param>
/// <param name="Coding">For Content-Encoding; none when it is plain.</param>
public sealed record EncodedPage(byte[] Bytes, StringValues Tag, StringValues Coding);
