using System.Xml.Linq;
using AlmenHaefte.Content;

namespace AlmenHaefte.Tests.Packages;

public class LicenceTests
{
    private static readonly string Documents = ContentFolder.Find("docs", AppContext.BaseDirectory)!;

    private static readonly string Root = Path.GetDirectoryName(Documents)!;

    [Fact]
    public void The_list_of_licences_has_every_package_and_the_licence_that_it_declares()
    {
        var declared = LockedPackage.All().Select(package => $"| {package.Name} | {Declared(package)} |");

        Assert.Equal(declared, Section("Packages"));
    }

    [Fact]
    public void Every_font_is_in_the_list_and_no_script_is_somebody_elses()
    {
        var served = Path.Combine(Root, "src", "AlmenHaefte.Web", "wwwroot");
        Assert.All(Directory.GetFiles(Path.Combine(served, "fonts"), "*.woff2"), font => Assert.Contains(Path.GetFileName(font), string.Concat(Section("Fonts, scripts and rules")), StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(Path.Combine(served, "js")), script => Assert.DoesNotContain("@license", File.ReadAllText(script), StringComparison.OrdinalIgnoreCase));
    }

    private static string Declared(LockedPackage package)
    {
        var metadata = XDocument.Load(package.Specification).Root!.Elements().First(element => element.Name.LocalName == "metadata");
        return metadata.Elements().First(element => element.Name.LocalName == "license").Value;
    }

    /// <summary>The rows of the table under a heading.</summary>
    private static IReadOnlyList<string> Section(string heading) =>
        [.. File.ReadLines(Path.Combine(Documents, "licences.md"))
            .SkipWhile(line => line != $"## {heading}").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)];
}
