using System.Security.Cryptography;
using System.Text;

namespace AlmenHaefte.Content;

/// <summary>What a file's text is known by: whoever has the same hash has the same text.</summary>
public static class ContentHash
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of the text as it is written to disk.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
