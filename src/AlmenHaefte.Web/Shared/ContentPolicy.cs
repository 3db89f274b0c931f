namespace AlmenHaefte.Web.Shared;

/// <summary>What a page may load, and where its forms may lead (Content-Security-Policy).</summary>
internal static class ContentPolicy
{
    /// <summary>Nothing from elsewhere, and forms to this site alone.</summary>
    public const string Usual = Before + "form-action 'self'" + After;

    /// <summary>
    /// For a page with the way into a webinar: browsers hold also the redirect that answers a form against the policy, and the meeting
    /// is on another site, which may send on to a third.
    /// </summary>
    public const string WithWayIn = Before + "form-action 'self' https:" + After;

    /// <summary>For a page that shows another of ours in a frame, beside the text it is made from.</summary>
    public const string WithFrame = Before + "frame-src 'self'; form-action 'self'" + After;

    /// <summary>For the page in that frame.</summary>
    public const string InFrame = Before + "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'self'; manifest-src 'self'";

    /// <summary>For a mail that is shown in such a frame: it has its inline styles, and nothing else.</summary>
    public const string ForMail = "default-src 'none'; style-src 'unsafe-inline'; sandbox; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    private const string Before = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; ";
    private const string After = "; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; manifest-src 'self'";
}
