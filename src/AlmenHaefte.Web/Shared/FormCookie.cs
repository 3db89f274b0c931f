namespace AlmenHaefte.Web.Shared;

/// <summary>
/// The one cookie of pages with a form. Over TLS its name says that it must come from this very host and over a sealed line (<c>__Host-</c>), so that no
/// neighbour under the same domain can put one of its own in its place; over an open line browsers would refuse such a name.
/// </summary>
internal sealed class FormCookie : CookieBuilder
{
    private const string Sealed = "__Host-";

    private static readonly AsyncLocal<bool> IsLineSealed = new();

    public override string? Name
    {
        get => IsLineSealed.Value ? Sealed + base.Name : base.Name;
        set => base.Name = value;
    }

    /// <summary>For the rest of this request.</summary>
    public static void Suit(HttpRequest request) => IsLineSealed.Value = request.IsHttps;
}
