using System.Text.RegularExpressions;

namespace AlmenHaefte.Content;

/// <summary>An address that once led to a page and shall lead there for ever, and the line of the file that says so.</summary>
internal sealed partial record FormerAddress(string Former, string Address, string File, int Line)
{
    internal const string Key = "tidligere-adresser";

    public static IReadOnlyList<FormerAddress> Of(string file, YamlFields fields, string address)
    {
        var addresses = fields.Texts(Key);
        foreach (var former in addresses.Where(former => !SiteAddress().IsMatch(former)))
        {
            fields.Fault(Key, $"»{former}« er ikke en adresse på sitet", "skriv den fra og med den første skråstreg, fx /haefter/…");
        }
        return [.. addresses.Select(former => new FormerAddress(former, address, file, fields.LineOf(Key)))];
    }

    /// <summary>A path from the root of the site without an end that the site would take off before it looks.</summary>
    [GeneratedRegex(@"^(?:/[^/\\?#\s]+)+$")]
    private static partial Regex SiteAddress();
}
