using AlmenHaefte.Webinars;
using CsCheck;

namespace AlmenHaefte.Tests.Webinars;

public class OrganisationTests
{
    [Theory]
    [InlineData("fsb & KAB", "fsb & KAB")]
    [InlineData("  Boligselskabet\t »Søbo« ", "Boligselskabet »Søbo«")]
    [InlineData("3B / afd. 12 (Ærø)", "3B / afd. 12 (Ærø)")]
    public void An_organisation_is_kept_as_it_is_seen(string typed, string text) => Assert.Equal(text, Accepted(typed)?.Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200B\r\n")]
    public void Nobody_has_to_say(string? typed) => Assert.Null(Accepted(typed));

    [Theory]
    [InlineData("fsb\r\nX: y")]
    [InlineData("fsb\0")]
    [InlineData("fsb\u2029KAB")]
    public void It_stands_on_one_line(string typed) => Assert.IsType<Checked<Organisation?>.Refused>(Organisation.Check(typed));

    [Fact]
    public void It_may_be_a_hundred_and_twenty_long()
    {
        Assert.Equal(120, Accepted(new string('ø', 120))?.Text.Length);
        Assert.IsType<Checked<Organisation?>.Refused>(Organisation.Check(new string('ø', 121)));
    }

    [Fact]
    public void Whatever_is_typed_gets_an_answer_that_stands() =>
        Gen.String.Sample(typed =>
        {
            if (Organisation.Check(typed) is Checked<Organisation?>.Accepted { Value: { } once })
            {
                Assert.Equal(once, Accepted(once.Text));
            }
        });

    private static Organisation? Accepted(string? typed) =>
        Assert.IsType<Checked<Organisation?>.Accepted>(Organisation.Check(typed)).Value;
}
