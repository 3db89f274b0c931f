using AlmenHaefte.Content;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.SignUps;

/// <summary>Somebody who has signed up, with the links that stand in the mail to them.</summary>
internal sealed class Attendee
{
    /// <summary>Every address under a person's page, and the page itself.</summary>
    public static readonly IReadOnlyList<string> Steps =
        ["", "/afmelding", "/fortryd", "/oplysninger", "/adresse", "/mails", "/sletning", "/ikke-mig", "/mine-oplysninger.json", "/kalender.ics"];

    private readonly WebinarSite site;
    private readonly Guid id;
    private readonly string key;

    private Attendee(WebinarSite site, SignUp signUp)
    {
        this.site = site;
        var keys = site.Services.GetRequiredService<LinkKeys>();
        (id, key) = (signUp.PublicId, keys.Manage(signUp));
        Door = Addresses.Door(id, keys.Join(signUp));
        Browser = new Visit(site.Visitor());
    }

    public Visit Browser { get; }

    public string Page => Addresses.MySignUp(id, key);

    public string Door { get; }

    public static async Task<Attendee> OfAsync(WebinarSite site, string webinar, string name, string email)
    {
        await new Visit(site.Visitor()).SignUpToReceiptAsync(webinar, name, email);
        return await WithAddressAsync(site, webinar, email);
    }

    /// <summary>By the live sign-up of an address.</summary>
    public static async Task<Attendee> WithAddressAsync(WebinarSite site, string webinar, string email) =>
        new(site, (await RowsAsync(site)).Single(row => row.WebinarId == webinar && row.Email == email && row.IsLive));

    public static async Task<List<SignUp>> RowsAsync(SiteFactory site)
    {
        await using var db = site.OpenDatabase();
        return await db.SignUps.AsNoTracking().OrderBy(signUp => signUp.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task<SignUp> RowAsync() => (await RowsAsync(site)).Single(row => row.PublicId == id);

    public Task<VisitedPage> OpenAsync(string step = "") => Browser.OpenAsync(Page + step);

    public Task<VisitedPage> PostAsync(string step, params (string Field, string Text)[] fields) =>
        Browser.PostAsync(Page + step, fields.ToDictionary(field => field.Field, field => field.Text));

    /// <summary>Posts, and goes where the answer leads.</summary>
    public async Task<VisitedPage> StepAsync(string step, params (string Field, string Text)[] fields)
    {
        var answer = await PostAsync(step, fields);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.Status);
        return await Browser.OpenAsync(answer.Location);
    }
}
