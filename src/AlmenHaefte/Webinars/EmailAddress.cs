using System.Buffers;
using System.Globalization;

namespace AlmenHaefte.Webinars;

/// <summary>
/// One mail address that we can send to. Stricter than the standards where they allow what no Danish mailbox uses
/// (quoted names, address literals, letters beyond a–z before the @) and lenient with what people paste
/// ("Bo Hansen &lt;bo@eksempel.dk&gt;", "mailto:", invisible characters).
/// </summary>
public sealed record EmailAddress
{
    private const int LocalPartMaxLength = 64;
    private const int LabelMaxLength = 63;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };
    private static readonly SearchValues<char> LocalPartCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-");

    private EmailAddress(string text, string localPart, string asciiDomain)
    {
        Text = text;
        ForSending = $"{localPart}@{asciiDomain}";
        Key = ForSending.ToLowerInvariant();
        Domain = asciiDomain.ToLowerInvariant();
    }

    /// <summary>As it was typed, cleaned.</summary>
    public string Text { get; }

    /// <summary>As a mail server takes it: the name as typed, the domain in its ASCII form (punycode).</summary>
    public string ForSending { get; }

    /// <summary>Equal for two ways of writing one address: lower case, and the domain in its ASCII form (punycode).</summary>
    public string Key { get; }

    /// <summary>In its ASCII form, in lower case.</summary>
    public string Domain { get; }

    public static Checked<EmailAddress> Check(string? typed)
    {
        // Far more than an address with a name around it: the rest need not be looked at.
        if (typed?.Length > 4 * SignUp.EmailMaxLength)
        {
            return Refused(EmailRefusals.TooLong);
        }

        var text = Clean(typed ?? "");
        var at = text.LastIndexOf('@');
        if (at < 0)
        {
            return Refused(text.Length == 0 ? EmailRefusals.Missing : EmailRefusals.WithoutAt);
        }

        var localPart = text[..at];
        return RefusalOf(localPart) is { } refusal ? Refused(refusal)
            : AsciiDomain(text[(at + 1)..]) is not { } domain ? Refused(EmailRefusals.Domain)
            : Math.Max(text.Length, localPart.Length + 1 + domain.Length) > SignUp.EmailMaxLength ? Refused(EmailRefusals.TooLong)
            : new Checked<EmailAddress>.Accepted(new EmailAddress(text, localPart, domain));
    }

    /// <summary>Without what a mail program or a web page put around the address.</summary>
    internal static string Clean(string typed)
    {
        var text = TypedText.WithoutInvisible(typed).Replace("\u00A0", "", StringComparison.Ordinal).Trim();
        var bracket = text.LastIndexOf('<');
        if (bracket >= 0 && text.EndsWith('>') && text.AsSpan(0, bracket).IndexOfAny("@\r\n") < 0)
        {
            text = text[(bracket + 1)..^1].Trim();
        }

        const string scheme = "mailto:";
        return text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? text[scheme.Length..].Trim() : text;
    }

    private static string? RefusalOf(string localPart) =>
        localPart.Contains('@', StringComparison.Ordinal) ? EmailRefusals.Several
        : localPart.Any(char.IsWhiteSpace) ? EmailRefusals.Space
        : !localPart.All(char.IsAscii) ? EmailRefusals.BeyondAscii
        : localPart.Length > LocalPartMaxLength ? EmailRefusals.LocalPartTooLong
        : localPart.Length == 0 || localPart.AsSpan().ContainsAnyExcept(LocalPartCharacters) || HasStrayDot(localPart) ? EmailRefusals.LocalPart
        : null;

    private static bool HasStrayDot(string localPart) =>
        localPart.StartsWith('.') || localPart.EndsWith('.') || localPart.Contains("..", StringComparison.Ordinal);

    /// <summary>Null when it is not the name of a domain.</summary>
    private static string? AsciiDomain(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain);
            Idn.GetUnicode(ascii);
            var labels = ascii.Split('.');
            return labels.Length >= 2 && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LabelMaxLength
        && label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
        && !label.StartsWith('-')
        && !label.EndsWith('-');

    private static Checked<EmailAddress>.Refused Refused(string reason) => new(reason);
}
