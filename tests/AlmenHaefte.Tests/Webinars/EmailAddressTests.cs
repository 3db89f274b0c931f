using AlmenHaefte.Webinars;
using CsCheck;

namespace AlmenHaefte.Tests.Webinars;

public class EmailAddressTests
{
    private static readonly string LocalPart64 = new('l', 64);
    private static readonly string Domain189 = string.Join('.', new string('a', 61), new string('b', 61), new string('c', 62), "d2");

    [Theory]
    [InlineData("bo@eksempel.dk", "bo@eksempel.dk")]
    [InlineData("  bo@eksempel.dk \r\n", "bo@eksempel.dk")]
    [InlineData("Bo Hansen <bo@eksempel.dk>", "bo@eksempel.dk")]
    [InlineData("\"Hansen, Bo\" <bo@eksempel.dk>", "bo@eksempel.dk")]
    [InlineData("<bo@eksempel.dk>", "bo@eksempel.dk")]
    [InlineData("mailto:bo@eksempel.dk", "bo@eksempel.dk")]
    [InlineData("MAILTO: bo@eksempel.dk", "bo@eksempel.dk")]
    [InlineData("<mailto:bo@eksempel.dk>", "bo@eksempel.dk")]
    [InlineData("bo@eksempel.dk\u200B", "bo@eksempel.dk")]
    [InlineData("\uFEFFbo\u200C@\u00ADeksempel\u00A0.dk", "bo@eksempel.dk")]
    [InlineData("\u202Ebo@eksempel.dk\u202C", "bo@eksempel.dk")]
    [InlineData("Bo.Hansen@Eksempel.DK", "Bo.Hansen@Eksempel.DK")]
    [InlineData("post+navn@eksempel.dk", "post+navn@eksempel.dk")]
    [InlineData("o'brien!#$%&*+/=?^_`{|}~-@eksempel.dk", "o'brien!#$%&*+/=?^_`{|}~-@eksempel.dk")]
    [InlineData("-oQ/var/x@eksempel.dk", "-oQ/var/x@eksempel.dk")]
    [InlineData("a_b-c.d@under.eksempel.dk", "a_b-c.d@under.eksempel.dk")]
    [InlineData("x@eksempel.museum", "x@eksempel.museum")]
    [InlineData("bo@3f.dk", "bo@3f.dk")]
    [InlineData("bo@eksempel.x1", "bo@eksempel.x1")]
    [InlineData("info@blåbærgrød.dk", "info@blåbærgrød.dk")]
    [InlineData("info@bla\u030Abærgrød.dk", "info@blåbærgrød.dk")]
    [InlineData("info@xn--blbrgrd-fxak7p.dk", "info@xn--blbrgrd-fxak7p.dk")]
    public void An_address_is_accepted_as_it_was_meant(string typed, string text) => Assert.Equal(text, Cast.Email(typed).Text);

