using System.Net;
using AlmenHaefte.Content;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.SignUps;

public sealed class ConsentTests : IAsyncLifetime
{
    private readonly WebinarSite site = new();
    private Visit visit = null!;
    private string address = null!;

    public async ValueTask InitializeAsync()
    {
        site.Publish("vaerksted");
        visit = new Visit(site.Visitor());
        await using var db = site.OpenDatabase();
        var (aase, soeren) = (Consent.Give(Cast.Email("Aase@blåbærgrød.example"), "/webinarer", site.Now), Consent.Give(Cast.Email("soeren@almenbo.example"), "/webinarer", site.Now));
        db.Consents.AddRange(aase, soeren);
        db.Mails.AddRange(Queued(aase), Queued(soeren));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        address = Addresses.Consent(aase.Id, site.Services.GetRequiredService<LinkKeys>().Consent(aase.Id));
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task One_who_says_no_thanks_is_forgotten_and_gets_the_same_calm_page_ever_after()
    {
        Assert.Equal("Vil du ikke høre om kommende webinarer?", (await visit.OpenAsync(address)).Heading);

        for (var time = 0; time < 2; time++)
        {
            var answer = await visit.PostAsync(address, []);
            Assert.Equal((HttpStatusCode.SeeOther, address), (answer.Status, answer.Location));
            Assert.Equal("Du får ikke flere mails om kommende webinarer", (await visit.OpenAsync(answer.Location)).Heading);
        }

        await using var db = site.OpenDatabase();
        Assert.Equal("soeren@almenbo.example", (await db.Consents.SingleAsync(TestContext.Current.CancellationToken)).Email);
        Assert.Equal([MailState.Superseded, MailState.Queued], await db.Mails.OrderBy(mail => mail.Revision).Select(mail => mail.State).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_mail_program_says_it_in_one_click_without_being_sent_elsewhere()
    {
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visit.PostAsync(address, new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" })).Status);
        }

        await using var db = site.OpenDatabase();
        Assert.Single(await db.Consents.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nobody_says_it_for_another()
    {
        var other = $"/samtykke/{Guid.Empty:N}/{address.Split('/')[^1]}";

        Assert.Equal(HttpStatusCode.NotFound, (await visit.OpenAsync(other)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visit.PostAsync(other, [])).Status);
    }

    /// <summary>Far ahead, so that it is not sent meanwhile.</summary>
    private Mail Queued(Consent consent) => Mail.Finished(
        Guid.NewGuid(), MailKind.Coming, Cast.Email(consent.Email).ForSending, [1], null, null, consent.Email[0] == 'A' ? 1 : 2, site.Now).NotBefore(site.Now.AddYears(10));
}
