using AlmenHaefte.Content;

namespace AlmenHaefte.Tests.Content;

public sealed class TypographyTests
{
    /// <summary>A tilde stands for the space that does not break.</summary>
    [Theory]
    [InlineData("den 20. april 2022", "den 20.~april 2022")]
    [InlineData("den 20. aprildag", "den 20. aprildag")]
    [InlineData("3 mio. kr. og 4 mia kroner", "3~mio.~kr. og 4 mia kroner")]
    [InlineData("25 % af 40 boliger og 7 pct. af 1.250 svenske", "25~% af 40~boliger og 7~pct. af 1.250~svenske")]
    [InlineData("100 kr for 2 krukker", "100~kr for 2 krukker")]
    [InlineData("kl. 10, ca. 5, nr 7, stk. 2, pkt. 4, art. 3 og Artikel 9", "kl.~10, ca.~5, nr~7, stk.~2, pkt.~4, art.~3 og Artikel~9")]
    [InlineData("§ 4, litra a og litra ål", "§~4, litra~a og litra ål")]
    [InlineData("litra 4", "litra~4")]
    [InlineData("mange mio. svenske kroner", "mange mio.~svenske kroner")]
    [InlineData("skl. 10 og nikl 5", "skl. 10 og nikl 5")]
    [InlineData("fsb's råd, rock 'n' roll og 'ordet'", "fsb’s råd, rock 'n' roll og 'ordet'")]
    [InlineData("12 20. maj", "12 20.~maj")]
    [InlineData("", "")]
    public void A_number_stays_with_its_word_and_an_apostrophe_is_a_real_one(string typed, string set) =>
        Assert.Equal(set.Replace('~', '\u00A0'), Typography.Set(typed));
}
