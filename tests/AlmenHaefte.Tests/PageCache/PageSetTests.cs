using System.Text;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;
using AlmenHaefte.Web.PageCache;

namespace AlmenHaefte.Tests.PageCache;

public sealed class PageSetTests
{
    private static readonly PublishedSite Site = ContentTree.Valid().Publish();
    private static readonly DateTimeOffset Now = new(2022, 3, 28, 9, 0, 0, TimeSpan.FromHours(2));

    [Fact]
    public async Task A_page_is_rendered_once_for_all_who_ask_at_the_same_time()
    {
        var (pages, rendered, gate) = (Pages(), 0, new TaskCompletionSource());
        async Task<CachedPage?> RenderAsync(CachedPage? former)
        {
            Interlocked.Increment(ref rendered);
            await gate.Task;
            return Page("en side");
        }
        var asked = Enumerable.Range(0, 50).Select(_ => pages.PageAsync("/side", RenderAsync)).ToList();
        gate.SetResult();
        var answers = await Task.WhenAll(asked);

        Assert.Equal(1, rendered);
        Assert.All(answers, answer => Assert.Same(answers[0], answer));
        Assert.Same(answers[0], pages.Find("/side"));
    }

    [Fact]
    public async Task When_it_cannot_be_rendered_for_the_first_the_others_try_for_themselves()
    {
        var (pages, gate) = (Pages(), new TaskCompletionSource());
        var first = pages.PageAsync("/side", async _ =>
        {
            await gate.Task;
            throw new InvalidOperationException("a failure of the first");
        });
        var second = pages.PageAsync("/side", _ => Task.FromResult<CachedPage?>(Page("en side")));
        gate.SetResult();

        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.NotNull(await second);
    }

    [Fact]
    public async Task What_is_no_page_is_not_kept()
    {
        var pages = Pages();

        Assert.Null(await pages.PageAsync("/side", _ => Task.FromResult<CachedPage?>(null)));
        Assert.Null(pages.Find("/side"));
    }

    [Fact]
    public async Task A_page_that_changed_while_it_was_rendered_is_not_kept()
    {
        var pages = Pages();
        await pages.PageAsync("/side", _ =>
        {
            pages.Forget("/side");
            return Task.FromResult<CachedPage?>(Page("som den var"));
        });

        Assert.Null(pages.Find("/side"));
    }

    [Fact]
    public void It_is_not_for_who_asked_before_it_was_made_but_such_a_one_does_not_replace_it_either()
    {
        var pages = new PageSet(Site, Now, Now.AddHours(1), 1_000_000, before: null);

        Assert.Equal((false, true), (pages.Holds(Site, Now.AddTicks(-1)), pages.HoldsFrom(Site, Now.AddTicks(-1))));
        Assert.Equal((false, false), (pages.Holds(Site, Now.AddDays(1)), pages.HoldsFrom(Site, Now.AddDays(1))));
    }

    [Fact]
    public async Task It_holds_no_more_than_it_may_and_lets_go_of_what_nobody_asks_for()
    {
        var pages = Pages(mostBytes: 5_000);
        for (var number = 0; number < 300; number++)
        {
            await pages.PageAsync($"/side/{number}", _ => Task.FromResult<CachedPage?>(Page($"side {number}")));
            Assert.NotNull(pages.Find("/side/0"));
        }

        Assert.NotNull(pages.Find("/side/299"));
        Assert.Null(pages.Find("/side/1"));
        Assert.InRange(Enumerable.Range(0, 300).Select(number => pages.Find($"/side/{number}")?.Size ?? 0).Sum(), 1, 5_000);
    }

    [Fact]
    public async Task A_page_that_is_the_same_in_the_next_set_is_taken_over_with_its_encodings()
    {
        var before = Pages();
        var page = await before.PageAsync("/side", _ => Task.FromResult<CachedPage?>(Page("en side")));
        await before.PageAsync("/anden", _ => Task.FromResult<CachedPage?>(Page("en anden")));
        var after = Pages(before: before);

        Assert.Null(after.Find("/side"));
        Assert.Same(page, await after.PageAsync("/side", former => Task.FromResult<CachedPage?>(Page("en side", former))));
        Assert.NotSame(page, await after.PageAsync("/anden", former => Task.FromResult<CachedPage?>(Page("ændret", former))));
    }

    [Fact]
    public void It_holds_pages_of_its_own_content_until_the_next_change()
    {
        var pages = new PageSet(Site, Now, Now.AddHours(1), 1_000_000, null);

        Assert.True(pages.Holds(Site, Now));
        Assert.True(pages.Holds(Site, Now.AddMinutes(59)));
        Assert.False(pages.Holds(Site, Now.AddHours(1)));
        Assert.False(pages.Holds(Site, Now.AddTicks(-1)));
        Assert.False(pages.Holds(ContentTree.Valid().Publish(), Now));
    }

    private static PageSet Pages(long mostBytes = 1_000_000, PageSet? before = null) => new(Site, Now, DateTimeOffset.MaxValue, mostBytes, before);

    private static CachedPage Page(string text, CachedPage? former = null) => CachedPage.Of(Encoding.UTF8.GetBytes(text), [], former);
}
