using System.Net;
using System.Text;
using AlmenHaefte.SignUps;
using AlmenHaefte.Webinars;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Webinars;

public sealed class SignUpFormTests : IClassFixture<SignUpFormTests.Site>
{
    private static int webinars;

    private readonly Site site;
    private readonly Visit visit;

    /// <summary>Each test has a webinar of its own on the one site.</summary>
    private readonly string webinar;

    public SignUpFormTests(Site site)
    {
        this.site = site;
        visit = new Visit(site.Visitor());
        site.Now = Launch.InMarch;
        webinar = Site.Webinars[webinars++];
    }

    private string FormAddress => $"/webinarer/{webinar}/tilmelding";

    [Theory]
    [InlineData("Åse Ærø", "aase@almenbo.example", "fsb & KAB")]
    [InlineData("Søren O’Brien", "soeren.o'brien@blåbærgrød.example", "")]
    [InlineData("Å", "aa@almenbo.example", "»Søparken«")]
    public async Task A_person_signs_up_and_gets_a_receipt(string name, string email, string organisation)
    {
        var answer = await visit.SignUpAsync(webinar, ("Name", name), ("Email", email), ("Organisation", organisation));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var receipt = await visit.OpenAsync(answer.Location);

        Assert.Equal("Du er tilmeldt", receipt.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(email, receipt.Document.QuerySelector("strong.address")!.TextContent);
        Assert.Contains("Tiden er foreløbig.", receipt.Text, StringComparison.Ordinal);
        Assert.True(receipt.Has("main time[datetime='2022-07-19']"));
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((name, email, organisation), (row.Name, row.Email, row.Organisation ?? ""));
    }

    [Fact]
    public async Task The_form_asks_for_little_and_says_who_asks_why_and_until_when()
    {
        var page = await visit.OpenAsync(FormAddress);

        Assert.Equal(["Name", "Email", "Organisation", "WantsComing"], page.Form.QuerySelectorAll("input:not([type=hidden], .trap *)").Select(input => input.GetAttribute("name")!));
        Assert.All(page.Form.QuerySelectorAll("input:not([type=hidden], .trap *)"), input => Assert.NotNull(page.Document.QuerySelector($"label[for={input.Id}]")));
        Assert.All(page.Form.QuerySelectorAll("[autocomplete]:not(.trap *)"), input => Assert.Equal("false", input.GetAttribute("spellcheck")));
        Assert.Equal(["name", "email", "organization"], page.Form.QuerySelectorAll("[autocomplete]:not(.trap *)").Select(input => input.GetAttribute("autocomplete")!));
        Assert.True(page.Form.HasAttribute("novalidate"));
        Assert.Contains("De bliver slettet senest den 19. juli 2022.", page.Text, StringComparison.Ordinal);
        Assert.Contains("/privatliv", page.Links);
        Assert.Contains("no-store", page.CacheControl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_the_top_and_at_the_field_and_nothing_typed_is_lost()
    {
        var page = await visit.SignUpAsync(webinar, ("Name", ""), ("Email", "aase.aeroe@"), ("Organisation", "Søparken"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Fejl: ", page.Document.Title, StringComparison.Ordinal);
        var summary = page.Document.QuerySelector("main > :first-child")!;
        Assert.Equal(("alert", "-1", true), (summary.GetAttribute("role"), summary.GetAttribute("tabindex"), summary.HasAttribute("autofocus")));
        Assert.Equal("Ret følgende", summary.QuerySelector("h2")!.TextContent);
        Assert.Equal(["#Name", "#Email"], summary.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!));
        foreach (var link in summary.QuerySelectorAll("a"))
        {
            var field = page.Document.QuerySelector(link.GetAttribute("href")!)!;
            var notes = field.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.Document.GetElementById(id)!.TextContent);
            Assert.Equal("true", field.GetAttribute("aria-invalid"));
            Assert.Contains(link.TextContent, notes);
        }
        Assert.Equal(("", "aase.aeroe@", "Søparken"), (page.Value("Name"), page.Value("Email"), page.Value("Organisation")));
        Assert.False(page.Document.GetElementById("Organisation")!.HasAttribute("aria-invalid"));
        Assert.Empty(await RowsAsync());
    }

    [Theory]
    [InlineData(80, HttpStatusCode.SeeOther)]
    [InlineData(81, HttpStatusCode.UnprocessableEntity)]
    public async Task A_name_has_room_for_eighty_letters(int letters, HttpStatusCode status) =>
        Assert.Equal(status, (await visit.SignUpAsync(webinar, ("Name", new string('ø', letters)), ("Email", "aase@almenbo.example"))).Status);

    [Theory]
    [InlineData("<script>alert('æ')</script>", "x@y.example", "")]
    [InlineData("Åse", "\"><script>@y.example", "")]
    [InlineData("", "aase@almenbo.example", "\" autofocus onfocus=alert(1) x=\"<script>")]
    public async Task What_is_typed_is_never_markup(string name, string email, string organisation)
    {
        var page = await visit.SignUpAsync(webinar, ("Name", name), ("Email", email), ("Organisation", organisation));

        Assert.DoesNotContain("<script>", page.Html, StringComparison.Ordinal);
        Assert.Equal((name, email, organisation), (page.Value("Name"), page.Value("Email"), page.Value("Organisation")));
        Assert.False(page.Has("[onfocus]"));
    }

    [Fact]
    public async Task An_organisation_that_looks_like_markup_is_shown_as_text_and_stored_as_typed()
    {
        await visit.SignUpAsync(webinar, ("Name", "Åse Ærø"), ("Email", "aase@almenbo.example"), ("Organisation", "<b>KAB</b> & fsb"));

        Assert.Equal("<b>KAB</b> & fsb", Assert.Single(await RowsAsync()).Organisation);
    }

    [Fact]
    public async Task The_same_form_sent_five_times_is_one_sign_up_and_one_answer()
    {
        var form = (await visit.OpenAsync(FormAddress)).Filled(("Name", "Åse Ærø"), ("Email", "aase@almenbo.example"));

        var answers = new List<VisitedPage>();
        for (var time = 0; time < 5; time++)
        {
            answers.Add(await visit.PostAsync(FormAddress, form));
        }
        answers.AddRange(await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => visit.PostAsync(FormAddress, form))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
        var receipts = await Task.WhenAll(answers.Select(answer => visit.OpenAsync(answer.Location)));
        Assert.Single(receipts.Select(receipt => receipt.Text).Distinct());
        Assert.Single(await RowsAsync());
    }

    [Fact]
    public async Task A_known_address_gets_the_same_page_as_a_new_one_and_nothing_is_overwritten()
    {
        var first = await visit.SignUpToReceiptAsync(webinar, "Åse Ærø", "aase@almenbo.example");
        var again = await new Visit(site.Visitor()).SignUpToReceiptAsync(webinar, "En Anden", "aase@almenbo.example");

        Assert.Equal(WithoutToken(first), WithoutToken(again));
        Assert.Equal(first.Status, again.Status);
        Assert.Equal("Åse Ærø", Assert.Single(await RowsAsync()).Name);
    }

    [Fact]
    public async Task A_full_webinar_gives_a_known_address_the_same_page_as_a_new_one()
    {
        await visit.SignUpToReceiptAsync("fuldt", "Åse Ærø", "aase@almenbo.example");

        var known = await new Visit(site.Visitor()).SignUpToReceiptAsync("fuldt", "Åse Ærø", "aase@almenbo.example");
        var unknown = await new Visit(site.Visitor()).SignUpToReceiptAsync("fuldt", "Åse Ærø", "ny@almenbo.example");
        var waiting = await new Visit(site.Visitor()).SignUpToReceiptAsync("fuldt", "Åse Ærø", "ny@almenbo.example");

        Assert.Contains("Er du ikke allerede tilmeldt, står du nu på venteliste – se mailen", known.Text, StringComparison.Ordinal);
        Assert.Equal(WithoutToken(known).Replace("aase@", "ny@", StringComparison.Ordinal), WithoutToken(unknown));
        Assert.Equal(WithoutToken(unknown), WithoutToken(waiting));
        Assert.Equal([SignUpState.Confirmed, SignUpState.Waitlisted], (await RowsAsync("fuldt")).Select(row => row.State));
    }

    [Fact]
    public async Task Ninety_six_people_at_once_get_the_ten_seats_there_are()
    {
        var visitors = Enumerable.Range(0, 96).Select(n => (Visit: new Visit(site.Visitor()), Email: $"deltager{n}@almenbo.example")).ToList();
        var forms = await Task.WhenAll(visitors.Select(visitor => visitor.Visit.OpenAsync("/webinarer/ti-pladser/tilmelding")));

        var answers = await Task.WhenAll(visitors.Zip(forms, (visitor, form) => visitor.Visit.SendAsync(form, ("Name", "Deltager"), ("Email", visitor.Email))));

        Assert.Equal(10, answers.Count(answer => answer.Status == HttpStatusCode.SeeOther));
        Assert.Equal(86, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
        Assert.Equal(10, (await RowsAsync("ti-pladser")).Count);
        Assert.Equal("Fuldt. Alle pladser er taget, og man kan ikke længere tilmelde sig. Optagelsen kommer her på siden, når den er klar.", answers.First(answer => answer.Status == HttpStatusCode.Conflict).State);
    }

    [Fact]
    public async Task A_domain_that_looks_mistyped_is_asked_about_and_can_be_put_right()
    {
        var question = await visit.SignUpAsync(webinar, ("Name", "Åse Ærø"), ("Email", "aase@gmial.com"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, question.Status);
        Assert.StartsWith("Mente du aase@gmail.com?", question.Document.Title, StringComparison.Ordinal);
        Assert.Contains("Du bliver tilmeldt, så snart du trykker på en af knapperne.", question.Text, StringComparison.Ordinal);
        Assert.Equal(["Nej, behold aase@gmial.com", "Brug aase@gmail.com"], question.Form.QuerySelectorAll("button").Select(button => button.TextContent));
        Assert.True(question.Has("[role=group][autofocus][tabindex='-1']"));
        Assert.Empty(await RowsAsync());

        await visit.SendAsync(question, ("Suggestion", "aase@gmail.com"));

        Assert.Equal("aase@gmail.com", Assert.Single(await RowsAsync()).Email);
    }

    [Fact]
    public async Task An_address_sent_a_second_time_always_stands()
    {
        var question = await visit.SignUpAsync(webinar, ("Name", "Åse Ærø"), ("Email", "aase@gmial.com"));

        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendAsync(question)).Status);
        Assert.Equal("aase@gmial.com", Assert.Single(await RowsAsync()).Email);
    }

    [Fact]
    public async Task The_question_stands_beside_other_faults_and_is_asked_once()
    {
        var both = await visit.SignUpAsync(webinar, ("Name", ""), ("Email", "aase@gmial.com"), ("Organisation", "Søparken"));
        Assert.Equal("Skriv dit navn.", both.Document.QuerySelector(".errors a")!.TextContent);
        Assert.Equal("Søparken", both.Value("Organisation"));
        Assert.False(both.Document.QuerySelector("[role=group]")!.HasAttribute("autofocus"));

        var kept = await visit.SendAsync(both);
        Assert.False(kept.Has("[role=group]"));

        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendAsync(kept, ("Name", "Åse Ærø"))).Status);
        Assert.Equal("aase@gmial.com", Assert.Single(await RowsAsync()).Email);
    }

    [Fact]
    public async Task A_comma_for_the_last_dot_is_refused_with_the_address_that_was_meant()
    {
        var question = await visit.SignUpAsync(webinar, ("Name", "Åse Ærø"), ("Email", "aase@almenbo,dk"));
        Assert.True(question.Has("#Email-error"));

        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendAsync(question, ("Suggestion", "aase@almenbo.dk"))).Status);
        Assert.Equal("aase@almenbo.dk", Assert.Single(await RowsAsync()).Email);
    }

    [Fact]
    public async Task Organisations_that_several_have_named_are_suggested()
    {
        for (var n = 0; n < 3; n++)
        {
            await visit.SignUpAsync(webinar, ("Name", "Deltager"), ("Email", $"d{n}@almenbo.example"), ("Organisation", "Boligforeningen Ærø & Øerne"));
        }

        // As the site does now and then.
        await using var db = site.OpenDatabase();
        await site.Services.GetRequiredService<CommonNames>().LearnAsync(new SignUpList(db), TestContext.Current.CancellationToken);
        var form = await visit.OpenAsync(FormAddress);

        Assert.Equal("Boligforeningen Ærø & Øerne", form.Document.QuerySelector($"datalist#{form.Document.GetElementById("Organisation")!.GetAttribute("list")} option")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("SubmissionId", "abc")]
    [InlineData("SubmissionId", "")]
    [InlineData("Id", "1")]
    [InlineData("State", "Cancelled")]
    [InlineData("CreatedAt", "2020-01-01")]
    [InlineData("WebinarId", "en-anden")]
    [InlineData("form.Name", "En Anden")]
    public async Task What_the_form_does_not_ask_for_changes_nothing(string field, string text)
    {
        var answer = await visit.SignUpAsync(webinar, ("Name", "Åse Ærø"), ("Email", "aase@almenbo.example"), (field, text));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal(("Åse Ærø", SignUpState.Confirmed, webinar), (row.Name, row.State, row.WebinarId));
        Assert.Equal(Launch.InMarch, row.CreatedAt, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("__RequestVerificationToken", "for gammel")]
    [InlineData("__RequestVerificationToken", "")]
    public async Task A_form_that_was_open_too_long_comes_back_filled_in_and_can_be_sent(string field, string text)
    {
        var old = await visit.SignUpAsync(webinar, ("Name", "Åse Ærø"), ("Email", "aase@almenbo.example"), (field, text));
        Assert.Equal(HttpStatusCode.BadRequest, old.Status);
        Assert.Contains("Siden har været åben for længe", old.Text, StringComparison.Ordinal);
        Assert.Equal(("Åse Ærø", "aase@almenbo.example"), (old.Value("Name"), old.Value("Email")));
        Assert.Empty(await RowsAsync());

        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendAsync(old)).Status);
        Assert.Single(await RowsAsync());
    }

    [Fact]
    public async Task The_forms_cookie_is_for_this_site_over_a_sealed_line_alone()
    {
        var cookie = (await visit.OpenAsync(FormAddress)).Response.Headers.GetValues("Set-Cookie").Single();

        Assert.Contains("secure", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_elsewhere_signs_nobody_up()
    {
        var page = await new Visit(site.Visitor()).PostAsync(FormAddress, new Dictionary<string, string> { ["Name"] = "Åse Ærø", ["Email"] = "aase@almenbo.example" });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Empty(await RowsAsync());
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("application/x-www-form-urlencoded; charset=\"utf-16\"")]
    [InlineData("application/x-www-form-urlencoded; charset=klingon")]
    [InlineData("application/json")]
    public async Task What_is_not_a_form_in_our_letters_is_refused_in_words(string type)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes("Name=Aase&Email=aase%40almenbo.example"));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var page = await visit.PostAsync(FormAddress, content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, page.Status);
        Assert.Equal("Sitet kan ikke læse det, der blev sendt", page.Document.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/webinarer")]
    public async Task A_page_that_takes_no_posts_is_not_upset_by_strange_letters(string address)
    {
        using var content = new ByteArrayContent("x=1"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded; charset=utf-7");

        Assert.InRange((int)(await visit.PostAsync(address, content)).Status, 400, 499);
    }

    [Fact]
    public async Task A_broken_form_is_refused_in_words()
    {
        using var content = new ByteArrayContent("ikke noget"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data");

        Assert.Equal(HttpStatusCode.BadRequest, (await visit.PostAsync(FormAddress, content)).Status);
    }

    [Fact]
    public async Task A_webinar_that_has_closed_meanwhile_answers_with_its_state_and_not_with_faults()
    {
        var form = await visit.OpenAsync(FormAddress);
        site.Now = Launch.EndsAt;

        foreach (var name in new[] { "Åse Ærø", "" })
        {
            var page = await visit.SendAsync(form, ("Name", name), ("Email", "aase@almenbo.example"));

            Assert.Equal(HttpStatusCode.Conflict, page.Status);
            Assert.EndsWith("Tilmeldingen er lukket.", page.State, StringComparison.Ordinal);
            Assert.False(page.Has(".errors"));
        }
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task When_the_database_cannot_be_written_the_visitor_is_asked_to_wait_and_keeps_the_text()
    {
        var form = await visit.OpenAsync(FormAddress);
        VisitedPage page;
        var started = TimeProvider.System.GetTimestamp();
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(site.DataRoot, "almenhaefte.db")};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var held = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
            page = await visit.SendAsync(form, ("Name", "Åse Ærø"), ("Email", "aase@almenbo.example"), ("Organisation", "Søparken"));
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal(TimeSpan.FromSeconds(10), page.Response.Headers.RetryAfter!.Delta);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 8);
        Assert.Contains("kunne ikke gemmes lige nu", page.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Åse Ærø", "aase@almenbo.example", "Søparken"), (page.Value("Name"), page.Value("Email"), page.Value("Organisation")));
        Assert.Equal(form.Value("SubmissionId"), page.Value("SubmissionId"));

        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendAsync(page)).Status);
        Assert.Single(await RowsAsync());
    }

    private static string WithoutToken(VisitedPage receipt) =>
        receipt.Html.Replace(receipt.Response.RequestMessage!.RequestUri!.Segments[^1].TrimEnd('/'), "…", StringComparison.Ordinal);

    private async Task<List<SignUp>> RowsAsync(string? of = null)
    {
        await using var db = site.OpenDatabase();
        return await db.SignUps.AsNoTracking().Where(signUp => signUp.WebinarId == (of ?? webinar)).OrderBy(signUp => signUp.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    public sealed class Site : WebinarSite
    {
        public static readonly IReadOnlyList<string> Webinars = [.. Enumerable.Range(1, 60).Select(n => $"webinar-{n}")];

        public Site()
        {
            foreach (var slug in Webinars)
            {
                Publish(slug, "forbehold: Tiden er foreløbig.");
            }
            Publish("ti-pladser", "pladser: 10", "venteliste: nej");
            Publish("fuldt", "pladser: 1");
        }
    }
}