    [Theory]
    [InlineData(null, EmailRefusals.Missing)]
    [InlineData("", EmailRefusals.Missing)]
    [InlineData(" \t\r\n", EmailRefusals.Missing)]
    [InlineData("\u00A0\u200B\uFEFF\u00AD", EmailRefusals.Missing)]
    [InlineData("mailto:", EmailRefusals.Missing)]
    [InlineData("bo", EmailRefusals.WithoutAt)]
    [InlineData("bo.eksempel.dk", EmailRefusals.WithoutAt)]
    [InlineData("a@b.dk, c@d.dk", EmailRefusals.Several)]
    [InlineData("a@b.dk;c@d.dk", EmailRefusals.Several)]
    [InlineData("a@b.dk c@d.dk", EmailRefusals.Several)]
    [InlineData("a@b.dk <c@d.dk>", EmailRefusals.Several)]
    [InlineData("a@b.dk\nTo: v@e.dk", EmailRefusals.Several)]
    [InlineData("a@@b.dk", EmailRefusals.Several)]
    [InlineData("\"a@b\"@c.dk", EmailRefusals.Several)]
    [InlineData("a b@c.dk", EmailRefusals.Space)]
    [InlineData("a\r\n@c.dk", EmailRefusals.Space)]
    [InlineData("\"a b\"@c.dk", EmailRefusals.Space)]
    [InlineData("Bo\r\nBcc: <v@e.dk>", EmailRefusals.Space)]
    [InlineData("søren@eksempel.dk", EmailRefusals.BeyondAscii)]
    [InlineData("ÅSE@eksempel.dk", EmailRefusals.BeyondAscii)]
    [InlineData("\uFF41@eksempel.dk", EmailRefusals.BeyondAscii)]
    [InlineData("\uFB01@eksempel.dk", EmailRefusals.BeyondAscii)]
    [InlineData("\u0430dmin@eksempel.dk", EmailRefusals.BeyondAscii)]
    [InlineData("😀@eksempel.dk", EmailRefusals.BeyondAscii)]
    [InlineData("@eksempel.dk", EmailRefusals.LocalPart)]
    [InlineData(".a@c.dk", EmailRefusals.LocalPart)]
    [InlineData("a.@c.dk", EmailRefusals.LocalPart)]
    [InlineData("a..b@c.dk", EmailRefusals.LocalPart)]
    [InlineData("\"ab\"@c.dk", EmailRefusals.LocalPart)]
    [InlineData("a\0b@c.dk", EmailRefusals.LocalPart)]
    [InlineData("a(kommentar)@c.dk", EmailRefusals.LocalPart)]
    [InlineData("<script>alert(1)</script>@c.dk", EmailRefusals.LocalPart)]
    [InlineData("mailto:mailto:a@c.dk", EmailRefusals.LocalPart)]
    [InlineData("a@", EmailRefusals.Domain)]
    [InlineData("a@b", EmailRefusals.Domain)]
    [InlineData("a@localhost", EmailRefusals.Domain)]
    [InlineData("a@b..dk", EmailRefusals.Domain)]
    [InlineData("a@.dk", EmailRefusals.Domain)]
    [InlineData("a@b.dk.", EmailRefusals.Domain)]
    [InlineData("a@b.dk。", EmailRefusals.Domain)]
    [InlineData("a@-b.dk", EmailRefusals.Domain)]
    [InlineData("a@b-.dk", EmailRefusals.Domain)]
    [InlineData("a@b_c.dk", EmailRefusals.Domain)]
    [InlineData("a@b c.dk", EmailRefusals.Domain)]
    [InlineData("a@b\r\n.dk", EmailRefusals.Domain)]
    [InlineData("a@b\0.dk", EmailRefusals.Domain)]
    [InlineData("a@hotmail,dk", EmailRefusals.Domain)]
    [InlineData("a@b.dk?subject=hej", EmailRefusals.Domain)]
    [InlineData("a@b.dk/sti", EmailRefusals.Domain)]
    [InlineData("a@[127.0.0.1]", EmailRefusals.Domain)]
    [InlineData("a@127.0.0.1", EmailRefusals.Domain)]
    [InlineData("a@b.123", EmailRefusals.Domain)]
    [InlineData("a@😀", EmailRefusals.Domain)]
    [InlineData("a@xn--\u00E6.dk", EmailRefusals.Domain)]
    [InlineData("a@xn--a-ecp.dk\u0301.", EmailRefusals.Domain)]
    [InlineData("a@\uD800.dk", EmailRefusals.Domain)]
    public void An_address_is_refused_with_the_reason(string? typed, string reason) => AssertRefused(reason, typed);

    [Fact]
    public void The_part_before_the_at_may_be_64_long()
    {
        Assert.Equal($"{LocalPart64}@eksempel.dk", Cast.Email($"{LocalPart64}@eksempel.dk").Text);
        AssertRefused(EmailRefusals.LocalPartTooLong, $"l{LocalPart64}@eksempel.dk");
    }

    [Fact]
    public void An_address_may_be_254_long()
    {
        var longest = $"{LocalPart64}@{Domain189}";

        Assert.Equal(SignUp.EmailMaxLength, Cast.Email(longest).Text.Length);
        AssertRefused(EmailRefusals.TooLong, longest + "x");
    }

