using AlmenHaefte.Mailing;
using AlmenHaefte.Searching;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.BrowserTests;

/// <summary>A site on a real port, as under development, so that one comes into the newsroom by the link for trials; with a webinar and people who have signed up.</summary>
public sealed class WebinarDesk : WebinarSite, IAsyncLifetime
{
    public const string Slug = "vaerksted";
    public const string Room = "/redaktion/webinarer/" + Slug;

    private static readonly DateTimeOffset Start = new(2022, 4, 20, 10, 0, 0, TimeSpan.FromHours(2));

    public WebinarDesk()
    {
        Publish(Slug, "pladser: 3");
        UseKestrel(0);
        ClientOptions.AllowAutoRedirect = false;
        StartServer();
    }

    public Uri Root => new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri;

    /// <summary>Every page about a webinar, save the one with a mail in a frame: axe waits for ever for a script to run where none may.</summary>
    public IReadOnlyList<string> Addresses { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await using var db = OpenDatabase();
        var webinar = new Webinar { Id = Slug, Slug = Slug, Title = "", Summary = "", BodyHtml = "", StartsAt = Start, EndsAt = Start.AddMinutes(90), Updated = new DateOnly(2022, 3, 28) };
        var people = Enumerable.Range(1, 5).Select(number => SignUp.Enter(webinar, Request(number), hasSeat: number < 4, Now.AddDays(-number))).ToList();
        people.ForEach(signUp => signUp.Told(webinar.StartsAt, webinar.EndsAt));
        var refused = Mail.Finished(Guid.NewGuid(), MailKind.Confirmed, people[0].Email, [1], people[0], Slug, 0, Now);
        refused.Refused("550 5.1.1 unknown user", Now);
        db.SignUps.AddRange(people);
        db.Mails.Add(refused);
        var search = UnansweredSearch.First(UnansweredWords.Of(SearchQuery.Parse($"{new string('å', 70)} ærø"))!, new DateOnly(2022, 3, 28));
        search.Again(3, new DateOnly(2022, 3, 28));
        db.UnansweredSearches.Add(search);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Addresses =
        [
            "/redaktion/webinarer", Room, $"{Room}/tilmeldinger", $"{Room}/tilmeldinger/{people[0].PublicId:D}", $"{Room}/tilmeldinger/{people[4].PublicId:D}", $"{Room}/besked",
            $"{Room}/ret", $"{Room}/fremmoede", $"{Room}/eksport", "/redaktion/nyt-webinar", "/redaktion/mails",
            "/redaktion", "/redaktion/ikke-leveret", "/redaktion/soegninger",
        ];
    }

    public async Task<List<MailState>> MailsAboutTimeAsync()
    {
        await using var db = OpenDatabase();
        return await db.Mails.Where(mail => mail.Kind == MailKind.Moved || mail.Kind == MailKind.MovedWaitlist).Select(mail => mail.State).ToListAsync(TestContext.Current.CancellationToken);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Development");
    }

    private static SignUpRequest Request(int number) => new(
        Guid.NewGuid(),
        ((Checked<PersonName>.Accepted)PersonName.Check(number == 2 ? new string('ø', 80) : "Søren O’Brien")).Value,
        ((Checked<EmailAddress>.Accepted)EmailAddress.Check($"soeren{number}@almenbo.example")).Value,
        ((Checked<Organisation?>.Accepted)Organisation.Check(number == 3 ? null : "Boligforeningen Ærø")).Value);
}
