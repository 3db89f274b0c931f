using System.Text;
using AlmenHaefte.Content;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Tests.Content;

public sealed class TextFileTests
{
    private static readonly string News = ContentTree.Valid()[ContentTree.News];

    [Fact]
    public void A_byte_order_mark_is_accepted_and_not_shown()
    {
        var item = ContentTree.Valid().With(ContentTree.News, "\uFEFF" + News).Publish().News[0];

        Assert.Equal("Ny bog", item.Title);
        Assert.StartsWith("---", item.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Other_line_ends_are_accepted_and_counted(string lineEnd)
    {
        var tree = ContentTree.Valid().With(ContentTree.News, News.Replace("\n", lineEnd, StringComparison.Ordinal));
        Assert.Contains("Bogen handler om broer.", tree.Publish().News[0].Text.Html, StringComparison.Ordinal);

        tree.Changing(ContentTree.News, "Bogen", "Bogen \"Broen\"").Refuses(ContentTree.News, 9, "lige anførselstegn");
    }

    [Fact]
    public void What_is_not_UTF_8_is_told_on_its_line()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(News), .. Encoding.Latin1.GetBytes("Blåbær\n")];

        ContentTree.Valid().With(ContentTree.News, bytes).Refuses(ContentTree.News, 10, "et tegn er ikke gyldig UTF-8 – gem filen som UTF-8");
    }

    [Fact]
    public void A_file_in_UTF_16_is_refused()
    {
        ContentTree.Valid().With(ContentTree.News, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(News)]).Refuses(ContentTree.News, 1, "ikke gyldig UTF-8");
        ContentTree.Valid().With(ContentTree.News, Encoding.Unicode.GetBytes("---\n")).Refuses(ContentTree.News, 1, "styretegn (U+0000)");
    }

    [Theory]
    [InlineData("\0", "U+0000")]
    [InlineData("\u001B[31m", "U+001B")]
    [InlineData("\u0085", "U+0085")]
    [InlineData("\u2028", "U+2028")]
    [InlineData("\u202E", "U+202E")]
    [InlineData("\u2066", "U+2066")]
    [InlineData("\uFEFF", "U+FEFF")]
    [InlineData("\uFFFE", "U+FFFE")]
    public void A_character_that_nobody_sees_is_told_on_its_line(string character, string name) =>
        ContentTree.Valid().Changing(ContentTree.News, "Bogen", "Bog" + character + "en").Refuses(ContentTree.News, 9, $"linjen har et usynligt styretegn ({name})");

    [Theory]
    [InlineData("&#1;", "»&#1;« er et usynligt styretegn (U+0001)")]
    [InlineData("&#x202E;", "»&#x202E;« er et usynligt styretegn (U+202E)")]
    public void Nor_can_such_a_character_be_spelt_out(string entity, string what) =>
        ContentTree.Valid().Changing(ContentTree.News, "Bogen", "Bogen " + entity).Refuses(ContentTree.News, 9, what);

    [Fact]
    public void A_file_that_could_not_be_had_is_told_with_the_reason()
    {
        ContentFile[] files = [.. ContentTree.Valid().Without(ContentTree.News).Files(), new(ContentTree.News, default, "filen kan ikke læses")];

        var fault = Assert.Single(SiteLoader.Load(files).Faults);

        Assert.Equal($"{ContentTree.News}:1: filen kan ikke læses – del filen, gør den mindre, eller ret dens rettigheder", fault.ToString());
    }

    [Fact]
    public void A_picture_that_could_not_be_had_is_told_once()
    {
        ContentFile[] files = [.. ContentTree.Valid().Without(ContentTree.Image).Files(), new(ContentTree.Image, default, "filen fylder 6000 kB, og grænsen er 5120 kB")];

        var fault = Assert.Single(SiteLoader.Load(files).Faults);

        Assert.Equal($"{ContentTree.Image}:1: filen fylder 6000 kB, og grænsen er 5120 kB – gør billedet mindre, eller ret filens rettigheder", fault.ToString());
    }

    [Fact]
    public void A_fault_is_one_line_of_moderate_length_whatever_the_file_says()
    {
        var fault = Assert.Single(ContentTree.Valid().Changing(ContentTree.News, "dato: 2022-03", $"dato: |\n  2022\n  {new string('x', 5000)}").Faults());

        Assert.DoesNotContain('\n', fault.ToString());
        Assert.InRange(fault.ToString().Length, 50, 700);
    }
}
