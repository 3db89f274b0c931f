using AlmenHaefte.Content;

namespace AlmenHaefte.Tests.Content;

public sealed class FrontMatterEditTests
{
    private const string Text = "---\n# Skal bruges på fredag\ntitel: 'Åse''s bro'   # et kælenavn\nresume: >\n  To\n  linjer\ntidligere-adresser:\n  - /gammel\nnummer: 3\n---\nBrødtekst\n---\n";

    [Fact]
    public void What_is_not_changed_stays_to_the_letter()
    {
        var front = FrontMatter.Read(Text)!;

        Assert.Equal(Text, front.Text);
        Assert.Equal(("Åse's bro", "To linjer", "3", null), (front["titel"], front["resume"], front["nummer"], front["tidligere-adresser"]));
        Assert.Equal(Text, front.With("titel", " Åse's bro ").With("nummer", "3").Text);
        Assert.Equal("Brødtekst\n---\n", front.Body);
    }

    [Fact]
    public void A_changed_field_keeps_its_place_and_a_new_one_comes_last() =>
        Assert.Equal(
            Text.Replace("resume: >\n  To\n  linjer\n", "resume: Én linje\n", StringComparison.Ordinal).Replace("nummer: 3\n", "nummer: 3\nforfatter: Søren\n", StringComparison.Ordinal),
            FrontMatter.Read(Text)!.With("resume", "Én\nlinje").With("forfatter", "Søren").Text);

    [Fact]
    public void A_blank_value_takes_the_field_out() => Assert.DoesNotContain("nummer", FrontMatter.Read(Text)!.With("nummer", " ").Text, StringComparison.Ordinal);

    [Fact]
    public void A_list_gets_one_more_item() =>
        Assert.Contains("tidligere-adresser:\n  - /gammel\n  - /ny\n", FrontMatter.Read(Text)!.WithItem("tidligere-adresser", "/ny").WithItem("tidligere-adresser", "/ny").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("Om: broer")]
    [InlineData("# ikke en kommentar")]
    [InlineData("a # b")]
    [InlineData("[a")]
    [InlineData("- punkt")]
    [InlineData("&anker *henvisning !mærke")]
    [InlineData("'citat' og \"citat\"")]
    [InlineData("\\u202e {a: b} | > @ ` %")]
    [InlineData("---")]
    [InlineData("nej")]
    [InlineData("\"")]
    [InlineData("a: b\n---\nstatus: udgivet")]
    [InlineData("<script>alert(1)</script>")]
    public void Whatever_is_typed_is_a_value_and_nothing_else(string typed)
    {
        var front = FrontMatter.Read(Text)!.With("titel", typed);

        Assert.Equal(typed.Replace("\n", " ", StringComparison.Ordinal), front["titel"]);
        Assert.Equal(("3", "Brødtekst\n---\n"), (front["nummer"], front.Body));
        Assert.Null(front["status"]);
    }

    [Theory]
    [InlineData("ingen streger")]
    [InlineData("---\ntitel: [\n---\n")]
    [InlineData("---\n{titel: Om}\n---\n")]
    [InlineData("---\ntitel: aldrig afsluttet\n")]
    [InlineData("")]
    public void What_cannot_be_taken_apart_is_not_guessed_at(string text) => Assert.Null(FrontMatter.Read(text));
}
