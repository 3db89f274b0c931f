using System.Text;
using System.Text.RegularExpressions;
using AlmenHaefte.Tests;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

public sealed partial class JourneysOnTheWorksheet(Chromium chromium, RealServer site) : IClassFixture<RealServer>
{
    private const string Sheet = "/haefter/strategiske-partnerskaber/arbejdsark";

    /// <summary>What the browser says of itself when it will not keep anything, and when it has no room.</summary>
    private const string Blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });";
    private const string Full = "localStorage.setItem('andet', '1'); Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };";

    [Fact]
    public async Task Thirty_answers_stay_on_the_computer_come_back_and_go_to_paper_and_to_Word()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        await reader.OpensAsync(Sheet);
        var board = new Board(reader.Page);
        var requests = new List<string>();
        reader.Page.Request += (_, request) => requests.Add(request.Url);
        var questions = await Ids(reader.Page);
        foreach (var (index, id) in questions.Take(30).Index())
        {
            await Board.Answer(board.Question(id)).FillAsync(AnswerNo(index));
            await board.Question(id).GetByLabel("Ansvarlig").FillAsync($"Åse Ærø {index}");
            await board.Question(id).GetByLabel("Frist").FillAsync("2027-03-01");
            await board.Question(id).GetByLabel(index % 2 == 0 ? "Ja" : "Ved ikke", new() { Exact = true }).CheckAsync();
        }
        await board.KeptAsync();
        var word = await board.TakesAsync("Hent som Word");
        Assert.DoesNotContain(requests, request => !request.StartsWith("blob:", StringComparison.Ordinal));
        Assert.Empty(reader.Complaints);

        await reader.Page.CloseAsync();
        var later = new Board(await reader.Page.Context.NewPageAsync());
        await later.Page.GotoAsync(Sheet);
        foreach (var (index, id) in questions.Take(30).Index())
        {
            Assert.Equal(AnswerNo(index), await later.AnswerToAsync(id));
            Assert.Equal($"Åse Ærø {index}", await later.Question(id).GetByLabel("Ansvarlig").InputValueAsync());
        }
        Assert.Equal("2027-03-01", await later.Question(questions[29]).GetByLabel("Frist").InputValueAsync());
        Assert.Contains("9 spørgsmål, 4 åbne", await later.Page.Locator(".course").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("ved ikke", await later.Page.Locator($".brick[href$='-{questions[1]}']").TextContentAsync(), StringComparison.Ordinal);

        var pdf = Path.ChangeExtension(word, ".pdf");
        await later.Page.PdfAsync(new PagePdfOptions { Path = pdf, PreferCSSPageSize = true });
        IsAllIn(PageNumber().Replace(await Board.ReadByAsync("pdftotext", "-raw", pdf, "-"), ""));

        using (var file = WordprocessingDocument.Open(word, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file, TestContext.Current.CancellationToken).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"));
        }
        var folder = Path.GetDirectoryName(word)!;
        await Board.ReadByAsync("soffice", $"-env:UserInstallation={new Uri(Path.Combine(folder, $"profil-{Guid.NewGuid():N}")).AbsoluteUri}", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, word);
        IsAllIn(await File.ReadAllTextAsync(Path.ChangeExtension(word, ".txt"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(375, false)]
    [InlineData(1440, true)]
    public async Task A_colleagues_file_is_looked_at_before_it_is_merged(int width, bool dark)
    {
        await using var colleague = await Reader.AtAsync(chromium, site);
        await colleague.OpensAsync(Sheet);
        var theirs = new Board(colleague.Page);
        var questions = await Ids(colleague.Page);
        await theirs.AnswersAsync(questions[0], "Fordi huslejen ellers stiger.");
        await theirs.AnswersAsync(questions[1], "Hvis beboerne siger nej.");
        await theirs.AnswersAsync(questions[2], "Tolv.");
        var file = await theirs.TakesAsync("Gem som fil");

        await using var reader = await Reader.AtAsync(chromium, site, new Screen(width, 900) { Dark = dark });
        await reader.OpensAsync(Sheet);
        var ours = new Board(reader.Page);
        await ours.AnswersAsync(questions[0], "For læringens skyld.");
        await ours.AnswersAsync(questions[1], "Hvis ledelsen skifter mening.", "Nej");
        await ours.TakesInAsync(file);

        var preview = reader.Page.Locator(".import");
        await Assertions.Expect(preview).ToContainTextAsync("Nye svar: 1. Forskellige: 2. Ens: 0. Intet er ændret endnu.");
        Assert.Equal("For læringens skyld.", await ours.AnswerToAsync(questions[0]));
        await ours.ShutsNobodyOutAsync();
        await preview.Locator(".conflict").First.GetByText("Behold begge tekster").CheckAsync();
        await preview.Locator(".conflict").Nth(1).GetByText("Brug filens").CheckAsync();
        await ours.PressesAsync("Læg sammen");

        await Assertions.Expect(preview).ToBeHiddenAsync();
        await Assertions.Expect(reader.Page.Locator(".keeping")).ToContainTextAsync("Svarene fra filen er lagt sammen med jeres.");
        Assert.Equal("For læringens skyld.\n\nFordi huslejen ellers stiger.", await ours.AnswerToAsync(questions[0]));
        Assert.Equal("Hvis beboerne siger nej.", await ours.AnswerToAsync(questions[1]));
        Assert.Equal("Tolv.", await ours.AnswerToAsync(questions[2]));
        Assert.Empty(reader.Complaints);
    }

    [Theory]
    [InlineData("Kære bestyrelse", "Filen kan ikke læses.")]
    [InlineData("""{"format":"noget-andet"}""", "Filen kan ikke læses.")]
    [InlineData("""{"format":"almenhaefte-arbejdsark","version":1,"booklet":"strategiske-partnerskaber","answers":{"x":{"asked":"Hvad?","answer":"ikke et felt"}}}""", "Filen kan ikke læses.")]
    [InlineData("""{"format":"almenhaefte-arbejdsark","version":2}""", "nyere udgave af arbejdsarket")]
    [InlineData("""{"format":"almenhaefte-arbejdsark","version":1,"booklet":"andet","title":"Et andet hæfte"}""", "et andet hæfte, »Et andet hæfte«")]
    [InlineData("""{"format":"almenhaefte-arbejdsark","version":1,"booklet":"strategiske-partnerskaber","answers":{}}""", "Der er ingen svar i filen.")]
    public async Task A_file_that_is_no_worksheet_changes_nothing_and_is_told_why(string text, string why)
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        await reader.OpensAsync(Sheet);
        await reader.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "fil.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(text) });

        await Assertions.Expect(reader.Page.Locator("[data-part=bad-file]")).ToContainTextAsync(why);
        Assert.EndsWith("Intet er ændret.", await reader.FocusedWordsAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await reader.Page.EvaluateAsync<int>("() => localStorage.length"));
    }

    [Theory]
    [InlineData(Blocked, "tillader ikke siden at gemme noget")]
    [InlineData(Full, "ikke plads til mere")]
    public async Task Where_the_browser_keeps_nothing_it_is_said_and_the_answers_can_be_taken_along(string browser, string said)
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Phone);
        await reader.Page.AddInitScriptAsync(browser);
        await reader.OpensAsync(Sheet);
        var board = new Board(reader.Page);
        var question = (await Ids(reader.Page))[0];
        await Board.Answer(board.Question(question)).FillAsync("Vi ved det ikke.");

        await Assertions.Expect(reader.Page.Locator(".keeping")).ToContainTextAsync("Bliver ikke gemt.");
        await Assertions.Expect(reader.Page.Locator("[data-part=not-kept]")).ToContainTextAsync(said);
        await board.ShutsNobodyOutAsync();
        Assert.Contains("Vi ved det ikke.", await File.ReadAllTextAsync(await board.TakesAsync("Gem som fil"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await reader.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(board.Question(question).Locator(".in-print")).ToContainTextAsync("Vi ved det ikke.");
        await Assertions.Expect(board.Question(question).Locator(".in-print")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_windows_keep_what_is_newest_in_each_field_and_leave_the_one_being_written_in_alone()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        await reader.OpensAsync(Sheet);
        var (one, other) = (new Board(reader.Page), new Board(await reader.Page.Context.NewPageAsync()));
        await other.Page.GotoAsync(Sheet);
        var question = (await Ids(reader.Page))[0];
        await Board.Answer(one.Question(question)).FillAsync("Skrevet i det ene.");
        await Board.Answer(other.Question(question)).FocusAsync();
        await one.KeptAsync();
        await other.Question(question).GetByLabel("Ansvarlig").FillAsync("Søren O’Brien");
        await other.KeptAsync();

        await Assertions.Expect(one.Question(question).GetByLabel("Ansvarlig")).ToHaveValueAsync("Søren O’Brien");
        await Assertions.Expect(Board.Answer(other.Question(question))).ToHaveValueAsync("Skrevet i det ene.");

        await Board.Answer(one.Question(question)).PressSequentiallyAsync(" Og mere");
        await other.Question(question).GetByLabel("Nej", new() { Exact = true }).CheckAsync();
        await Assertions.Expect(one.Question(question).GetByLabel("Nej", new() { Exact = true })).ToBeCheckedAsync();
        await Board.Answer(one.Question(question)).PressSequentiallyAsync(".");
        await Assertions.Expect(Board.Answer(other.Question(question))).ToHaveValueAsync("Skrevet i det ene. Og mere.");
    }

    [Fact]
    public async Task In_an_empty_browser_a_colleagues_file_becomes_a_case_under_its_own_name()
    {
        await using var colleague = await Reader.AtAsync(chromium, site);
        await colleague.OpensAsync(Sheet);
        var theirs = new Board(colleague.Page);
        var questions = await Ids(colleague.Page);
        foreach (var question in questions.Take(3).Reverse())
        {
            await theirs.AnswersAsync(question, $"Om {question}.");
        }
        await theirs.PressesAsync("Omdøb");
        await colleague.Page.GetByLabel("Sagens navn").FillAsync("Blok 4, tagrenovering");
        await theirs.PressesAsync("Gem navnet");
        var file = await theirs.TakesAsync("Gem som fil");

        await using var reader = await Reader.AtAsync(chromium, site, Screen.Phone);
        await reader.OpensAsync(Sheet);
        var ours = new Board(reader.Page);
        await ours.TakesInAsync(file);
        await reader.Page.Locator(".import summary").ClickAsync();
        Assert.Equal(questions.Take(3).Select(question => $"På plads: ja\nOm {question}."), await reader.Page.Locator(".import .said").AllTextContentsAsync());
        await ours.PressesAsync("Læg sammen");

        var cases = reader.Page.Locator("[data-part=cases]");
        Assert.Equal("Blok 4, tagrenovering", await cases.EvaluateAsync<string>("list => [...list.options].map(option => option.text).join('|')"));
        Assert.Equal($"Om {questions[2]}.", await ours.AnswerToAsync(questions[2]));

        await ours.PressesAsync("Ny sag");
        await reader.Page.GetByLabel("Sagens navn").FillAsync("Blok 4, tagrenovering");
        await ours.PressesAsync("Opret sagen");
        Assert.Equal("Blok 4, tagrenovering (2)", await cases.EvaluateAsync<string>("list => list.selectedOptions[0].text"));
    }

    [Theory]
    [InlineData(375)]
    [InlineData(1440)]
    public async Task What_is_pressed_after_a_long_answer_does_not_move_away(int width)
    {
        await using var reader = await Reader.AtAsync(chromium, site, new Screen(width, 900));
        await reader.OpensAsync(Sheet);
        var question = new Board(reader.Page).Question((await Ids(reader.Page))[0]);
        await Board.Answer(question).FillAsync(AnswerNo(1));

        // As a hand does it: down and up in one place, whatever happens to the page between.
        var button = question.Locator(".fields").GetByText("Ja", new() { Exact = true });
        await button.ScrollIntoViewIfNeededAsync();
        var box = (await button.BoundingBoxAsync())!;
        await reader.Page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));

        await Assertions.Expect(question.GetByLabel("Ja", new() { Exact = true })).ToBeCheckedAsync();
    }

    [Fact]
    public async Task What_has_the_focus_is_not_under_what_is_always_in_sight()
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Phone);
        await reader.OpensAsync(Sheet);
        await Board.Answer(new Board(reader.Page).Question((await Ids(reader.Page))[0])).FocusAsync();
        for (var steps = 0; steps < 30; steps++)
        {
            await reader.PressesAsync("Tab");
            Assert.True(await reader.Page.EvaluateAsync<bool>("() => document.activeElement.getBoundingClientRect().bottom <= document.querySelector('.keeping').getBoundingClientRect().top"), $"{await reader.FocusedWordsAsync()} is covered after {steps + 1} steps");
        }
    }

    [Fact]
    public async Task Each_case_has_its_own_answers_and_all_of_it_can_be_deleted()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        await reader.OpensAsync(Sheet);
        var board = new Board(reader.Page);
        var question = (await Ids(reader.Page))[0];
        await board.AnswersAsync(question, "Om den første sag.");

        await board.PressesAsync("Ny sag");
        await board.ShutsNobodyOutAsync();
        await reader.Page.GetByLabel("Sagens navn").FillAsync("Blok 4, tagrenovering");
        await board.PressesAsync("Opret sagen");
        Assert.Equal("", await board.AnswerToAsync(question));
        await board.AnswersAsync(question, "Om taget.");
        await reader.OpensAsync(Sheet);
        Assert.Equal("Om taget.", await board.AnswerToAsync(question));
        await reader.Page.Locator("[data-part=cases]").SelectOptionAsync("Vores sag");
        Assert.Equal("Om den første sag.", await board.AnswerToAsync(question));

        await board.PressesAsync("Slet sagen");
        await Assertions.Expect(reader.Page.Locator("dialog")).ToContainTextAsync("Slet sagen »Vores sag«?");
        await reader.PressesAsync("Escape");
        Assert.Equal("Om den første sag.", await board.AnswerToAsync(question));

        await board.PressesAsync("Slet alle svar");
        await Assertions.Expect(reader.Page.Locator("dialog")).ToContainTextAsync("(2 svar)");
        await reader.Page.Locator("dialog [value=yes]").ClickAsync();
        await Assertions.Expect(reader.Page.Locator("[role=status]")).ToHaveTextAsync("Alle svar er slettet.");
        Assert.Equal("", await board.AnswerToAsync(question));
        Assert.Equal(0, await reader.Page.EvaluateAsync<int>("() => localStorage.length"));
    }

    [Fact]
    public async Task Without_scripts_the_questions_can_be_read_and_printed_with_lines_to_write_on()
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Desk with { Scripts = false });
        await reader.OpensAsync(Sheet);

        Assert.True(await reader.Page.Locator("noscript p").IsVisibleAsync());
        Assert.Equal(0, await reader.Page.Locator("main :is(input, textarea, select, button):visible").CountAsync());
        await reader.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        foreach (var lines in await reader.Page.Locator(".paper").AllAsync())
        {
            Assert.True(await lines.IsVisibleAsync());
        }
    }

    [Theory]
    [InlineData(375, true)]
    [InlineData(320, false)]
    public async Task A_sheet_that_is_filled_in_shuts_nobody_out(int width, bool dark)
    {
        await using var reader = await Reader.AtAsync(chromium, site, new Screen(width, 600) { Dark = dark });
        await reader.OpensAsync(Sheet);
        var board = new Board(reader.Page);
        string[] statuses = ["Ja", "Nej", "Ved ikke", "Ikke relevant", "Ikke afgjort"];
        foreach (var (index, id) in (await Ids(reader.Page)).Take(5).Index())
        {
            await board.AnswersAsync(id, new string('å', 80), statuses[index]);
        }

        await board.ShutsNobodyOutAsync();
    }

    private static string AnswerNo(int index) => $"Svar nr. {index + 1}: æøå & <tegn>\nAnden linje {index + 1}, {string.Join(' ', Enumerable.Repeat("lang tekst", 40))} slut {index + 1}.";

    private static void IsAllIn(string text)
    {
        var words = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
        Assert.All(Enumerable.Range(0, 30), index => Assert.Contains(string.Concat(AnswerNo(index).Where(letter => !char.IsWhiteSpace(letter))), words, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> Ids(IPage page) => await page.Locator("article[data-question]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.question)");

    /// <summary>It comes first on each sheet, in the middle of an answer that goes on.</summary>
    [GeneratedRegex(@"\f[0-9]+\s")]
    private static partial Regex PageNumber();
}
