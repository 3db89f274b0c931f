namespace AlmenHaefte.Web.SignUps;

/// <summary>
/// A mail program's own "unsubscribe" (RFC 8058): it posts one field, has no cookies, and must be answered without a redirect.
/// </summary>
internal static class OneClick
{
    private const string Field = "List-Unsubscribe";
    private const string Value = "One-Click";

    public static bool IsAsked(HttpRequest request) => request.HasFormContentType && request.Form[Field] == Value;
}
