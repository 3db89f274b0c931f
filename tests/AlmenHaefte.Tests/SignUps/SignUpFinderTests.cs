using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.SignUps;

public sealed class SignUpFinderTests : DeskTest
{
    private const int OnPage = 3;

    [Theory]
    [InlineData("")]
    [InlineData("ærø")]
    public async Task Page_by_page_everybody_is_shown_once_and_the_same_way_back(string words)
    {
        // Three in the same moment: the pages break in the middle of them.
        for (var n = 0; n < 8; n++)
        {
            Now = Launch.InMarch.AddMinutes(n / 3);
            await SignUpAsync(Cast.Request($"Åse Ærø {n}", $"d{n}@almenbo.example"));
        }

        var pages = new List<FoundSignUps> { await FindAsync(words, null) };
        while (pages[^1].Older is { } older)
        {
            pages.Add(await FindAsync(words, older));
        }

        Assert.Equal(["7 6 5", "4 3 2", "1 0"], pages.Select(Numbers));
        Assert.All(pages, page => Assert.Equal(8, page.Count));
        Assert.Null(pages[0].Newer);
        var back = await FindAsync(words, pages[2].Newer);
        Assert.Equal("4 3 2", Numbers(back));
        var first = await FindAsync(words, back.Newer);
        Assert.Equal("7 6 5", Numbers(first));
        Assert.Null(first.Newer);
    }

    [Fact]
    public async Task Somebody_who_signs_up_meanwhile_moves_nobody_to_another_page()
    {
        for (var n = 0; n < 4; n++)
        {
            await SignUpAsync(Cast.Request($"Bo {n}", $"d{n}@almenbo.example"));
        }

        var first = await FindAsync("", null);
        await SignUpAsync(Cast.Request("Bo 4", "d4@almenbo.example"));

        Assert.Equal("0", Numbers(await FindAsync("", first.Older)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("efter-x-1")]
    [InlineData("efter-1")]
    [InlineData("ved-1-1")]
    [InlineData("efter-9999999999999999999-1")]
    public void A_place_that_is_none_is_the_beginning(string typed) => Assert.Null(ListPlace.Read(typed));

    [Fact]
    public void A_place_is_read_as_it_was_written()
    {
        var place = new ListPlace(Launch.InMarch.ToUniversalTime(), 17, IsBackwards: true);

        Assert.Equal(place, ListPlace.Read(place.ToString()));
    }

    private Task<FoundSignUps> FindAsync(string words, ListPlace? from) => Database.AtAsync(
        desks => new SignUpFinder(desks.Db).FindAsync(Webinar.Id, SignUpGroup.Everybody, words, from is null ? null : ListPlace.Read(from.ToString()), OnPage, Cancellation));

    private static string Numbers(FoundSignUps page) => string.Join(' ', page.SignUps.Select(signUp => signUp.Name[^1]));
}
