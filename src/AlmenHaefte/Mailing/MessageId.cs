using System.Globalization;

namespace AlmenHaefte.Mailing;

/// <summary>The name by which the world knows a mail of ours, written without its angle brackets.</summary>
internal static class MessageId
{
    /// <param name="domain">See <see cref="Sender.Domain"/>.</param>
    internal static string Of(Guid mail, string domain) => $"{mail:N}@{Ascii(domain)}";

    /// <returns>Null for a mail that we did not send.</returns>
    internal static Guid? MailIn(string? text, string domain)
    {
        const int idLength = 32;
        return text is { Length: > idLength } && text[idLength] == '@'
            && text[(idLength + 1)..].Equals(Ascii(domain), StringComparison.OrdinalIgnoreCase)
            && Guid.TryParseExact(text[..idLength], "N", out var mail)
            ? mail
            : null;
    }

    private static string Ascii(string domain) => new IdnMapping().GetAscii(domain);
}