    [Fact]
    public void A_Danish_domain_is_measured_as_it_is_sent()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('å', 40), 5).Append("dk"));

        Assert.True(domain.Length < SignUp.EmailMaxLength);
        AssertRefused(EmailRefusals.TooLong, $"{LocalPart64}@{domain}");
    }

    [Fact]
    public void A_part_of_a_domain_may_be_63_long()
    {
        Assert.Equal(69, Cast.Email($"bo@{new string('d', 63)}.dk").Text.Length);
        AssertRefused(EmailRefusals.Domain, $"bo@{new string('d', 64)}.dk");
    }

    [Fact]
    public void A_megabyte_is_refused_at_once()
    {
        AssertRefused(EmailRefusals.TooLong, string.Concat(Enumerable.Repeat("a.", 500_000)) + "@");
        AssertRefused(EmailRefusals.TooLong, string.Concat(Enumerable.Repeat("mailto:", 150_000)));
    }

    [Theory]
    [InlineData("Bo.Hansen@Eksempel.DK", "bo.hansen@eksempel.dk")]
    [InlineData("info@blåbærgrød.dk", "info@xn--blbrgrd-fxak7p.dk")]
    [InlineData("INFO@BLÅBÆRGRØD.DK", "info@xn--blbrgrd-fxak7p.dk")]
    [InlineData("info@XN--BLBRGRD-FXAK7P.dk", "info@xn--blbrgrd-fxak7p.dk")]
    [InlineData("info@eksempel。dk", "info@eksempel.dk")]
    [InlineData("post+navn@eksempel.dk", "post+navn@eksempel.dk")]
    [InlineData("b.o@gmail.com", "b.o@gmail.com")]
    [InlineData("IDA@eksempel.dk", "ida@eksempel.dk")]
    public void The_key_is_the_same_however_the_address_is_written(string typed, string key) =>
        Assert.Equal(key, Cast.Email(typed).Key);

    [Fact]
    public void Whatever_is_typed_gets_an_answer() =>
        Gen.String.Sample(typed => Assert.NotNull(EmailAddress.Check(typed)));

    [Fact]
    public void Whatever_stands_around_an_at_gets_an_answer() =>
        Gen.Select(Gen.String, Gen.String).Sample((local, domain) => Assert.NotNull(EmailAddress.Check($"{local}@{domain}.dk")));

    [Fact]
    public void An_accepted_address_is_accepted_again_unchanged() =>
        Addresses.Sample(typed =>
        {
            if (EmailAddress.Check(typed) is Checked<EmailAddress>.Accepted { Value: var once })
            {
                Assert.Equal(once, Cast.Email(once.Text));
            }
        });

    [Fact]
    public void Upper_and_lower_case_have_the_same_key() =>
        Addresses.Sample(typed =>
        {
            if (EmailAddress.Check(typed) is Checked<EmailAddress>.Accepted { Value: var address })
            {
                Assert.Equal(address.Key, Cast.Email(address.Text.ToUpperInvariant()).Key);
                Assert.Equal(address.Key, Cast.Email(address.Text.ToLowerInvariant()).Key);
            }
        });

    [Fact]
    public void A_key_is_short_plain_ASCII() =>
        Addresses.Sample(typed =>
        {
            if (EmailAddress.Check(typed) is Checked<EmailAddress>.Accepted { Value.Key: var key })
            {
                Assert.True(key.All(char.IsAscii) && key.Length <= SignUp.EmailMaxLength);
            }
        });

    /// <summary>Mostly accepted, sometimes not.</summary>
    private static Gen<string> Addresses =>
        Gen.Select(
            Gen.Char["abcXYZ019.+_-"].Array[1, 12],
            Gen.Char["abcXYZ019-æøåÆØÅüé"].Array[1, 12],
            (local, domain) => $"{new string(local)}@{new string(domain)}.dk");

    private static void AssertRefused(string reason, string? typed) =>
        Assert.Equal(new Checked<EmailAddress>.Refused(reason), EmailAddress.Check(typed));
}
