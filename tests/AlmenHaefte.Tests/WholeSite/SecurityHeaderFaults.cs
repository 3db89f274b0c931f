namespace AlmenHaefte.Tests.WholeSite;

internal static class SecurityHeaderFaults
{
    private static readonly string[] PolicyMustSay =
    [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "form-action 'self'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'",
    ];

    private static readonly (string Header, string Value)[] MustBe =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
    ];

    /// <summary>What the headers of an answer over TLS lack.</summary>
    public static IEnumerable<string> Of(Answer answer)
    {
        var policy = Value(answer, "Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries);
        var missing = PolicyMustSay.Except(policy).Select(directive => $"its content policy lacks {directive}")
            .Concat(policy.Where(directive => directive.Contains("unsafe", StringComparison.Ordinal) || directive.Contains('*', StringComparison.Ordinal)).Select(directive => $"its content policy says {directive}"))
            .Concat(MustBe.Where(must => Value(answer, must.Header) != must.Value).Select(must => $"{must.Header} is »{Value(answer, must.Header)}«"))
            .Concat(Value(answer, "Referrer-Policy") is "strict-origin-when-cross-origin" or "no-referrer" ? [] : ["Referrer-Policy is missing"])
            .Concat(Value(answer, "Permissions-Policy").Contains("camera=()", StringComparison.Ordinal) ? [] : ["Permissions-Policy is missing"])
            .Concat(Value(answer, "Strict-Transport-Security").StartsWith("max-age=63072000", StringComparison.Ordinal) ? [] : ["Strict-Transport-Security is missing"]);
        return missing.Select(what => $"{answer} ({(int)answer.Status}): {what}");
    }

    private static string Value(Answer answer, string header) => answer.Headers[header].FirstOrDefault() ?? "";
}
