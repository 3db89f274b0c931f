using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using YamlDotNet.RepresentationModel;

namespace AlmenHaefte.Content;

/// <summary>A link out of the site, and where in the content it stands.</summary>
/// <param name="File">Path below the content folder.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
public sealed record OutsideLink(string Address, string File, int Line);

/// <summary>The links out of the site that readers can press: in the texts, and those of the sources. A file that cannot be read has none here.</summary>
public static class OutsideLinks
{
    private const string Sources = "/kilder.yml";

    public static IReadOnlyList<OutsideLink> In(IReadOnlyList<ContentFile> files) =>
        [.. files.SelectMany(file => file.Extension == ".md" ? InText(file) : file.Path.EndsWith(Sources, StringComparison.Ordinal) ? InSources(file) : [])];

    private static IEnumerable<OutsideLink> InText(ContentFile file)
    {
        if (ContentText.Read(file, []) is not var (text, fields) || fields.OptionalText("status") == "trukket-tilbage")
        {
            return [];
        }
        var body = MarkdownText.Parse(file.Path, text.Body, text.BodyLine, []);
        return body.Tree.Descendants().Select(found => (Address: AddressOf(found), Found: found)).Where(link => IsOutside(link.Address)).Select(link => new OutsideLink(link.Address!, file.Path, body.LineOf(link.Found)));
    }

    private static string? AddressOf(MarkdownObject found) => found switch
    {
        LinkInline { IsImage: false } link => link.Url,
        AutolinkInline { IsEmail: false } link => link.Url,
        _ => null,
    };

    private static IEnumerable<OutsideLink> InSources(ContentFile file) =>
        ContentText.Decode(file, []) is { } yaml && YamlText.Read(file.Path, yaml, 1, []) is { } fields
            ? fields.AllNodes.OfType<YamlMappingNode>()
                .Select(source => source.Children.TryGetValue("adresse", out var address) ? address as YamlScalarNode : null).OfType<YamlScalarNode>()
                .Where(address => IsOutside(address.Value)).Select(address => new OutsideLink(address.Value!, file.Path, (int)address.Start.Line))
            : [];

    private static bool IsOutside(string? address) =>
        address is not null && (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
}
