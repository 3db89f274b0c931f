using AlmenHaefte.Content;

namespace AlmenHaefte.Publishing;

/// <summary>What <c>site.yml</c> says of the site itself.</summary>
/// <param name="FeaturedBooklet">The slug of the booklet that the front page is about; without one, the newest.</param>
/// <param name="AccessibilityStatement">The declaration that the publisher makes in the authority's tool; null until there is one.</param>
public sealed record SiteSettings(
    string Name, string Publisher, Uri? PublisherAddress, string Description, string Heading, string Lead, string? FeaturedBooklet, Contact Contact,
    Uri? AccessibilityStatement, IReadOnlyList<MenuItem> Menu, IReadOnlyList<MenuItem> Footer)
{
    internal const string File = "site.yml";

    /// <summary>Null, and a fault, when the file is not there or cannot be read.</summary>
    internal static SiteSettings? Read(IReadOnlyList<ContentFile> files, SiteMap map, ICollection<Fault> faults)
    {
        if (files.FirstOrDefault(file => file.Path == File) is not { } file)
        {
            faults.Add(new Fault(File, 1, "filen mangler", "læg den øverst i indholdsmappen"));
            return null;
        }
        if (ContentText.Decode(file, faults) is not { } yaml || YamlFields.Parse(File, yaml, 1, faults) is not { } fields)
        {
            return null;
        }
        var front = fields.Group("forside");
        var settings = new SiteSettings(
            fields.Text("navn"), fields.Text("udgiver"), fields.OptionalWebAddress("udgiver-adresse"), fields.Text("beskrivelse"), front?.Text("overskrift") ?? "", front?.Text("manchet") ?? "",
            BookletName.Read(fields, map), Contact.Read(fields.Group("kontakt")), fields.OptionalWebAddress("tilgaengelighedserklaering"), ReadMenu(fields, "menu", map), ReadMenu(fields, "sidefod", map));
        front?.RefuseUnknown();
        fields.RefuseUnknown();
        return settings;
    }

    private static IReadOnlyList<MenuItem> ReadMenu(YamlFields fields, string key, SiteMap map) => [.. fields.Items(key).Select(item => ReadItem(item, map)).OfType<MenuItem>()];

    private static MenuItem? ReadItem(YamlFields item, SiteMap map)
    {
        var (title, file) = (item.Text("titel"), item.Text("fil"));
        item.RefuseUnknown();
        if (map.Resolve(File, file) is LinkTarget.Inside inside)
        {
            return new MenuItem(title, inside.Address);
        }
        if (!map.IsLeftOut(file))
        {
            item.Fault("fil", $"»{file}« findes ikke i indholdet", "skriv en fil eller mappe i indholdsmappen");
        }
        return null;
    }
}

public sealed record MenuItem(string Title, string Address);

/// <summary>How to reach the publisher. What is not known is null, and the page says that it is to be filled in.</summary>
public sealed record Contact(string? Name, string? Mail, string? Phone, string? PostalAddress, string? CompanyNumber)
{
    /// <summary>The fields by the names that readers see.</summary>
    public IReadOnlyList<(string Name, string? Value)> Lines => [("Ansvarlig", Name), ("Mail", Mail), ("Telefon", Phone), ("Adresse", PostalAddress), ("CVR-nummer", CompanyNumber)];

    internal static Contact Read(YamlFields? fields)
    {
        var contact = new Contact(fields?.OptionalText("navn"), fields?.OptionalText("mail"), fields?.OptionalText("telefon"), fields?.OptionalText("adresse"), fields?.OptionalText("cvr"));
        fields?.RefuseUnknown();
        return contact;
    }
}
