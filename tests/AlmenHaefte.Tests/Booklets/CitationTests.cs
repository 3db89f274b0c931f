using AlmenHaefte.Booklets;
using AlmenHaefte.Content;

namespace AlmenHaefte.Tests.Booklets;

public sealed class CitationTests
{
    private const string Address = "https://haefter.example/haefter/broen";

    private static readonly Booklet Bridge = new()
    {
        Slug = "broen",
        Title = "Broen",
        Subtitle = "Vidensopsamling fra Hjem & Os",
        Series = "AlmenHæfter",
        Summary = "",
        Publisher = "AlmenNet",
        Author = null,
        Edition = 3,
        Published = new DateOnly(2022, 4, 20),
        Updated = new DateOnly(2026, 11, 23),
        IsDraft = false,
        Colophon = [],
        Introduction = RenderedText.Empty,
        Parts = [],
        Phases = [],
        Sources = new SourceList("", []),
        Glossary = new Glossary("", []),
        Editions = [],
        Corrections = [],
    };

    [Fact]
    public void A_booklet_is_a_book_of_its_publisher() => Assert.Equal(
        """
        @book{broen-2022,
          author = {{AlmenNet}},
          title = {{Broen: Vidensopsamling fra Hjem \& Os}},
          publisher = {AlmenNet},
          series = {AlmenH{\ae}fter},
          edition = {3},
          year = {2022},
          note = {Opdateret 23.~november 2026},
          language = {danish},
          url = {https://haefter.example/haefter/broen},
        }
        """,
        new Citation(Bridge, Address).BibTeX);

    [Fact]
    public void The_same_is_told_to_programs_that_read_RIS() => Assert.Equal(
        """
        TY  - BOOK
        AU  - AlmenNet
        TI  - Broen: Vidensopsamling fra Hjem & Os
        PB  - AlmenNet
        T3  - AlmenHæfter
        ET  - 3
        PY  - 2022
        N1  - Opdateret 23. november 2026
        LA  - da
        UR  - https://haefter.example/haefter/broen
        ER  - 
        """,
        new Citation(Bridge, Address).Ris.Replace('\u00A0', ' '));

    [Fact]
    public void A_draft_bears_the_name_of_the_series_and_says_what_it_is()
    {
        var draft = new Citation(Bridge with { IsDraft = true }, Address);

        Assert.StartsWith("@misc{broen-2026,\n  author = {{AlmenH{\\ae}fter}},\n  title = {{Broen}},\n  series", draft.BibTeX, StringComparison.Ordinal);
        Assert.Contains("note = {Redaktionelt udkast p{\\aa} grundlag af offentlige kilder, opdateret 23.~november 2026}", draft.BibTeX, StringComparison.Ordinal);
        Assert.DoesNotContain("AlmenNet", draft.BibTeX + draft.Ris, StringComparison.Ordinal);
        Assert.StartsWith("TY  - GEN\nAU  - AlmenHæfter\nTI  - Broen\nT3", draft.Ris, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Åse Ærø & Søren", @"{\AA}se {\AE}r{\o} \& S{\o}ren")]
    [InlineData("100 % af 5 $ #1 a_b", @"100 \% af 5 \$ \#1 a\_b")]
    [InlineData(@"\input{/etc/passwd}", @"\textbackslash{}input\textbraceleft{}/etc/passwd\textbraceright{}")]
    [InlineData("}, author = {Mig", @"\textbraceright{}, author = \textbraceleft{}Mig")]
    [InlineData("»Én café« – naïve Ålborg", @"\guillemotright{}{\'E}n caf{\'e}\guillemotleft{} -- na{\""i}ve {\AA}lborg")]
    [InlineData("~^<>|\"@", @"\textasciitilde{}\textasciicircum{}\textless{}\textgreater{}\textbar{}\textquotedbl{}\char64{}")]
    [InlineData("to\nlinjer\0og 😀", "to linjer og 😀")]
    public void Nothing_in_a_title_is_a_command_or_ends_what_it_stands_in(string title, string tex)
    {
        var bibTeX = new Citation(Bridge with { Title = title, Subtitle = null }, Address).BibTeX;

        Assert.Contains($"  title = {{{{{tex}}}}},\n", bibTeX, StringComparison.Ordinal);
        Assert.Equal(bibTeX.Count(letter => letter == '{'), bibTeX.Count(letter => letter == '}'));
    }

    [Fact]
    public void A_title_is_one_line_to_programs_that_read_RIS() =>
        Assert.Contains("\nTI  - To ER  - linjer\nPB", new Citation(Bridge with { Title = "To\nER  - linjer", Subtitle = null }, Address).Ris, StringComparison.Ordinal);
}
