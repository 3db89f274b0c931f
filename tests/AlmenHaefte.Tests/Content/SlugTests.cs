using AlmenHaefte.Content;
using CsCheck;

namespace AlmenHaefte.Tests.Content;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Hvad får I ud af det på længere sigt?", "hvad-faar-i-ud-af-det-paa-laengere-sigt")]
    [InlineData("ÆØÅ æøå", "aeoeaa-aeoeaa")]
    [InlineData("A\u030A a\u030A", "aa-aa")]
    [InlineData("Café & crème brûlée", "cafe-creme-brulee")]
    [InlineData("  --3. Råd--  ", "3-raad")]
    [InlineData("fsb’s økonomi", "fsb-s-oekonomi")]
    [InlineData("Hej 😀 verden", "hej-verden")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("日本", "")]
    [InlineData("", "")]
    public void Danish_becomes_the_letters_of_an_address(string text, string slug) => Assert.Equal(slug, Slug.From(text));

    [Fact]
    public void Whatever_the_text_a_slug_is_ASCII_and_its_own_slug() => Gen.String.Sample(text =>
    {
        var slug = Slug.From(text);
        return slug.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
            && !slug.StartsWith('-') && !slug.EndsWith('-') && !slug.Contains("--", StringComparison.Ordinal)
            && Slug.From(slug) == slug && (slug.Length == 0 || Slug.IsSlug(slug));
    });

    [Fact]
    public void Every_character_there_is_can_be_met() => Assert.All(Enumerable.Range(0, 0x10000), code => Assert.NotNull(Slug.From($"a{(char)code}b")));
}
