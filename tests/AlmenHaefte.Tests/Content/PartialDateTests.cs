using AlmenHaefte.Content;

namespace AlmenHaefte.Tests.Content;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2022-03-28", "28.\u00A0marts 2022", "2022-03-28")]
    [InlineData("2022-03", "marts 2022", "2022-03")]
    [InlineData("2022", "2022", "2022")]
    public void A_date_is_written_as_far_as_it_is_known(string text, string danish, string iso)
    {
        var date = PartialDate.TryParse(text)!.Value;

        Assert.Equal((danish, iso), (date.ToString(), date.Iso));
    }

    [Theory]
    [InlineData("2022-02-30")]
    [InlineData("2022-13")]
    [InlineData("2022-3-1")]
    [InlineData("22")]
    [InlineData(" 2022")]
    [InlineData("２０２２")]
    [InlineData("")]
    public void What_is_not_a_date_is_none(string text) => Assert.Null(PartialDate.TryParse(text));

    [Fact]
    public void Dates_stand_in_the_order_of_the_first_day_they_can_mean()
    {
        List<PartialDate> dates = [new(2022), new(2021, 5, 2), new(2021, 5), new(2020)];

        Assert.Equal(["2020", "2021-05", "2021-05-02", "2022"], dates.Order().Select(date => date.Iso));
    }

    [Theory]
    [InlineData("2021", "2021-05", false)]
    [InlineData("2021-05", "2021", false)]
    [InlineData("2020", "2021-05", true)]
    [InlineData("2021-04-30", "2021-05", true)]
    [InlineData("2021-05-01", "2021-05-01", false)]
    public void One_date_is_before_another_only_where_that_is_certain(string date, string other, bool isBefore) =>
        Assert.Equal(isBefore, PartialDate.TryParse(date)!.Value.IsBefore(PartialDate.TryParse(other)!.Value));
}
