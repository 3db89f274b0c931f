using System.Net;
using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Publishing;
using AlmenHaefte.SignUps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace AlmenHaefte.Tests.Newsroom.Webinars;

public sealed class MessageTests : WebinarRoom
{
    private static readonly (string Field, string Text)[] Written = [("Subject", "Spørgsmål på forhånd"), ("Text", "Send gerne jeres spørgsmål.\n\nVi glæder os <b>meget</b>.")];

    [Fact]
    public async Task How_many_would_get_it_stands_by_each_group()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example");
        await AddAsync("Bo Ågård", "bo@almenbo.example", isWaiting: true);
        await AddAsync("Søren O’Brien", "soeren@almenbo.example", isWaiting: true);

        var page = await Me.OpenAsync($"{Room}/besked");

        Assert.Equal(["Har plads (1)", "På venteliste (2)", "Var med (0)", "Var ikke med (1)"], page.Document.QuerySelectorAll("fieldset label").Select(label => label.TextContent));
    }

    [Fact]
    public async Task It_is_looked_through_as_one_of_them_will_get_it_without_the_key_to_their_sign_up()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");

        var page = await PreviewAsync();

        Assert.Contains("Den sendes til 1 person: har plads.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Hej Åse Ærø", page.Document.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Vi glæder os <b>meget</b>.", page.Document.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await MailsAsync());
        var link = page.Document.QuerySelector("pre")!.TextContent.Split('\n').Select(line => line.Trim()).First(line => line.Contains("/tilmelding/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await new Tests.Webinars.Visit(Site.Visitor()).OpenAsync(new Uri(link).AbsolutePath)).Status);
        Assert.Contains($"{aase.PublicId:N}", link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_waits_five_minutes_and_can_be_regretted()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example");
        await AddAsync("Bo Ågård", "bo@almenbo.example");

        var sent = await SendAsync(await PreviewAsync(), "/besked");
        var page = await Me.OpenAsync(sent.Location);
        Assert.Contains("Beskeden til 2 personer ligger i udbakken", page.Text, StringComparison.Ordinal);
        Assert.Contains("»Spørgsmål på forhånd« til 2: Har plads", page.Text, StringComparison.Ordinal);
        Assert.All(await MailsAsync(), mail => Assert.True(mail is { State: MailState.Queued } && mail.NextTryAt >= Site.Now.AddMinutes(5)));

        var regretted = await Me.OpenAsync((await SendAsync(page, "/besked/fortryd")).Location);

        Assert.Contains("2 personer får ikke beskeden", regretted.Text, StringComparison.Ordinal);
        Assert.Contains("Besked kaldt tilbage af Søren O’Brien", regretted.Text, StringComparison.Ordinal);
        Assert.False(regretted.Has("form.regret"));
        Assert.All(await MailsAsync(), mail => Assert.Equal(MailState.Superseded, mail.State));
    }

    [Fact]
    public async Task Sent_off_twice_it_is_one_message()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example");
        var preview = await PreviewAsync();

        await SendAsync(preview, "/besked");
        await SendAsync(preview, "/besked");

        Assert.Single(await MailsAsync());
        await using var db = Site.OpenDatabase();
        Assert.Equal(1, await db.WebinarDeeds.CountAsync(deed => deed.Kind == WebinarDeedKind.Wrote, Cancellation));
    }

    [Fact]
    public async Task Called_back_and_sent_again_it_reaches_everybody_once()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example");
        await AddAsync("Bo Ågård", "bo@almenbo.example");
        var preview = await PreviewAsync();
        await SendAsync(await Me.OpenAsync((await SendAsync(preview, "/besked")).Location), "/besked/fortryd");

        var again = await Me.OpenAsync((await SendAsync(preview, "/besked")).Location);
        await SendAsync(preview, "/besked");

        Assert.Contains("Beskeden til 2 personer ligger i udbakken", again.Text, StringComparison.Ordinal);
        Assert.Single(again.Document.QuerySelectorAll("form.regret"));
        Assert.Equal(["aase@almenbo.example", "bo@almenbo.example"], (await MailsAsync()).Where(mail => mail.State is MailState.Queued).Select(mail => mail.Recipient).Order(StringComparer.Ordinal));

        var regretted = await Me.OpenAsync((await SendAsync(again, "/besked/fortryd")).Location);
        Assert.Contains("2 personer får ikke beskeden", regretted.Text, StringComparison.Ordinal);
        Assert.Contains("Beskeden til 2 personer", (await Me.OpenAsync((await SendAsync(preview, "/besked")).Location)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Called_back_halfway_and_sent_again_it_goes_to_those_who_have_not_had_it()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        var bo = await AddAsync("Bo Ågård", "bo@almenbo.example");
        var preview = await PreviewAsync();
        var sent = await Me.OpenAsync((await SendAsync(preview, "/besked")).Location);
        await using (var db = Site.OpenDatabase())
        {
            db.Mails.Single(mail => mail.SignUpId == aase.Id).Accepted(Site.Now);
            await db.SaveChangesAsync(Cancellation);
        }
        await SendAsync(sent, "/besked/fortryd");

        var again = await Me.OpenAsync((await SendAsync(preview, "/besked")).Location);

        Assert.Contains("Beskeden til 1 person ligger i udbakken", again.Text, StringComparison.Ordinal);
        Assert.Equal(bo.Id, (await MailsAsync()).Single(mail => mail.State is MailState.Queued).SignUpId);
    }

    [Fact]
    public async Task Whoever_closes_the_page_while_it_is_sent_off_does_not_break_it_off()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example");
        using var request = new CancellationTokenSource();
        await using var scope = Site.Services.CreateAsyncScope();
        var asked = scope.ServiceProvider.GetRequiredService<SiteDb>();
        asked.SavingChanges += (_, _) =>
        {
            if (asked.ChangeTracker.Entries<Mail>().Any())
            {
                request.Cancel();
            }
        };
        var webinar = scope.ServiceProvider.GetRequiredService<Bookshelf>().Current.Webinars.Single(one => one.Slug == Slug);

        var count = await scope.ServiceProvider.GetRequiredService<GroupMessages>().SendAsync(webinar, new GroupMessage(7, SignUpGroup.Confirmed, "Hej", "Kære alle på Ærø"), by: null, Site.Now, request.Token);

        Assert.Equal(1, count);
        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task It_can_be_regretted_however_much_has_been_done_since()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example");
        await SendAsync(await PreviewAsync(), "/besked");
        await using (var db = Site.OpenDatabase())
        {
            db.WebinarDeeds.AddRange(Enumerable.Range(0, 25).Select(_ => WebinarDeed.Note(WebinarDeedKind.Exported, Slug, by: null, Site.Now)));
            await db.SaveChangesAsync(Cancellation);
        }

        var regretted = await Me.OpenAsync((await SendAsync(await Me.OpenAsync(Room), "/besked/fortryd")).Location);

        Assert.Contains("1 person får ikke beskeden", regretted.Text, StringComparison.Ordinal);
        Assert.False(regretted.Has("form.regret"));
    }

    [Fact]
    public async Task Whoever_wrote_it_may_get_it_first_and_nobody_else_does()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example");

        var page = await SendAsync(await PreviewAsync(), "/besked", Written);
        Assert.Equal(HttpStatusCode.SeeOther, page.Status);
        var preview = await PreviewAsync();
        var token = preview.Document.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var tried = await Me.Visit.PostAsync($"{Room}/besked/proeve", new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Number"] = "7", ["To"] = "Confirmed", [Written[0].Field] = Written[0].Text, [Written[1].Field] = Written[1].Text });

        Assert.Contains("Prøven er på vej til dig.", tried.Text, StringComparison.Ordinal);
        await using var db = Site.OpenDatabase();
        Assert.Equal(1, await db.Mails.CountAsync(mail => mail.Kind == MailKind.StaffMessage && mail.SignUpId == null, Cancellation));
        Assert.Equal(1, await db.Mails.CountAsync(mail => mail.SignUpId != null, Cancellation));
    }

    [Fact]
    public async Task A_message_without_a_subject_is_asked_for_again_with_what_was_written()
    {
        var page = await SendAsync(await Me.OpenAsync($"{Room}/besked"), "/gennemsyn", ("Subject", ""), ("Text", "Kære alle i Ærø"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Skriv et emne.", page.Text, StringComparison.Ordinal);
        Assert.Equal("Kære alle i Ærø", ((AngleSharp.Html.Dom.IHtmlTextAreaElement)page.Document.QuerySelector("#Text")!).Value);
    }

    [Fact]
    public async Task Those_who_were_not_there_are_written_to_alone()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        await AddAsync("Bo Ågård", "bo@almenbo.example");
        await using (var db = Site.OpenDatabase())
        {
            db.SignUps.Single(row => row.Id == aase.Id).Join(Site.Now);
            await db.SaveChangesAsync(Cancellation);
        }

        await SendAsync(await PreviewAsync(("To", "Absent")), "/besked");

        using var message = await MimeMessage.LoadAsync(new MemoryStream(Assert.Single(await MailsAsync()).Message!), Cancellation);
        Assert.Equal("bo@almenbo.example", message.To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task A_list_from_the_meeting_tells_who_came()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        await AddAsync("Bo Ågård", "bo@almenbo.example");
        await ComeBackAsync(Tests.Webinars.Launch.EndsAt);

        var page = await StepAsync($"{Room}/fremmoede", "/fremmoede", ("Addresses", "AASE@almenbo.example; fremmed@andetsted.example"));

        Assert.Contains("Noteret, at 1 person var med.", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 ud af 2 tilmeldte var med.", page.Text, StringComparison.Ordinal);
        Assert.NotNull((await RowAsync(aase)).JoinedAt);
    }

    [Fact]
    public async Task A_list_from_the_meeting_is_one_line_of_the_history()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example");
        await AddAsync("Bo Ågård", "bo@almenbo.example");
        await ComeBackAsync(Tests.Webinars.Launch.EndsAt);

        await StepAsync($"{Room}/fremmoede", "/fremmoede", ("Addresses", "aase@almenbo.example\nbo@almenbo.example"));
        await StepAsync($"{Room}/fremmoede", "/fremmoede", ("Addresses", "bo@almenbo.example"));

        var line = Assert.Single((await Me.OpenAsync(Room)).Document.QuerySelectorAll(".history li"));
        Assert.EndsWith("Fremmøde noteret af Søren O’Brien: 2 var med", line.TextContent, StringComparison.Ordinal);
    }

    private async Task<Tests.Webinars.VisitedPage> PreviewAsync(params (string Field, string Text)[] more) =>
        await SendAsync(await Me.OpenAsync($"{Room}/besked"), "/gennemsyn", [.. Written, .. more]);

    private async Task<List<Mail>> MailsAsync()
    {
        await using var db = Site.OpenDatabase();
        return await db.Mails.AsNoTracking().Where(mail => mail.SignUpId != null).ToListAsync(Cancellation);
    }
}
