namespace AlmenHaefte.BrowserTests;

public sealed class JourneysThroughAChapter(Chromium chromium, PagesOfEveryKind site) : IClassFixture<PagesOfEveryKind>
{
    private const string Chapter = "/haefter/strategiske-partnerskaber/hvorfor";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_note_opens_in_place_and_leads_back(bool scripts)
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Phone with { Scripts = scripts });
        await reader.OpensAsync(Chapter);
        var mark = reader.Page.Locator("a[role=doc-noteref]").Nth(9);
        var note = await mark.GetAttributeAsync("href");
        await mark.ClickAsync();

        await Assertions(reader).NoteIsOpenAsync(note!);
        Assert.Equal(1, await reader.ShareInViewAsync($"a[href='{note}']"));

        await reader.Page.Locator($"{note} > [role=doc-backlink]").ClickAsync();

        await Assertions(reader).NoteIsClosedAsync(note!);
    }

    [Theory]
    [InlineData("Escape")]
    [InlineData("beside")]
    [InlineData("back")]
    public async Task What_was_opened_in_its_place_is_closed_easily_and_the_text_stays_where_it_was(string how)
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Phone);
        await reader.OpensAsync(Chapter);
        var word = reader.Page.Locator("a[role=doc-glossref]").First;
        await word.EvaluateAsync("word => scrollTo(0, word.getBoundingClientRect().top + scrollY - 300)");
        var place = await reader.Page.EvaluateAsync<double>("() => scrollY");
        await word.FocusAsync();
        await reader.PressesAsync("Enter");
        var note = (await word.GetAttributeAsync("href"))!;
        await Assertions(reader).NoteIsOpenAsync(note);

        switch (how)
        {
            case "Escape":
                await reader.PressesAsync("Escape");
                break;
            case "beside":
                await reader.Page.Mouse.ClickAsync(5, 100);
                break;
            default:
                await reader.Page.Locator($"{note} > [role=doc-backlink]").ClickAsync();
                break;
        }

        await Microsoft.Playwright.Assertions.Expect(reader.Page.Locator(note)).Not.ToHaveCSSAsync("position", "fixed");
        await Microsoft.Playwright.Assertions.Expect(word).ToBeFocusedAsync();
        Assert.Equal(place, await reader.Page.EvaluateAsync<double>("() => scrollY"));
    }

    [Fact]
    public async Task Without_scripts_one_reads_from_the_front_page_to_the_last_chapter()
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Desk with { Scripts = false });
        await reader.OpensAsync("/");
        await reader.FollowsAsync("text=Læs hæftet");
        await reader.FollowsAsync("main .chapters a");

        var read = new List<string> { await reader.HeadingAsync() };
        while (await reader.Page.Locator("a[rel=next]").CountAsync() > 0)
        {
            await reader.FollowsAsync("a[rel=next]");
            read.Add(await reader.HeadingAsync());
        }

        Assert.Distinct(read);
        Assert.Equal("Hvorfor gå sammen i flere år?", read[0]);
        Assert.Equal("Drift, opfølgning og afslutning", read[^1]);
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task On_a_phone_the_contents_are_folded_until_they_are_asked_for()
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Phone);
        await reader.OpensAsync(Chapter);
        const string point = "nav.contents a[href$='/beboerne']";
        Assert.False(await reader.Page.Locator(point).IsVisibleAsync());

        await reader.Page.Locator("nav.contents summary").ClickAsync();
        await reader.FollowsAsync(point);

        Assert.Equal("Beboerne med fra begyndelsen", await reader.HeadingAsync());
    }

    [Fact]
    public async Task At_a_desk_the_contents_stand_beside_the_text_and_show_where_one_is()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        await reader.OpensAsync(Chapter);

        Assert.True(await reader.Page.Locator("nav.contents a[href$='/beboerne']").IsVisibleAsync());
        Assert.Equal(Chapter, await reader.Page.Locator("nav.contents [aria-current=page]").GetAttributeAsync("href"));
    }

    private static NoteAssertions Assertions(Reader reader) => new(reader);

    private sealed class NoteAssertions(Reader reader)
    {
        public async Task NoteIsOpenAsync(string note)
        {
            Assert.EndsWith(note, reader.Page.Url, StringComparison.Ordinal);
            Assert.Equal("fixed", await PositionAsync(note));
            Assert.Equal(1, await reader.ShareInViewAsync(note));
        }

        public async Task NoteIsClosedAsync(string note)
        {
            Assert.NotEqual("fixed", await PositionAsync(note));
            Assert.Equal(1, await reader.ShareInViewAsync(new Uri(reader.Page.Url).Fragment));
        }

        // Scripts of the page may be off; the test's own still run.
        private Task<string> PositionAsync(string note) => reader.Page.Locator(note).EvaluateAsync<string>("note => getComputedStyle(note).position");
    }
}
