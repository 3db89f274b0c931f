using AlmenHaefte.Searching;
using AlmenHaefte.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Searching;

/// <summary>What is kept of searches that found nothing, and what is not.</summary>
public sealed class UnansweredSearchTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2022, 3, 28);

    private readonly TestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData("  Ærø,   »STØJ« ", "ærø støj", "aeroe stoej")]
    [InlineData("Søren O’Brien", "søren o brien", "soeren o brien")]
    [InlineData("AB18 stk. 2", "ab18 stk 2", "ab18 stk 2")]
    [InlineData("1.250 boliger i 2022", null, null)]
    [InlineData("boliger i 2022", "boliger i 2022", "boliger i 2022")]
    [InlineData("aase@almenbo.example", null, null)]
    [InlineData("aase＠almenbo", null, null)]
    [InlineData("12 34 56 78", null, null)]
    [InlineData("010203-1234", null, null)]
    [InlineData("١٢٣٤٥٦", null, null)]
    [InlineData("\0 – ?", null, null)]
    public void Only_words_are_kept_and_none_that_say_who_somebody_is(string typed, string? text, string? key)
    {
        var words = UnansweredWords.Of(SearchQuery.Parse(typed));

        Assert.Equal((text, key), (words?.Text, words?.Key));
    }

    [Fact]
    public void A_long_question_is_kept_to_its_last_whole_word()
    {
        Assert.Equal(string.Join(' ', Enumerable.Repeat("støjdæmpning", 6)), UnansweredWords.Of(SearchQuery.Parse(string.Join(' ', Enumerable.Repeat("støjdæmpning", 9))))!.Text);
        Assert.Equal(UnansweredSearch.WordsMaxLength, UnansweredWords.Of(SearchQuery.Parse(new string('å', 200)))!.Text.Length);
    }

    [Fact]
    public void Only_what_found_nothing_is_counted_and_no_more_different_words_than_people_have()
    {
        var tally = new UnansweredTally();
        tally.Note(SearchAnswer.Empty(SearchQuery.Parse("fundet")) with { PageCount = 1 });
        tally.Note(SearchAnswer.Empty(SearchQuery.Parse("støj")));
        tally.Note(SearchAnswer.Empty(SearchQuery.Parse("STOEJ")));
        foreach (var number in Enumerable.Range(0, 2 * UnansweredTally.MostWords))
        {
            tally.Note(SearchAnswer.Empty(SearchQuery.Parse($"ord{number}")));
        }

        var taken = tally.Take();

        Assert.Equal(UnansweredTally.MostWords, taken.Count);
        Assert.Equal(2, taken.Single(one => one.Words.Text == "støj").Count);
        Assert.Empty(tally.Take());
    }

    [Fact]
    public async Task A_robot_drives_out_only_what_nobody_asks_for_twice()
    {
        await KeepAsync(Day, ("solceller", 3));
        for (var round = 0; round < 4; round++)
        {
            await KeepAsync(Day.AddDays(1), [.. Enumerable.Range(0, 400).Select(number => ($"robot{round}x{number}", 1))]);
        }

        await using var db = database.Open();
        Assert.Equal(UnansweredSearches.MostKept, await db.UnansweredSearches.CountAsync(Cancellation));
        Assert.Equal("solceller", (await new UnansweredSearches(db, database.Gate).ListAsync(1, Cancellation)).Single().Text);
    }

    [Fact]
    public async Task A_year_after_it_was_last_searched_for_it_is_gone()
    {
        await KeepAsync(Day, ("glemt", 1), ("husket", 1));
        await KeepAsync(Day.AddMonths(6), ("husket", 1));
        await using var db = database.Open();
        var searches = new UnansweredSearches(db, database.Gate);

        await searches.ForgetAsync(Day.AddMonths(12).AddDays(-1), Cancellation);
        Assert.True(await db.UnansweredSearches.AnyAsync(search => search.Text == "glemt", Cancellation));
        await searches.ForgetAsync(Day.AddMonths(12), Cancellation);

        Assert.False(await db.UnansweredSearches.AnyAsync(search => search.Text == "glemt", Cancellation));
        Assert.Equal((2, Day, Day.AddMonths(6)), await db.UnansweredSearches.Where(search => search.Text == "husket").Select(search => new ValueTuple<int, DateOnly, DateOnly>(search.Count, search.FirstOn, search.LastOn)).SingleAsync(Cancellation));
    }

    private async Task KeepAsync(DateOnly day, params (string Words, int Count)[] counted)
    {
        await using var db = database.Open();
        await new UnansweredSearches(db, database.Gate).KeepAsync([.. counted.Select(one => (UnansweredWords.Of(SearchQuery.Parse(one.Words))!, one.Count))], day, Cancellation);
    }
}
