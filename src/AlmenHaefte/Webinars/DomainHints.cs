using System.Globalization;

namespace AlmenHaefte.Webinars;

/// <summary>
/// "Mente du hotmail.dk?" Looks at the domain only, and only asks: the person decides.
/// </summary>
/// <param name="domainsInUse">Domains that enough people have signed up with to be right, in their ASCII form.</param>
public sealed class DomainHints(IEnumerable<string> domainsInUse)
{
    private const int DomainMaxLength = 253;

    private static readonly string[] WellKnown =
    [
        "gmail.com", "hotmail.com", "hotmail.dk", "outlook.dk", "outlook.com", "live.dk", "yahoo.dk", "icloud.com",
        "mail.dk", "jubii.dk", "stofanet.dk", "webspeed.dk",
    ];

    /// <summary>One slip away from a well-known domain, and real: asking about them would be a nuisance.</summary>
    private static readonly string[] RealNeighbours =
    [
        "email.com", "email.dk", "gmail.dk", "hotmail.de", "live.de", "mail.com", "mail.de", "outlook.de", "yahoo.de", "ymail.com",
    ];

    private static readonly (string Typed, string Meant)[] Endings =
    [
        (".con", ".com"), (".cpm", ".com"), (".dk.dk", ".dk"), (".kd", ".dk"), (",dk", ".dk"), (",com", ".com"),
    ];

    private readonly string[] known = [.. WellKnown, .. domainsInUse.Select(domain => new IdnMapping().GetUnicode(domain))];

    /// <summary>
    /// The whole address with the domain that was probably meant, or null when there is nothing to ask.
    /// Takes what was typed, since a comma in place of the last dot is refused as an address.
    /// </summary>
    public string? For(string typed)
    {
        if (typed.Length > 4 * SignUp.EmailMaxLength)
        {
            return null;
        }

        var address = EmailAddress.Clean(typed);
        var at = address.LastIndexOf('@');
        var domain = address[(at + 1)..].ToLowerInvariant();
        if (at <= 0 || domain.Length > DomainMaxLength)
        {
            return null;
        }

        var mended = WithEndingMended(domain);
        var meant = Nearest(mended) ?? mended;
        return meant == domain ? null : $"{address[..at]}@{meant}";
    }

    private static string WithEndingMended(string domain)
    {
        var (typed, meant) = Array.Find(Endings, ending => domain.EndsWith(ending.Typed, StringComparison.Ordinal));
        return typed is null ? domain : domain[..^typed.Length] + meant;
    }

    private string? Nearest(string domain) =>
        known.Contains(domain) || RealNeighbours.Contains(domain)
            ? null
            : known
                .Select(candidate => (Domain: candidate, Slips: EditDistance.Between(domain, candidate)))
                .Where(candidate => candidate.Slips <= SlipsAllowed(candidate.Domain))
                .OrderBy(candidate => candidate.Slips)
                .Select(candidate => candidate.Domain)
                .FirstOrDefault();

    /// <summary>The shorter the name, the likelier that its neighbour is somebody else: kab.dk and aab.dk are both real.</summary>
    private static int SlipsAllowed(string domain) => domain.LastIndexOf('.') switch
    {
        < 4 => 0,
        < 8 => 1,
        _ => 2,
    };
}
