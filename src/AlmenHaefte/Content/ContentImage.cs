using System.Security.Cryptography;

namespace AlmenHaefte.Content;

/// <summary>A picture of a booklet, with its size in pixels, at the address where it is served.</summary>
public sealed record ContentImage(string Address, string MediaType, int Width, int Height, ReadOnlyMemory<byte> Bytes)
{
    private readonly Lazy<string> fingerprint = new(() => Convert.ToHexStringLower(SHA256.HashData(Bytes.Span).AsSpan(0, 12)));

    /// <summary>Another for other bytes.</summary>
    public string Fingerprint => fingerprint.Value;
}
