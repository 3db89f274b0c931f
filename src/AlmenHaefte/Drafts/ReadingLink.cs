using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AlmenHaefte.Drafts;

/// <summary>A key to read a draft without signing in. Only its hash is kept, so nobody who reads the database can open anything.</summary>
public sealed class ReadingLink
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private const int KeyBytes = 32;

    private ReadingLink()
    {
    }

    public int Id { get; private set; }

    public string Path { get; private set; } = "";

    public string KeyHash { get; private set; } = "";

    public string WriterName { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    internal static (ReadingLink Link, string Key) Make(string path, Writer writer, DateTimeOffset now)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        return (new ReadingLink { Path = path, KeyHash = HashOf(key), WriterName = writer.Name, MadeAt = now.ToUniversalTime(), ExpiresAt = now.ToUniversalTime() + Lifetime }, key);
    }

    internal static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
