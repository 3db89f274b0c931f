using System.Text.RegularExpressions;

namespace AlmenHaefte.Mailing;

/// <summary>Why a mail did not get through, as people say it. What came back is told in our own words already; of a server's own words the code is read.</summary>
public static partial class MailTrouble
{
    /// <summary>Null when there was no trouble.</summary>
    public static string? InDanish(Mail mail) => InDanish(mail.Trouble, mail.BouncedAt is not null);

    /// <param name="isReturned">Whether it came back.</param>
    public static string? InDanish(string? why, bool isReturned) =>
        why is not { } trouble ? null
        : isReturned ? $"{trouble}."
        : StatusCode().Match(trouble) is { Success: true, Value: var code } ? $"{Bounce.ReasonOf(code)}. Serveren svarede: {trouble}"
        : $"Serveren svarede: {trouble}";

    /// <summary>RFC 3463 § 2, as servers write it in their answers.</summary>
    [GeneratedRegex(@"(?<![0-9.])[45]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.])")]
    private static partial Regex StatusCode();
}
