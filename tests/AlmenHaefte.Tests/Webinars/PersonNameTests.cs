using AlmenHaefte.Webinars;
using CsCheck;

namespace AlmenHaefte.Tests.Webinars;

public class PersonNameTests
{
    [Theory]
    [InlineData("Åse Ærø", "Åse Ærø")]
    [InlineData("A\u030Ase Ærø", "Åse Ærø")]
    [InlineData("Søren O’Brien", "Søren O’Brien")]
    [InlineData("Søren O'Brien-Ångström Jr.", "Søren O'Brien-Ångström Jr.")]
    [InlineData("Ø", "Ø")]
    [InlineData("Margrethe 2", "Margrethe 2")]
    [InlineData("李小龍", "李小龍")]
    [InlineData("Nguyễn Thị Hằng", "Nguyễn Thị Hằng")]
    [InlineData("नेहा", "नेहा")]
    [InlineData("null", "null")]
    [InlineData("  Åse \t\u00A0 Ærø \r\n", "Åse Ærø")]
    [InlineData("\u202EÅse\u2066 \u200BÆrø\u00AD", "Åse Ærø")]
    public void A_name_is_kept_as_it_is_seen(string typed, string name) =>
        Assert.Equal(name, Assert.IsType<Checked<PersonName>.Accepted>(PersonName.Check(typed)).Value.Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("\u00A0\u200B\uFEFF\u2066\u2069")]
    [InlineData("\u3164")]
    [InlineData("---")]
    [InlineData("\u0301")]
    [InlineData("😀")]
    [InlineData("Maja 🧑‍🚀")]
    [InlineData("a\0b")]
    [InlineData("Bo\r\nBcc: v")]
    [InlineData("Bo\nHansen")]
    [InlineData("Bo\u2028Hansen")]
    [InlineData("http://spam")]
    [InlineData("spam://x")]
    [InlineData("www.spam.dk")]
    [InlineData("Se WWW.spam.dk")]
    [InlineData("bo@eksempel.dk")]
    [InlineData("<b>Bo</b>")]
    [InlineData("Bo; DROP TABLE")]
    [InlineData("=1+1")]
    [InlineData("{{7*7}}")]
    [InlineData("\uD800")]
    [InlineData("Bo\uFFFD")]
    public void What_cannot_be_greeted_is_refused(string? typed) =>
        Assert.IsType<Checked<PersonName>.Refused>(PersonName.Check(typed));

    [Fact]
    public void A_name_may_be_eighty_letters_long()
    {
        Assert.IsType<Checked<PersonName>.Accepted>(PersonName.Check(new string('Å', 80)));
        Assert.IsType<Checked<PersonName>.Refused>(PersonName.Check(new string('Å', 81)));
    }

    [Fact]
    public void A_name_is_measured_as_it_is_seen() =>
        Assert.IsType<Checked<PersonName>.Accepted>(PersonName.Check(string.Concat(Enumerable.Repeat("A\u030A\u200B", 80))));

    [Fact]
    public void A_mail_address_in_the_field_of_the_name_is_called_by_its_name() =>
        Assert.Equal(
            new Checked<PersonName>.Refused("Skriv dit navn og ikke en mail- eller webadresse."),
            PersonName.Check("bo@eksempel.dk"));

    [Fact]
    public void Whatever_is_typed_gets_an_answer_that_stands() =>
        Gen.String.Sample(typed =>
        {
            if (PersonName.Check(typed) is Checked<PersonName>.Accepted { Value: var once })
            {
                Assert.Equal(new Checked<PersonName>.Accepted(once), PersonName.Check(once.Text));
            }
        });
}
