using System.Net;
using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.Tests.Downloads;

public sealed class PrintTests(SiteFactory site, SmallSite small) : IClassFixture<SiteFactory>, IClassFixture<SmallSite>
{
    private const string Booklet = "/haefter/strategiske-partnerskaber";
    private const string Print = $"{Booklet}/print";

    [Fact]
    public async Task Everything_is_there_once_and_in_the_order_of_the_contents()
    {
        var page = await GetAsync(Print);
        var chapters = (await GetAsync(Booklet)).Document.QuerySelectorAll("form[action$='/print'] label").Select(label => label.TextContent.Split(". ", 2)[^1]).ToList();

        Assert.Equal(21, chapters.Count);
        Assert.Equal(chapters, page.Document.QuerySelectorAll(".chapter h3[id]:not([id*='_']), .chapter > h2[id]:not([id*='.'])").Select(heading => heading.TextContent));
        Assert.All(chapters, chapter => Assert.Single(page.Document.QuerySelectorAll("h2, h3"), heading => heading.TextContent == chapter));
        Assert.Equal(page.Document.QuerySelectorAll(".contents li a").Select(link => link.TextContent.Trim().TrimStart([.. "0123456789"])), chapters);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?kapitler=rammen")]
    [InlineData("?kapitler=hvorfor,rammen,ordliste")]
    [InlineData("?kapitler=kilder")]
    [InlineData("?kapitler=de-to-partnerskaber,foer-beslutningen,kilder")]
    public async Task Every_link_within_the_booklet_leads_within_the_page_and_no_id_occurs_twice(string query)
    {
        var page = await GetAsync(Print + query);
        var ids = page.Document.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();

        Assert.Distinct(ids);
        Faults.None(from link in page.Document.QuerySelectorAll("main a[href]")
                    let target = link.GetAttribute("href")!
                    where target.StartsWith('#') ? !ids.Contains(target[1..]) : !Uri.TryCreate(target, UriKind.Absolute, out var whole) || whole.Scheme is not ("https" or "http" or "mailto")
                    select $"{target} on »{link.TextContent}«");
        Faults.None(from name in page.Document.QuerySelectorAll("[aria-labelledby]").SelectMany(element => element.GetAttribute("aria-labelledby")!.Split(' ')) where !ids.Contains(name) select name);
    }

    [Fact]
    public async Task What_is_chosen_is_there_and_nothing_else_and_the_rest_is_linked_to_on_the_site()
    {
        var page = await GetAsync($"{Print}?kapitler=hvorfor,beboerne");

        Assert.Equal(["hvorfor", "beboerne"], page.Document.QuerySelectorAll("main h3[id]:not([id*='_'])").Select(heading => heading.Id));
        Assert.Contains(page.Document.QuerySelectorAll("main a"), link => link.GetAttribute("href") == $"{SiteFactory.Address}{Booklet}/faelles-hus");
        Assert.Empty(page.Document.QuerySelectorAll($"main a[href^='{SiteFactory.Address}{Booklet}/beboerne']"));
        Assert.Empty(page.Document.QuerySelectorAll(".glossary, .sources, .colophon"));
    }

    [Fact]
    public async Task Each_chapter_keeps_its_own_notes_whole()
    {
        var printed = await GetAsync(Print);
        var chapter = await GetAsync($"{Booklet}/rammen");

        Assert.Equal(
            chapter.Document.QuerySelectorAll(".notes li a[rel~=external]").Select(link => link.GetAttribute("href")),
            printed.Document.QuerySelector("#rammen_noter")!.ParentElement!.QuerySelectorAll("li a[rel~=external]").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task The_words_of_a_chapter_are_those_of_its_page()
    {
        var printed = (await GetAsync(Print)).Document;
        foreach (var address in (await GetAsync(Booklet)).Document.QuerySelectorAll("form[action$='/print'] input").Select(tick => tick.GetAttribute("value")!).Where(slug => slug is not ("ordliste" or "kilder")))
        {
            var chapter = (await GetAsync($"{Booklet}/{address}")).Document;
            Assert.Equal(chapter.QuerySelector(".chapter .text")!.TextContent.Trim(), printed.GetElementById(address)!.Closest(".chapter")!.QuerySelector(".text")!.TextContent.Trim());
        }
    }

    [Fact]
    public async Task The_form_leads_to_the_one_address_that_can_stand_in_an_agenda()
    {
        var answer = await GetAsync($"{Print}?kapitler=rammen&kapitler=hvorfor&kapitler=ordliste");

        Assert.Equal((HttpStatusCode.Redirect, $"{Print}?kapitler=hvorfor,rammen,ordliste"), (answer.Status, answer.Headers["Location"].Single()));
    }

    [Fact]
    public async Task With_every_box_ticked_it_is_the_whole_booklet()
    {
        var ticks = (await GetAsync(Booklet)).Document.QuerySelectorAll("form[action$='/print'] input").Select(tick => $"{tick.GetAttribute("name")}={tick.GetAttribute("value")}");

        Assert.Equal(Print, (await GetAsync($"{Print}?{string.Join('&', ticks)}")).Headers["Location"].Single());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?kapitler=")]
    [InlineData("?andet=1")]
    public async Task With_nothing_ticked_it_is_the_whole_booklet_too(string query)
    {
        var answer = await GetAsync(Print + query);
        var page = answer.Status == HttpStatusCode.Redirect ? await GetAsync(answer.Headers["Location"].Single()) : answer;

        Assert.Equal(19, page.Document.QuerySelectorAll(".part-page > .chapter").Length);
    }

    [Fact]
    public async Task A_name_that_no_chapter_has_is_left_out_and_the_page_says_so()
    {
        var page = await GetAsync($"{Print}?kapitler=rammen,findes-ikke");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("ét kapitel, der ikke findes i hæftet", page.Document.QuerySelector(".stamp")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("rammen", Assert.Single(page.Document.QuerySelectorAll("main h3[id]:not([id*='_'])")).Id);
    }

    [Fact]
    public async Task A_chapter_that_has_been_renamed_is_found_by_its_old_name()
    {
        using var visitor = small.Visitor();
        var answer = await Answer.OfAsync(visitor, "/haefter/lille/print?kapitler=gammelt-navn", TestContext.Current.CancellationToken);

        Assert.Equal("/haefter/lille/print?kapitler=nyt-navn", answer.Headers["Location"].Single());
    }

    public static TheoryData<string> Hostile => new(
        new string('a', 10_000), new string(',', 10_000), string.Concat(Enumerable.Repeat("x,", 5_000)), "<script>alert(1)</script>", "../../etc/passwd", "rammen%00", "%F0%9F%98%80", "%ff%fe", "rammen;drop", "RAMMEN");

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Whatever_is_asked_for_is_answered_with_a_page_that_does_not_repeat_it(string value)
    {
        foreach (var query in new[] { $"?kapitler={value}", $"?kapitler=rammen,{value}", $"?kapitler={value}&kapitler={value}" })
        {
            var page = await GetAsync(Print + query);

            Assert.Contains(page.Status, new[] { HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Redirect });
            Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
            Assert.True(value.Length < 100 || !page.Text.Contains(value, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_thousand_repeated_parameters_do_no_harm()
    {
        var answer = await GetAsync($"{Print}?{string.Join('&', Enumerable.Repeat("kapitler=rammen", 1000))}");

        Assert.Contains(answer.Status, new[] { HttpStatusCode.Redirect, HttpStatusCode.BadRequest });
    }

    [Fact]
    public async Task Names_of_which_the_booklet_has_none_are_told_plainly()
    {
        var page = await GetAsync($"{Print}?kapitler=findes-ikke");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Kapitlerne findes ikke", page.Document.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/haefter/findes-ikke/print")]
    [InlineData("/haefter/findes-ikke/print.css")]
    [InlineData("/haefter/findes-ikke.pdf")]
    public async Task A_booklet_that_is_not_there_has_nothing_to_print(string address) => Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(address)).Status);

    [Fact]
    public async Task Every_sheet_names_the_booklet_and_its_edition()
    {
        var style = await GetAsync($"{Booklet}/print.css");

        Assert.Equal("text/css", style.MediaType);
        Assert.Contains("content: \"Strategiske\\000020partnerskaber", style.Text, StringComparison.Ordinal);
        Assert.Contains("counter(page) \" af \" counter(pages)", style.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_chapter_has_a_quiet_link_to_its_own_print()
    {
        var chapter = await GetAsync($"{Booklet}/rammen");
        var link = chapter.Document.QuerySelector("main a[href$='/print?kapitler=rammen']")!;

        Assert.Equal("Udskriv kapitlet", link.TextContent);
        Assert.Equal("rammen", Assert.Single((await GetAsync(link.GetAttribute("href")!)).Document.QuerySelectorAll("main h3[id]:not([id*='_'])")).Id);
    }

    [Fact]
    public async Task Without_a_PDF_no_page_offers_one_and_its_address_points_to_the_print()
    {
        var pdf = await GetAsync($"{Booklet}.pdf");

        Assert.Equal(HttpStatusCode.NotFound, pdf.Status);
        Assert.NotNull(pdf.Document.QuerySelector($"main a[href='{Print}']"));
        Assert.Null((await GetAsync(Booklet)).Document.QuerySelector("a[href$='.pdf']"));
    }

    private async Task<Answer> GetAsync(string address)
    {
        using var visitor = site.Visitor();
        return await Answer.OfAsync(visitor, address, TestContext.Current.CancellationToken);
    }
}
