using AlmenHaefte.Webinars;
using CsCheck;

namespace AlmenHaefte.Tests.Webinars;

public class OwnWordsTests
{
    private static readonly WebinarQuestion Role = new("rolle", "Hvad er din rolle?", "Så vi kan vælge eksempler.", ["Bestyrelse", "Drift & service"]);

    [Theory]
    [InlineData("Ro og orden", "Ro og orden")]
    [InlineData("  Første linje\r\n\r\nAnden linje ", "Første linje Anden linje")]
    [InlineData("Tegn\0sprog\u001B[31m", "Tegn sprog [31m")]
    [InlineData("Tegn\u200Bsprog\u202E", "Tegnsprog")]
    [InlineData("\u2028a\u0085b\u2029", "a b")]
    [InlineData("=HYPERLINK(\"http://x\")", "=HYPERLINK(\"http://x\")")]
    public void An_answer_is_kept_on_one_line_as_it_is_seen(string typed, string words) => Assert.Equal(words, Accepted(OwnWords.Check(typed)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \0\r\n\u200B")]
    public void Nobody_has_to_answer(string? typed)
    {
        Assert.Null(Accepted(OwnWords.Check(typed)));
        Assert.Null(Accepted(new WebinarQuestion("emne", "Emne?", "Derfor.", []).Check(typed)));
    }

    [Fact]
    public void An_answer_may_be_five_hundred_long()
    {
        Assert.Equal(500, Accepted(OwnWords.Check(new string('ø', 500)))?.Length);
        Assert.IsType<Checked<string?>.Refused>(OwnWords.Check(new string('ø', 501)));
    }

    [Theory]
    [InlineData("Drift & service", true)]
    [InlineData("", true)]
    [InlineData(null, true)]
    [InlineData("drift & service", false)]
    [InlineData("Drift & service\0", false)]
    [InlineData("Konge", false)]
    public void Only_an_answer_on_the_list_can_be_chosen(string? typed, bool isAccepted) =>
        Assert.Equal(isAccepted, Role.Check(typed) is Checked<string?>.Accepted);

    [Fact]
    public void Whatever_is_typed_gets_an_answer_that_stands() =>
        Gen.String.Sample(typed =>
        {
            if (OwnWords.Check(typed) is Checked<string?>.Accepted { Value: { } once })
            {
                Assert.Equal(once, Accepted(OwnWords.Check(once)));
                Assert.DoesNotContain(once, char.IsControl);
            }
        });

    private static string? Accepted(Checked<string?> check) => Assert.IsType<Checked<string?>.Accepted>(check).Value;
}
