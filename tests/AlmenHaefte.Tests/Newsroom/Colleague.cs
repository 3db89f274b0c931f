using System.Net;
using AlmenHaefte.Content;
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

    /// <summary>Signed in without going through the door.</summary>
    public static async Task<Colleague> OfAsync(SiteFactory site, StaffRole role = StaffRole.Editor, string name = "Åse Ærø", string email = "aase@almennet.example")
    {
        await using var scope = site.Services.CreateAsyncScope();
        var (now, cancellation) = (scope.ServiceProvider.GetRequiredService<SiteClock>().GetUtcNow(), TestContext.Current.CancellationToken);
        var (member, link) = await scope.ServiceProvider.GetRequiredService<StaffRegister>().InviteAsync(Address(email), role, by: null, now, cancellation);
        var passkey = Passkey.Make(Guid.NewGuid().ToByteArray(), """{"PublicKey":""}""", "Firefox på Linux", now);
        Assert.True(await scope.ServiceProvider.GetRequiredService<StaffKeys>().EnterAsync(link, ((Checked<PersonName>.Accepted)PersonName.Check(name)).Value, passkey, now, cancellation));
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

    /// <summary>A one-time link for somebody, who is taken in when they are not on the staff.</summary>
    public static async Task<string> LinkAsync(SiteFactory site, string email = "aase@almennet.example", StaffRole role = StaffRole.Editor)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var now = scope.ServiceProvider.GetRequiredService<SiteClock>().GetUtcNow();
        var (_, link) = await scope.ServiceProvider.GetRequiredService<StaffRegister>().InviteAsync(Address(email), role, by: null, now, TestContext.Current.CancellationToken);
        return Addresses.StaffLink(link.Text);
    }

    public static EmailAddress Address(string email) => ((Checked<EmailAddress>.Accepted)EmailAddress.Check(email)).Value;

    public Task<VisitedPage> OpenAsync(string address) => Visit.OpenAsync(address);

    /// <summary>Presses a button on a page of the newsroom.</summary>
    /// <param name="action">Where its form leads.</param>
    public async Task<VisitedPage> PressAsync(string page, string action, params (string Field, string Text)[] typed)
    {
        var form = (await OpenAsync(page)).Document.QuerySelector($"form[action='{action}']");
        Assert.NotNull(form);
        var fields = form.QuerySelectorAll("input[name]").Where(field => field.GetAttribute("type") is not "checkbox").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value") ?? "");
        foreach (var (field, text) in typed)
        {
            fields[field] = text;
        }
        return await Visit.PostAsync(action, fields);
    }
}
