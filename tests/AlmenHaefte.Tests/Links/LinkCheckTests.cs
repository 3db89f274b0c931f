using AlmenHaefte.Content;
using AlmenHaefte.Links;
using AlmenHaefte.Tests.Content;
using AlmenHaefte.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Links;

/// <summary>When a link counts as broken, and which links there are.</summary>
public sealed class LinkCheckTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>Midnight is between the two in Denmark and not in UTC.</summary>
    private static readonly DateTimeOffset Night = new(2026, 11, 23, 22, 30, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void One_day_says_nothing_and_two_do()
    {
        var check = LinkCheck.Of("https://bro.example/");
        check.Tried(new LinkAnswer(LinkOutcome.Gone, 404), Night);
        check.Tried(new LinkAnswer(LinkOutcome.Gone, 404), Night.AddMinutes(20));
        Assert.False(check.IsBroken);

        check.Tried(new LinkAnswer(LinkOutcome.NoSuchHost), Night.AddMinutes(40));
        Assert.True(check.IsBroken);

        check.Tried(new LinkAnswer(LinkOutcome.Fine, 200), Night.AddDays(1));
        check.Tried(new LinkAnswer(LinkOutcome.Gone, 404), Night.AddDays(2));
        Assert.False(check.IsBroken);
    }

    [Fact]
    public void A_server_in_trouble_has_a_week_and_one_that_will_not_be_asked_for_ever()
    {
        var (ill, shut) = (LinkCheck.Of("https://syg.example/"), LinkCheck.Of("https://lukket.example/"));
        foreach (var day in Enumerable.Range(0, 7))
        {
            ill.Tried(new LinkAnswer(day % 2 == 0 ? LinkOutcome.ServerTrouble : LinkOutcome.TimedOut, 503), Night.AddDays(day));
            shut.Tried(new LinkAnswer(LinkOutcome.ClosedToUs, 403), Night.AddDays(day));
            Assert.False(ill.IsBroken);
        }
        ill.Tried(new LinkAnswer(LinkOutcome.ServerTrouble, 503), Night.AddDays(7));
        shut.Tried(new LinkAnswer(LinkOutcome.ClosedToUs, 403), Night.AddDays(70));

        Assert.True(ill.IsBroken);
        Assert.False(shut.IsBroken);
    }

    [Fact]
    public void The_links_are_those_that_readers_can_press()
    {
        var files = ContentTree.Valid().Saying("Se [Ærø](https://aeroe.example/å) og <https://auto.example/>. [Skriv](mailto:aase@aeroe.example)\n\n```\nhttps://kode.example/\n```\n\nEn note.[^n]\n\n[^n]: [I noten](http://note.example/)\n")
            .With("nyheder/vaek.md", "---\ntitel: Væk\nresume: x\ndato: 2022\nopdateret: 2022-01-01\nstatus: trukket-tilbage\nbegrundelse: x\n---\n\n[x](https://trukket.example/)\n").Files();

        var links = OutsideLinks.In(files);

        Assert.Equal(["http://note.example/", "https://aeroe.example/å", "https://auto.example/", "https://bro.example/historie", "https://museum.example/"], links.Select(link => link.Address).Order(StringComparer.Ordinal));
        Assert.Equal((ContentTree.Sources, 5), links.Where(link => link.Address == "https://bro.example/historie").Select(link => (link.File, link.Line)).Single());
        Assert.Equal((ContentTree.Point, 9), links.Where(link => link.Address == "https://auto.example/").Select(link => (link.File, link.Line)).Single());
    }

    [Fact]
    public async Task What_is_in_no_text_any_more_is_forgotten_and_what_was_tried_today_waits_until_tomorrow()
    {
        await using var db = database.Open();
        var book = new LinkBook(db, database.Gate);
        var due = await book.OpenAsync([Link("https://a.example/"), Link("https://b.example/"), Link("https://a.example/")], Night, Cancellation);
        Assert.Equal(2, due.Count);
        await book.NoteAsync(due.Single(check => check.Address == "https://a.example/").Id, new LinkAnswer(LinkOutcome.Fine, 200), Night, Cancellation);

        due = await book.OpenAsync([Link("https://a.example/"), Link($"https://c.example/{new string('å', 2000)}")], Night.AddMinutes(10), Cancellation);

        Assert.Empty(due);
        Assert.Equal("https://a.example/", (await db.LinkChecks.SingleAsync(Cancellation)).Address);
        Assert.Single(await book.OpenAsync([Link("https://a.example/")], Night.AddHours(1), Cancellation));
    }

    [Theory]
    [InlineData("2026-11-23T00:59:59Z", false)]
    [InlineData("2026-11-23T01:00:00Z", true)]
    [InlineData("2026-07-01T00:00:00Z", true)]
    [InlineData("2026-11-23T05:00:00Z", false)]
    public void They_are_gone_through_at_night_in_Denmark(string moment, bool isTime) => Assert.Equal(isTime, LinkRound.IsTimeAt(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)));

    private static OutsideLink Link(string address) => new(address, ContentTree.Page, 1);
}
