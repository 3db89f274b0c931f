using System.Net;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Webinars;

/// <summary>What one webinar asks beyond name and address, and the one box about coming webinars.</summary>
public sealed class FormQuestionTests : IAsyncLifetime
{
    private const string Webinar = "vaerksted";
    private const string FormAddress = $"/webinarer/{Webinar}/tilmelding";

    private static readonly (string Field, string Text)[] Aase = [("Name", "Åse Ærø"), ("Email", "aase@almenbo.example")];

    private static readonly string[] Lines =
    [
        "spoergsmaal:",
        "  - id: rolle",
        "    tekst: Hvad er din rolle?",
        "    hvorfor: Så vi kan vælge eksempler, I kan bruge.",
        "    svar: [Bestyrelse, Drift & service]",
        "  - id: emne",
        "    tekst: Hvad vil du helst høre om?",
        "    hvorfor: Så oplægget kan begynde der.",
        "spoerg-om-behov: ja",
    ];

    private readonly WebinarSite site = new();
    private Visit visit = null!;

    public ValueTask InitializeAsync()
    {
        site.Publish(Webinar, Lines);
        site.Publish("een-plads", "pladser: 1");
        visit = new Visit(site.Visitor());
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_question_says_why_it_is_asked_and_that_nobody_has_to_answer()
    {
        var page = await visit.OpenAsync(FormAddress);

        Assert.Equal(
            ["Name", "Email", "Organisation", "Answers[rolle]", "Answers[emne]", "Wishes", "WantsComing"],
            page.Form.QuerySelectorAll("input:not([type=hidden], .trap *), textarea").Select(field => field.GetAttribute("name")!).Distinct());
        var role = page.Document.QuerySelector("fieldset")!;
        Assert.Equal("Hvad er din rolle? (valgfri)", role.QuerySelector("legend")!.TextContent);
        Assert.Equal(["Bestyrelse", "Drift & service", "Vil ikke svare"], role.QuerySelectorAll("label").Select(label => label.TextContent));
        Assert.Empty(role.QuerySelectorAll("[checked]"));
        Assert.Equal("Så vi kan vælge eksempler, I kan bruge.", Hint(page, role.Id!));
        Assert.Equal("Så oplægget kan begynde der.", Hint(page, "Answers-emne"));
        Assert.Contains("ikke hvorfor", Hint(page, "Wishes"), StringComparison.Ordinal);
        Assert.Contains("slettet senest den 4. maj 2022", Hint(page, "Wishes"), StringComparison.Ordinal);
        Assert.All(page.Form.QuerySelectorAll("input:not([type=hidden], .trap *), textarea"), field => Assert.NotNull(page.Document.QuerySelector($"label[for={field.Id}]")));
    }

    [Fact]
    public async Task The_answers_are_stored_cleaned_by_the_questions_they_answer()
    {
        var answer = await visit.SignUpAsync(
            Webinar, [.. Aase, ("Answers[rolle]", "Drift & service"), ("Answers[emne]", " Ro\r\nog\torden\u200B "), ("Answers[andet]", "x"), ("Wishes", "Tekst på skærmen,\r\ntak")]);

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal(new Dictionary<string, string> { ["rolle"] = "Drift & service", ["emne"] = "Ro og orden" }, row.Answers);
        Assert.Equal("Tekst på skærmen, tak", row.Wishes);
    }

    [Fact]
    public async Task Nobody_has_to_answer()
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SignUpAsync(Webinar, Aase)).Status);

        var row = Assert.Single(await RowsAsync());
        Assert.Empty(row.Answers);
        Assert.Null(row.Wishes);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_right_is_told_at_its_field_and_nothing_typed_is_lost()
    {
        var page = await visit.SignUpAsync(
            Webinar, [.. Aase, ("Answers[rolle]", "Konge"), ("Answers[emne]", new string('æ', 501)), ("Wishes", "<b>Tolk</b>"), ("WantsComing", "ja")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(["#Answers-rolle", "#Answers-emne"], page.Document.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")!));
        Assert.All(page.Document.QuerySelectorAll(".errors a"), link =>
        {
            var field = page.Document.GetElementById(link.GetAttribute("href")![1..])!;
            Assert.Equal("true", field.GetAttribute("aria-invalid"));
            Assert.Contains(link.TextContent, field.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.Document.GetElementById(id)!.TextContent));
        });
        Assert.Equal(new string('æ', 501), page.Value("'Answers[emne]'"));
        Assert.Equal("<b>Tolk</b>", page.Document.GetElementById("Wishes")!.TextContent.Trim());
        Assert.True(page.Has("#WantsComing[checked]"));
        Assert.Empty(await RowsAsync());

        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendAsync(page, ("Answers[emne]", "Ro"))).Status);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((1, "Ro", "<b>Tolk</b>"), (row.Answers.Count, row.Answers["emne"], row.Wishes));
    }

    [Fact]
    public async Task The_answers_come_through_the_question_about_the_domain_and_through_a_correction()
    {
        var question = await visit.SignUpAsync(
            Webinar, ("Name", "Åse Ærø"), ("Email", "aase@gmial.com"), ("Answers[rolle]", "Bestyrelse"), ("Answers[emne]", "Ro"), ("Wishes", "Tolk"), ("WantsComing", "ja"));
        Assert.Equal("Bestyrelse", question.Document.QuerySelector("[type=radio][checked]")!.GetAttribute("value"));
        var receipt = await visit.OpenAsync((await visit.SendAsync(question)).Location);
        var correction = await visit.OpenAsync(receipt.Links.Single(link => link.EndsWith("/ret", StringComparison.Ordinal)));
        Assert.False(correction.Has("fieldset, textarea, [type=checkbox]"));

        await visit.SendAsync(correction, ("Email", "aase@gmail.com"));

        var row = (await RowsAsync()).Single(row => row.IsLive);
        Assert.Equal(("aase@gmail.com", "Bestyrelse", "Ro", "Tolk"), (row.Email, row.Answers["rolle"], row.Answers["emne"], row.Wishes));
        Assert.Equal("aase@gmail.com", Assert.Single(await ConsentsAsync()).Email);
    }

    [Fact]
    public async Task The_box_is_empty_and_says_before_it_is_ticked_that_one_can_say_no_again()
    {
        var page = await visit.OpenAsync(FormAddress);

        Assert.Equal("Skriv til mig om kommende webinarer", page.Document.QuerySelector("label[for=WantsComing]")!.TextContent);
        Assert.False(page.Has("#WantsComing[checked]"));
        Assert.Contains("Du kan altid sige nej tak igen", Hint(page, "WantsComing"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ja", true)]
    [InlineData("true", false)]
    [InlineData("on", false)]
    [InlineData("", false)]
    [InlineData("Ja ", false)]
    public async Task Only_the_box_itself_is_a_yes(string posted, bool isConsent)
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SignUpAsync(Webinar, [.. Aase, ("WantsComing", posted)])).Status);

        Assert.Equal(isConsent ? 1 : 0, (await ConsentsAsync()).Count);
    }

    [Theory]
    [InlineData("Answers", "x")]
    [InlineData("Answers[]", "x")]
    [InlineData("Answers[0].Key", "rolle")]
    [InlineData("Answers[__proto__]", "x")]
    [InlineData("Answers[rolle][x]", "x")]
    [InlineData("Answers.rolle", "x")]
    public async Task Fields_that_nobody_asked_for_hinder_nobody_and_store_nothing(string field, string text)
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SignUpAsync(Webinar, [.. Aase, (field, text)])).Status);

        Assert.Empty(Assert.Single(await RowsAsync()).Answers);
    }

    [Fact]
    public async Task Who_wants_the_recording_is_not_asked_about_the_webinar()
    {
        site.Publish(Webinar, [.. Lines, "optagelse: https://optagelse.example/1", "optagelse-kun-for-tilmeldte: ja"]);
        var form = await visit.OpenAsync(FormAddress);
        site.Now = Launch.EndsAt.AddDays(1);
        Assert.False((await visit.OpenAsync(FormAddress)).Has("fieldset, textarea"));

        var shownAgain = await visit.SendAsync(form, [.. Aase, ("Answers[emne]", "Ro"), ("Wishes", "Tolk")]);
        Assert.False(shownAgain.Has("fieldset, textarea"));
        await visit.PostAsync(FormAddress, shownAgain.Filled(("Answers[emne]", "Ro"), ("Wishes", "Tolk")));

        var row = Assert.Single(await RowsAsync());
        Assert.Empty(row.Answers);
        Assert.Null(row.Wishes);
    }

    [Fact]
    public async Task The_waiting_list_has_a_day_of_deletion_of_its_own()
    {
        await visit.SignUpAsync("een-plads", Aase);

        var page = await visit.OpenAsync("/webinarer/een-plads/tilmelding");

        Assert.Contains("slettet senest den 20. maj 2022, og får du en plads, senest den 19. juli 2022.", page.Text, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    private static string Hint(VisitedPage page, string id) =>
        page.Document.GetElementById(page.Document.GetElementById(id)!.GetAttribute("aria-describedby")!.Split(' ')[0])!.TextContent.Replace('\u00A0', ' ');

    private async Task<List<SignUp>> RowsAsync()
    {
        await using var db = site.OpenDatabase();
        return await db.SignUps.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }

    private async Task<List<Consent>> ConsentsAsync()
    {
        await using var db = site.OpenDatabase();
        return await db.Consents.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }
}
