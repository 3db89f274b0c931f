using System.Net;
using AlmenHaefte.Drafts;
using AlmenHaefte.Mailing;
using AlmenHaefte.Publishing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Newsroom.Webinars;

public sealed class EditTests : WebinarRoom
{
    private static readonly (string Field, string Text)[] NextDay = [("StartsAt", "2022-04-21T10:00"), ("EndsAt", "2022-04-21T11:30")];

    private string FilePath => Path.Combine(Site.ContentRoot, "webinarer", $"{Slug}.md");

    [Fact]
    public async Task Before_a_new_time_is_saved_one_sees_who_gets_which_mail()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example");
        await AddAsync("Bo Ågård", "bo@almenbo.example", isWaiting: true);

        var review = await ReviewAsync(NextDay);

        Assert.Contains("onsdag den 20. april 2022 kl. 10.00–11.30", review.Document.QuerySelector("del")!.TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("1 mail til dem med en plads: »Nyt tidspunkt«.", review.Text, StringComparison.Ordinal);
        Assert.Contains("1 mail til dem på ventelisten: »Nyt tidspunkt«.", review.Text, StringComparison.Ordinal);
        Assert.Contains("Hej Åse Ærø", review.Document.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("begynder: 2022-04-20T10:00", await File.ReadAllTextAsync(FilePath, Cancellation), StringComparison.Ordinal);
        Assert.Empty(await QueuedAsync());
    }

    [Fact]
    public async Task A_webinar_that_is_moved_and_put_back_within_five_minutes_leaves_no_mail()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        var before = await File.ReadAllTextAsync(FilePath, Cancellation);

        var page = await Me.OpenAsync((await SendAsync(await ReviewAsync(NextDay), "/ret")).Location);
        Assert.Contains("Ændringen er gemt.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Torsdag den 21. april 2022", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal([MailKind.Moved], await QueuedAsync());
        Assert.Contains("Webinaret ændret af Søren O’Brien: Tid", page.Text, StringComparison.Ordinal);

        var undone = await Me.OpenAsync((await SendAsync(page, "/ret/fortryd")).Location);
        Site.Now += WebinarChanges.RegretTime + TimeSpan.FromMinutes(1);

        Assert.Contains("Ændringen er fortrudt.", undone.Text, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(FilePath, Cancellation));
        Assert.Empty(await DueAsync());
        Assert.Equal(Launch.StartsAt, (await RowAsync(aase)).StartsAt);
        Assert.False((await Me.OpenAsync(Room)).Has("form.regret"));
    }

    [Fact]
    public async Task After_five_minutes_it_is_too_late_and_the_mail_leaves()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example");
        var saved = await Me.OpenAsync((await SendAsync(await ReviewAsync(NextDay), "/ret")).Location);
        Site.Now += WebinarChanges.RegretTime + TimeSpan.FromMinutes(1);

        var page = await Me.OpenAsync((await SendAsync(saved, "/ret/fortryd")).Location);

        Assert.Contains("Det var for sent", page.Text, StringComparison.Ordinal);
        Assert.Contains("begynder: 2022-04-21T10:00", await File.ReadAllTextAsync(FilePath, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_time_without_a_mail_needs_a_reason_and_then_nobody_is_told()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        var review = await ReviewAsync(NextDay);

        var refused = await Me.Visit.PostAsync($"{Room}/ret", Quietly(review));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Skriv, hvorfor ingen skal have at vide", refused.Text, StringComparison.Ordinal);

        var answer = await Me.Visit.PostAsync($"{Room}/ret", Quietly(refused, ("reason", "Alle har fået det at vide på mødet")));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Empty(await QueuedAsync());
        Assert.Equal(Launch.StartsAt.AddDays(1), (await RowAsync(aase)).StartsAt);
        Assert.Contains("Uden mail: Alle har fået det at vide på mødet", (await Me.OpenAsync(Room)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_change_is_put_back_in_silence()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        var page = await Me.OpenAsync((await Me.Visit.PostAsync($"{Room}/ret", Quietly(await ReviewAsync(NextDay), ("reason", "Prøve")))).Location);

        await SendAsync(page, "/ret/fortryd");

        Assert.Empty(await QueuedAsync());
        Assert.Equal(Launch.StartsAt, (await RowAsync(aase)).StartsAt);
    }

    [Fact]
    public async Task More_seats_tell_how_many_move_up()
    {
        Publish("pladser: 1");
        await AddAsync("Åse Ærø", "aase@almenbo.example");
        var bo = await AddAsync("Bo Ågård", "bo@almenbo.example", isWaiting: true);
        await AddAsync("Søren O’Brien", "soeren@almenbo.example", isWaiting: true);

        var review = await ReviewAsync(("Capacity", "2"));
        Assert.Contains("1 rykker op og får mail med det samme.", review.Text, StringComparison.Ordinal);
        await SendAsync(review, "/ret");

        Assert.Equal(SignUpState.Confirmed, (await RowAsync(bo)).State);
    }

    [Fact]
    public async Task A_cancelled_webinar_is_told_of_and_can_be_put_on_again()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");

        var review = await ReviewAsync(("CancelledBecause", "Oplægsholderen er syg: 'influenza'."));
        Assert.Contains("1 mail til dem med en plads: »Webinaret er aflyst«.", review.Text, StringComparison.Ordinal);
        var page = await Me.OpenAsync((await SendAsync(review, "/ret")).Location);
        Assert.Contains("Aflyst. Oplægsholderen er syg: 'influenza'.", page.Text, StringComparison.Ordinal);
        Assert.Equal(SignUpState.Cancelled, (await RowAsync(aase)).State);

        await SendAsync(page, "/ret/fortryd");

        Assert.Equal(SignUpState.Confirmed, (await RowAsync(aase)).State);
    }

    [Fact]
    public async Task Whoever_has_never_been_told_of_a_time_is_counted_among_those_who_are_told_that_it_is_cancelled()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        await using (var db = Site.OpenDatabase())
        {
            await db.SignUps.Where(row => row.Id == aase.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.EndsAt, DateTimeOffset.MinValue), Cancellation);
        }

        var review = await ReviewAsync(("CancelledBecause", "Oplægsholderen er syg."));
        Assert.Contains("1 mail til dem med en plads: »Webinaret er aflyst«.", review.Text, StringComparison.Ordinal);
        await SendAsync(review, "/ret");

        Assert.Equal([MailKind.WebinarCancelled], await QueuedAsync());
    }

    [Fact]
    public async Task A_webinar_that_is_cancelled_in_silence_is_put_on_again_in_silence()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");

        var page = await Me.OpenAsync((await Me.Visit.PostAsync($"{Room}/ret", Quietly(await ReviewAsync(("CancelledBecause", "Det var en prøve."))))).Location);
        Assert.Equal((SignUpState.Cancelled, CancelReason.WebinarCancelled), ((await RowAsync(aase)).State, (await RowAsync(aase)).CancelledBecause));
        await SendAsync(page, "/ret/fortryd");

        Assert.Equal(SignUpState.Confirmed, (await RowAsync(aase)).State);
        Assert.Empty(await QueuedAsync());
    }

