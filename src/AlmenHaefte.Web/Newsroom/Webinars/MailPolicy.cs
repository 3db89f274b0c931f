namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>What a mail may do when it is shown in the newsroom (Content-Security-Policy): have its inline styles, and nothing else.</summary>
internal static class MailPolicy
{
    public const string ForMail = "default-src 'none'; style-src 'unsafe-inline'; sandbox; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    public const string ForPageWithMail =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; manifest-src 'self'";
}
