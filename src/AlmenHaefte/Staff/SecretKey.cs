using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AlmenHaefte.Staff;

/// <summary>
/// A long random word that opens something for whoever has it: a one-time link, a session. Only its hash is stored, so that a copy of
/// the database opens nothing; no salt is needed, since nobody can guess 256 bits.
/// </summary>
public sealed record SecretKey(string Text)
{
    private const int Bytes = 32;

    public string Hash => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public static SecretKey New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>Not for a log.</summary>
    public override string ToString() => "…";
}
