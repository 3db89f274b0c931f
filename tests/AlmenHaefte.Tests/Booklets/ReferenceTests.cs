using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.Tests.Booklets;

/// <summary>How the pages of the real content say that they are referred to.</summary>
public sealed class ReferenceTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private const string Booklet = "/haefter/strategiske-partnerskaber";

    [Theory]
    [InlineData("holdet", "AlmenHæfter (2026): Punkt 5: Vælg holdet, ikke kun prisen. I: Strategiske partnerskaber i alment byggeri, 1. udgave, redaktionelt udkast, opdateret 23. november 2026.")]
    [InlineData("hvad-taler-imod", "AlmenHæfter (2026): Hvad taler imod? I: Strategiske partnerskaber i alment byggeri, 1. udgave, redaktionelt udkast, opdateret 23. november 2026.")]
    public async Task A_chapter_ends_with_the_line_that_refers_to_it(string chapter, string line)
    {
        var page = await Answer.OfAsync(site.Visitor(), $"{Booklet}/{chapter}", TestContext.Current.CancellationToken);

        Assert.Equal($"{line} {SiteFactory.Address}{Booklet}/{chapter}", page.Document.QuerySelector(".reference > span")!.TextContent.Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task The_title_page_has_what_programs_for_literature_read_in_a_fold()
    {
        var page = await Answer.OfAsync(site.Visitor(), Booklet, TestContext.Current.CancellationToken);

        var forms = page.Document.QuerySelectorAll("details:not([open]) > pre").Select(form => form.TextContent).ToList();
        Assert.Equal(2, forms.Count);
        Assert.StartsWith("@misc{strategiske-partnerskaber-2026,", forms[0], StringComparison.Ordinal);
        Assert.EndsWith($"UR  - {SiteFactory.Address}{Booklet}\nER  - ", forms[1], StringComparison.Ordinal);
    }
}
