using AlmenHaefte.Webinars;
using CsCheck;

namespace AlmenHaefte.Tests.Webinars;

public class DomainHintsTests
{
    private static readonly DomainHints Hints = new(["kab.dk", "lejerbo.dk", "boligkontoret.dk", "xn--blbrgrd-fxak7p.dk"]);

    [Theory]
    [InlineData("bo@gmial.com", "bo@gmail.com")]
    [InlineData("bo@gmai.com", "bo@gmail.com")]
    [InlineData("bo@gmaill.com", "bo@gmail.com")]
    [InlineData("bo@gmail.co", "bo@gmail.com")]
    [InlineData("bo@hotnail.dk", "bo@hotmail.dk")]
    [InlineData("bo@hotmail.dkk", "bo@hotmail.dk")]
    [InlineData("bo@outlok.dk", "bo@outlook.dk")]
    [InlineData("bo@jubi.dk", "bo@jubii.dk")]
    [InlineData("bo@stofnaet.dk", "bo@stofanet.dk")]
    [InlineData("bo@stofante.dk", "bo@stofanet.dk")]
    [InlineData("bo@stfante.dk", "bo@stofanet.dk")]
    [InlineData("bo@lejerb.dk", "bo@lejerbo.dk")]
    [InlineData("bo@bolgkontorett.dk", "bo@boligkontoret.dk")]
    [InlineData("bo@blåbergrød.dk", "bo@blåbærgrød.dk")]
    [InlineData("bo@hotmail.con", "bo@hotmail.com")]
    [InlineData("bo@hotmail.cpm", "bo@hotmail.com")]
    [InlineData("bo@hotmail.dk.dk", "bo@hotmail.dk")]
    [InlineData("bo@hotmail,dk", "bo@hotmail.dk")]
    [InlineData("bo@minforening.con", "bo@minforening.com")]
    [InlineData("bo@minforening.kd", "bo@minforening.dk")]
    [InlineData("bo@kab.dk.dk", "bo@kab.dk")]
    [InlineData("bo@gmial.con", "bo@gmail.com")]
    [InlineData("Bo.Hansen@GMIAL.com", "Bo.Hansen@gmail.com")]
    [InlineData("Bo Hansen <bo@gmial.com>", "bo@gmail.com")]
    public void A_likely_slip_is_asked_about(string typed, string meant) => Assert.Equal(meant, Hints.For(typed));

    [Theory]
    [InlineData("bo@gmail.com")]
    [InlineData("bo@GMAIL.com")]
    [InlineData("bo@hotmail.dk")]
    [InlineData("bo@hotmail.com")]
    [InlineData("bo@kab.dk")]
    [InlineData("bo@blåbærgrød.dk")]
    public void A_known_domain_is_never_asked_about(string typed) => Assert.Null(Hints.For(typed));

    [Theory]
    [InlineData("bo@aab.dk")]
    [InlineData("bo@fsb.dk")]
    [InlineData("bo@ok.dk")]
    [InlineData("bo@mil.gl")]
    [InlineData("bo@love.uk")]
    public void A_short_domain_has_too_many_neighbours_to_ask(string typed) => Assert.Null(Hints.For(typed));

    [Theory]
    [InlineData("bo@mail.com")]
    [InlineData("bo@ymail.com")]
    [InlineData("bo@hotmail.de")]
    [InlineData("bo@gmail.dk")]
    public void A_real_neighbour_is_not_asked_about(string typed) => Assert.Null(Hints.For(typed));

    [Theory]
    [InlineData("bo@hotmali.dk.net")]
    [InlineData("bo@almenbo.example")]
    [InlineData("gmial.con@eksempel.dk")]
    [InlineData("bo@")]
    [InlineData("@gmial.com")]
    [InlineData("gmial.com")]
    [InlineData("")]
    public void There_is_nothing_to_ask(string typed) => Assert.Null(Hints.For(typed));

    [Fact]
    public void A_hint_is_never_what_was_typed() =>
        Gen.Select(Gen.String, Gen.Char["gmailhot.,dkcon"].Array[1, 20], (local, domain) => $"{local}@{new string(domain)}")
            .Sample(typed => Assert.NotEqual(typed, Hints.For(typed)));
}