    [Theory]
    [InlineData("MeetingUrl", "https://moede.example/1", "Mødelinket: ingen mail er nødvendig.")]
    [InlineData("Title", "Et nyt navn", "ingen får mail om en ny titel alene")]
    public async Task What_nobody_is_mailed_about_says_so(string field, string text, string told)
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example");

        var review = await ReviewAsync((field, text));

        Assert.Contains(told, review.Text, StringComparison.Ordinal);
        Assert.Contains("Hvem får mail? Ingen.", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gem uden mail", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_is_told_of_once_and_not_when_it_is_taken_away_again()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example");
        await ComeBackAsync(Launch.EndsAt.AddDays(1));

        var review = await ReviewAsync(("RecordingUrl", "https://video.example/1"));
        Assert.Contains("1 mail til dem, der ikke var med: »Optagelsen er klar«.", review.Text, StringComparison.Ordinal);
        var page = await Me.OpenAsync((await SendAsync(review, "/ret")).Location);
        Assert.Equal([MailKind.Recording], await QueuedAsync());

        await SendAsync(page, "/ret/fortryd");
        Assert.Empty(await QueuedAsync());

        await SendAsync(await ReviewAsync(("RecordingUrl", "https://video.example/2")), "/ret");
        Assert.Equal([MailKind.Recording], await QueuedAsync());
    }

    [Theory]
    [InlineData("EndsAt", "2022-04-20T09:00", "Webinaret skal slutte, efter at det begynder.")]
    [InlineData("StartsAt", "2022-03-27T02:30", "Det klokkeslæt findes ikke den nat")]
    [InlineData("MeetingUrl", "http://moede.example", "Mødelinket skal begynde med https://.")]
    [InlineData("Title", "", "Skriv en titel.")]
    [InlineData("Capacity", "mange", "Skriv et helt tal fra 1 til")]
    public async Task What_cannot_be_published_is_refused_beside_its_field(string field, string text, string reason)
    {
        var page = await SendAsync(await Me.OpenAsync($"{Room}/ret"), "/gennemsyn", (field, text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(reason, page.Document.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(text, page.Document.QuerySelector($"#{field}")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Two_people_at_once_are_told_and_nothing_is_written_over()
    {
        var review = await ReviewAsync(("Title", "Mit navn"));
        Publish("pladser: 7");
        var theirs = await File.ReadAllTextAsync(FilePath, Cancellation);

        var page = await SendAsync(review, "/ret");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("En anden har ændret webinaret", page.Text, StringComparison.Ordinal);
        Assert.Equal("Mit navn", page.Document.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal(theirs, await File.ReadAllTextAsync(FilePath, Cancellation));
    }

    [Fact]
    public async Task What_the_form_does_not_know_stays_in_the_file()
    {
        Publish("arrangoerer:", "  - AlmenNet", "kontakt: 'Åse & Bo'  # en bemærkning");

        await SendAsync(await ReviewAsync(("Title", "Åses: »nye« 'navn' #1")), "/ret");

        var text = await File.ReadAllTextAsync(FilePath, Cancellation);
        Assert.Contains("titel: 'Åses: »nye« ''navn'' #1'\n", text, StringComparison.Ordinal);
        Assert.Contains("arrangoerer:\n  - AlmenNet\nkontakt: 'Åse & Bo'  # en bemærkning\n", text, StringComparison.Ordinal);
        Assert.Contains("Åses: »nye«", (await new Visit(Site.Visitor()).OpenAsync($"/webinarer/{Slug}")).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_arranges_it_and_what_is_asked_at_sign_up_are_fields()
    {
        var review = await ReviewAsync(
            ("Organisers", "AlmenNet\r\n fsb's »hjem« \r\n\r\n"), ("Contact", "Åse Ærø: 12 34 56 78"), ("AsksForWishes", "ja"), ("RetentionDays", "30"), ("Afterwards", "Tak for i dag."),
            ("FirstQuestion", "Hvor langt er I?"), ("FirstWhy", "Så vi kan tale til jer."), ("FirstChoices", "Vi overvejer\r\nVi er i gang: nu"),
            ("SecondQuestion", "Hvad vil I høre om?"), ("SecondWhy", "Så programmet passer."));
        Assert.Contains("Hvor langt er I? (Så vi kan tale til jer.) Vi overvejer / Vi er i gang: nu", review.Document.QuerySelector(".facts-list")!.TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);

        await SendAsync(review, "/ret");

        Assert.EndsWith("""
            efter: Tak for i dag.
            kontakt: 'Åse Ærø: 12 34 56 78'
            spoerg-om-behov: ja
            slettes-efter-dage: 30
            arrangoerer:
              - AlmenNet
              - 'fsb''s »hjem«'
            spoergsmaal:
              - id: hvor-langt-er-i
                tekst: Hvor langt er I?
                hvorfor: Så vi kan tale til jer.
                svar:
                  - Vi overvejer
                  - 'Vi er i gang: nu'
              - id: hvad-vil-i-hoere-om
                tekst: Hvad vil I høre om?
                hvorfor: Så programmet passer.
            ---

            Programmet.

            """.ReplaceLineEndings("\n"), await File.ReadAllTextAsync(FilePath, Cancellation), StringComparison.Ordinal);
        var form = await Me.OpenAsync($"{Room}/ret");
        Assert.Equal("Vi overvejer\nVi er i gang: nu", form.Document.QuerySelector("#FirstChoices")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_question_keeps_what_its_answers_hang_on_when_its_words_change()
    {
        Publish("spoergsmaal:", "  - { id: rolle, tekst: Hvad er din role?, hvorfor: For en ordens skyld. }", "  - { id: emne, tekst: Hvilket emne?, hvorfor: Nysgerrighed. }");

        await SendAsync(await ReviewAsync(("FirstQuestion", "Hvad er din rolle?")), "/ret");
        Assert.Equal(["rolle", "emne"], Webinar.Questions.Select(question => question.Id));

        await SendAsync(await ReviewAsync(("FirstQuestion", ""), ("FirstWhy", "")), "/ret");
        Assert.Equal(["emne"], Webinar.Questions.Select(question => question.Id));
    }

    [Theory]
    [InlineData("FirstWhy", "Fordi.", "FirstQuestion", "Skriv selve spørgsmålet")]
    [InlineData("SecondQuestion", "Hvorfor?", "SecondWhy", "Skriv, hvorfor spørgsmålet stilles.")]
    [InlineData("RetentionDays", "0", "RetentionDays", "Skriv et helt tal fra 30 til 365")]
    public async Task Half_a_question_or_a_strange_number_is_told_of_where_it_stands(string field, string text, string told, string reason)
    {
        var page = await SendAsync(await Me.OpenAsync($"{Room}/ret"), "/gennemsyn", (field, text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(reason, page.Document.QuerySelector($"#{told}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(text, page.Document.QuerySelector($"#{field}")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_question_with_one_answer_is_told_of_among_the_questions()
    {
        var page = await SendAsync(await Me.OpenAsync($"{Room}/ret"), "/gennemsyn", ("FirstQuestion", "Kommer I?"), ("FirstWhy", "Til kaffen."), ("FirstChoices", "Ja"));

        Assert.Contains("Der er kun ét svar at vælge", page.Document.QuerySelector("#FirstQuestion-error")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.Has("details.field-group[open]"));
    }

    [Fact]
    public async Task What_is_saved_is_a_version_of_the_file_and_no_change_on_disk()
    {
        await SendAsync(await ReviewAsync(("Title", "Et nyt navn")), "/ret");

        await using var scope = Site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DiskLook>().LookAsync(Site.Now, Cancellation);
        await using var db = Site.OpenDatabase();
        var latest = await db.Revisions.AsNoTracking().Where(row => row.Path == $"webinarer/{Slug}.md").OrderByDescending(row => row.Id).FirstAsync(Cancellation);
        Assert.Equal((RevisionKind.NewVersion, "Søren O’Brien", true), (latest.Kind, latest.WriterName, latest.IsSettled));
        Assert.Equal(await File.ReadAllTextAsync(FilePath, Cancellation), latest.Text);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_of_and_what_was_typed_stands_there()
    {
        // A folder in the way of the file: root may write where others may not, but not there.
        Directory.CreateDirectory(Path.Combine(Site.ContentRoot, "webinarer", "aabent-hus.md"));

        var page = await SendAsync(await Me.OpenAsync("/redaktion/nyt-webinar"), "/nyt-webinar", [("Title", "Åbent hus"), ("Summary", "Kom og hør."), .. NextDay, ("Body", "Programmet følger.")]);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("Sitet kan ikke skrive i indholdsmappen.", page.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Programmet følger.", page.Document.QuerySelector("#Body")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_new_webinar_is_a_draft_that_readers_do_not_find()
    {
        var answer = await SendAsync(await Me.OpenAsync("/redaktion/nyt-webinar"), "/nyt-webinar", [("Title", "Åbent hus på Ærø"), ("Summary", "Kom og hør."), .. NextDay, ("Body", "Programmet følger.")]);

        var page = await Me.OpenAsync(answer.Location);
        Assert.Equal("/redaktion/webinarer/aabent-hus-paa-aeroe?gjort=oprettet", answer.Location);
        Assert.Contains("Kladde.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Webinaret oprettet af Søren O’Brien", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await new Visit(Site.Visitor()).OpenAsync("/webinarer/aabent-hus-paa-aeroe")).Status);
    }

    [Fact]
    public async Task A_copy_has_another_address_and_no_dates_people_or_link()
    {
        Publish("pladser: 40", "moedelink: https://moede.example/1", "arrangoerer: [AlmenNet, fsb]");
        var form = await Me.OpenAsync($"/redaktion/nyt-webinar?fra={Slug}");
        Assert.Equal(("Fælles værksted", "", "", "40"), (ValueOf(form, "Title"), ValueOf(form, "StartsAt"), ValueOf(form, "MeetingUrl"), ValueOf(form, "Capacity")));

        var answer = await SendAsync(form, $"fra={Slug}", NextDay);

        Assert.StartsWith("/redaktion/webinarer/faelles-vaerksted", answer.Location, StringComparison.Ordinal);
        var copy = Site.Services.GetRequiredService<AlmenHaefte.Publishing.Bookshelf>().Current.Webinars.Single(webinar => webinar.Slug == "faelles-vaerksted");
        Assert.Equal(["AlmenNet", "fsb"], copy.Organisers);
        Assert.Null(copy.MeetingUrl);
    }

    private static string ValueOf(VisitedPage page, string field) => page.Document.QuerySelector($"#{field}")!.GetAttribute("value") ?? "";

    private async Task<VisitedPage> ReviewAsync(params (string Field, string Text)[] typed)
    {
        var page = await SendAsync(await Me.OpenAsync($"{Room}/ret"), "/gennemsyn", typed);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }

    /// <summary>The form that saves without a mail.</summary>
    private static Dictionary<string, string> Quietly(VisitedPage review, params (string Field, string Text)[] typed)
    {
        var fields = review.Document.QuerySelector("main details.section form")!.QuerySelectorAll("input[name], textarea[name]")
            .ToDictionary(field => field.GetAttribute("name")!, field => field is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value : field.GetAttribute("value") ?? "");
        foreach (var (field, text) in typed)
        {
            fields[field] = text;
        }
        return fields;
    }

    private async Task<List<MailKind>> QueuedAsync()
    {
        await using var db = Site.OpenDatabase();
        return await db.Mails.Where(mail => mail.State == MailState.Queued).Select(mail => mail.Kind).ToListAsync(Cancellation);
    }

    /// <summary>What leaves when the outbox is emptied.</summary>
    private async Task<List<Mail>> DueAsync()
    {
        await using var db = Site.OpenDatabase();
        using var gate = new AlmenHaefte.Data.WriteGate();
        return await new Outbox(db, gate).ClaimAsync(Site.Now, Cancellation) is { } mail ? [mail] : [];
    }

    private Webinar Webinar => Site.Services.GetRequiredService<Bookshelf>().Current.Webinars.Single(webinar => webinar.Slug == Slug);
}
