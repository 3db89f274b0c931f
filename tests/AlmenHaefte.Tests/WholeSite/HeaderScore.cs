namespace AlmenHaefte.Tests.WholeSite;

/// <summary>
/// How well the headers of an answer over TLS guard a browser, by the table of Mozilla's HTTP Observatory: from a hundred down for what is missing,
/// and up for what is more than usual.
/// </summary>
internal static class HeaderScore
{
    public const int Good = 150;

    public static int Of(Answer answer)
    {
        var policy = Value(answer, "Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries);
        var isStrict = policy.Contains("default-src 'none'") && !policy.Any(directive => directive.Contains("unsafe", StringComparison.Ordinal) && directive.StartsWith("script-src", StringComparison.Ordinal));
        return 100
            + (isStrict ? 10 : -25)
            + (answer.Headers["Set-Cookie"].All(IsGuarded) ? 5 : -40)
            + (Value(answer, "Referrer-Policy") is "no-referrer" or "same-origin" or "strict-origin" or "strict-origin-when-cross-origin" ? 5 : 0)
            + (policy.Any(directive => directive is "frame-ancestors 'none'" or "frame-ancestors 'self'") ? 5 : -20)
            + Bonus(answer, "Cross-Origin-Resource-Policy", "same-origin")
            + Bonus(answer, "Cross-Origin-Opener-Policy", "same-origin")
            + Bonus(answer, "Cross-Origin-Embedder-Policy", "require-corp")
            + (Value(answer, "Strict-Transport-Security").StartsWith("max-age=63072000", StringComparison.Ordinal) ? 0 : -20)
            + (Value(answer, "X-Content-Type-Options") == "nosniff" ? 0 : -5);
    }

    private static int Bonus(Answer answer, string header, string value) => Value(answer, header) == value ? 10 : 0;

    private static bool IsGuarded(string cookie) =>
        cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase) && cookie.Contains("; httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("; samesite=", StringComparison.OrdinalIgnoreCase);

    private static string Value(Answer answer, string header) => answer.Headers[header].FirstOrDefault() ?? "";
}
