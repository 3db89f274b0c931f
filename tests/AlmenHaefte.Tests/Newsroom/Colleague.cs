using System.Net;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Time;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Newsroom;

/// <summary>Somebody on the staff who is signed in, and their browser.</summary>
/// <param name="Browser">Does not follow redirects.</param>
internal sealed record Colleague(StaffMember Member, HttpClient Browser)
{
    private const string CookieName = "__Secure-redaktion";

    public Visit Visit => new(Browser);

    /// <summary>Signed in without a passkey, which only a real browser can make.</summary>
    public static async Task<Colleague> OfAsync(SiteFactory site, StaffRole role = StaffRole.Editor, string name = "Åse Ærø", string email = "aase@almennet.example")
    {
        await using var scope = site.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (now, cancellation) = (services.GetRequiredService<SiteClock>().GetUtcNow(), TestContext.Current.CancellationToken);
        var register = services.GetRequiredService<StaffRegister>();
        var (member, link) = await register.InviteAsync(Address(email), role, by: null, now, cancellation);
        Assert.True(await register.EnterAsync(link, ((Checked<PersonName>.Accepted)PersonName.Check(name)).Value, now, cancellation));
        return await OnAnotherDeviceAsync(site, member);
    }

    /// <summary>The same person in another browser.</summary>
    public static async Task<Colleague> OnAnotherDeviceAsync(SiteFactory site, StaffMember member, string device = "Firefox på Linux")
    {
        await using var scope = site.Services.CreateAsyncScope();
        var now = scope.ServiceProvider.GetRequiredService<SiteClock>().GetUtcNow();
        var key = await scope.ServiceProvider.GetRequiredService<StaffSessions>().OpenAsync(member.Id, device, now, TestContext.Current.CancellationToken);
        var cookies = new CookieContainer();
        var isSecure = site.EnvironmentName != "Development";
        cookies.Add(new Uri(SiteFactory.Address), new Cookie(isSecure ? CookieName : "redaktion", key.Text, "/redaktion") { Secure = isSecure, HttpOnly = true });
        return new Colleague(member, site.CreateDefaultClient(new Uri(SiteFactory.Address), new CookieContainerHandler(cookies)));
    }

    public static EmailAddress Address(string email) => ((Checked<EmailAddress>.Accepted)EmailAddress.Check(email)).Value;

    public Task<VisitedPage> OpenAsync(string address) => Visit.OpenAsync(address);
}
