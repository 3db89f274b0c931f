using System.Net;
using AlmenHaefte.Mailing;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Webinars;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace AlmenHaefte.Tests.Newsroom;

public sealed class StaffTests : IAsyncDisposable
{
    private const string List = "/redaktion/medarbejdere";
    private const string Account = "/redaktion/mig";

    private readonly WebinarSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task An_administrator_invites_a_colleague_who_gets_a_link_by_mail()
    {
        var aase = await AdministratorAsync();

        var answer = await aase.PressAsync(List, List, ("Email", "Søren <soeren@almennet.example>"), ("Administrator", "Administrator"));

        Assert.Equal($"{List}?gjort=inviteret", answer.Location);
        Assert.Contains("Invitationen er sendt.", (await aase.OpenAsync(answer.Location)).Text, StringComparison.Ordinal);
        var soeren = await MemberAsync("soeren@almennet.example");
        Assert.Equal((StaffRole.Administrator, false), (soeren.Role, soeren.HasEntered));
        Assert.Equal(soeren.LinkEndsAt, Assert.Single(await MailsAsync()).ExpiresAt);
        var mail = await DeliveredAsync();
        Assert.Equal("soeren@almennet.example", Assert.Single(mail.To.Mailboxes).Address);
        var link = mail.TextBody!.Split('\n').Select(line => line.Trim()).Single(line => line.Contains("/redaktion/link/", StringComparison.Ordinal));
        Assert.Equal("Velkommen til redaktionen", (await new Visit(site.Visitor()).OpenAsync(new Uri(link).PathAndQuery)).Heading);
    }

    [Fact]
    public async Task Inviting_somebody_who_is_there_sends_a_new_link_and_changes_nothing_else()
    {
        var aase = await AdministratorAsync();
        await Colleague.OfAsync(site, StaffRole.Administrator, "Søren O’Brien", "soeren@almennet.example");

        var answer = await aase.PressAsync(List, List, ("Email", "SOEREN@almennet.example"));

        Assert.Equal($"{List}?gjort=link-sendt", answer.Location);
        Assert.Equal(StaffRole.Administrator, (await MemberAsync("soeren@almennet.example")).Role);
    }

    [Fact]
    public async Task What_is_no_address_comes_back_with_the_reason()
    {
        var answer = await (await AdministratorAsync()).PressAsync(List, List, ("Email", "soeren@"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Fejl: Medarbejdere – Redaktionen"), (answer.Status, answer.Document.Title));
        Assert.Equal(("#Email", "soeren@"), (answer.Document.QuerySelector(".errors a")!.GetAttribute("href"), answer.Document.QuerySelector("#Email")!.GetAttribute("value")));
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task A_new_role_is_in_force_at_the_next_request()
    {
        var aase = await AdministratorAsync();
        var soeren = await SoerenAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await soeren.OpenAsync(List)).Status);

        await aase.PressAsync(PageOf(soeren), $"{PageOf(soeren)}/rolle");
        Assert.Equal(HttpStatusCode.OK, (await soeren.OpenAsync(List)).Status);

        await aase.PressAsync(PageOf(soeren), $"{PageOf(soeren)}/rolle");
        Assert.Equal(HttpStatusCode.Forbidden, (await soeren.OpenAsync(List)).Status);
    }

    [Fact]
    public async Task Whoever_is_removed_is_out_at_once_and_stays_in_the_history()
    {
        var aase = await AdministratorAsync();
        var soeren = await SoerenAsync();
        await aase.PressAsync(PageOf(soeren), $"{PageOf(soeren)}/link");

        var answer = await aase.PressAsync($"{PageOf(soeren)}/fjern", $"{PageOf(soeren)}/fjern");

        Assert.Equal($"{List}?gjort=fjernet", answer.Location);
        Assert.Equal("/redaktion/log-ind", (await soeren.OpenAsync("/redaktion")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await aase.OpenAsync(PageOf(soeren))).Status);
        var removed = await MemberAsync("soeren@almennet.example");
        Assert.Equal((false, null, 0), (removed.IsActive, removed.LinkHash, removed.Passkeys.Count));
        Assert.Contains("Åse Ærø fjernede Søren O’Brien", (await aase.OpenAsync(List)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_was_removed_can_be_invited_again()
    {
        var aase = await AdministratorAsync();
        var soeren = await SoerenAsync();
        await aase.PressAsync($"{PageOf(soeren)}/fjern", $"{PageOf(soeren)}/fjern");

        await aase.PressAsync(List, List, ("Email", "soeren@almennet.example"));

        Assert.True((await MemberAsync("soeren@almennet.example")).IsActive);
        Assert.Equal(HttpStatusCode.Redirect, (await soeren.OpenAsync("/redaktion")).Status);
    }

    [Theory]
    [InlineData("/rolle")]
    [InlineData("/fjern")]
    public async Task The_last_administrator_stays(string step)
    {
        var aase = await AdministratorAsync();
        await SoerenAsync();
        // One who has only been invited may never come.
        await Colleague.LinkAsync(site, "bo@almennet.example", StaffRole.Administrator);

        var answer = await aase.PressAsync(step == "/fjern" ? PageOf(aase) + step : PageOf(aase), PageOf(aase) + step);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Der skal altid være en administrator", answer.Text, StringComparison.Ordinal);
        Assert.Equal((true, StaffRole.Administrator), await MemberAsync("aase@almennet.example") is var member ? (member.IsActive, member.Role) : default);
    }

    [Fact]
    public async Task An_administrator_may_go_when_there_is_another()
    {
        var aase = await AdministratorAsync();
        await Colleague.OfAsync(site, StaffRole.Administrator, "Søren O’Brien", "soeren@almennet.example");

        Assert.Equal(HttpStatusCode.SeeOther, (await aase.PressAsync($"{PageOf(aase)}/fjern", $"{PageOf(aase)}/fjern")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await aase.OpenAsync(List)).Status);
    }

    [Fact]
    public async Task Everything_done_to_the_staff_is_told_with_who_and_when()
    {
        var aase = await AdministratorAsync();
        var soeren = await SoerenAsync();
        await aase.PressAsync(List, List, ("Email", "bo@almennet.example"));
        await aase.PressAsync(PageOf(soeren), $"{PageOf(soeren)}/link");
        await aase.PressAsync(PageOf(soeren), $"{PageOf(soeren)}/rolle");
        await aase.PressAsync(PageOf(soeren), $"{PageOf(soeren)}/log-ud");
        await aase.PressAsync($"{PageOf(soeren)}/fjern", $"{PageOf(soeren)}/fjern");

        var lines = (await aase.OpenAsync(List)).Document.QuerySelectorAll(".history li").Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.All(lines, line => Assert.EndsWith("mandag den 28. marts 2022 kl. 09.00", line, StringComparison.Ordinal));
        Assert.Equal(
            [
                "Åse Ærø fjernede Søren O’Brien", "Åse Ærø loggede Søren O’Brien ud alle steder", "Åse Ærø gjorde Søren O’Brien til administrator", "Åse Ærø lavede et engangslink til Søren O’Brien",
                "Åse Ærø lavede et engangslink til bo@almennet.example", "Åse Ærø inviterede bo@almennet.example som redaktør",
                "Søren O’Brien lavede en adgangsnøgle", "Den, der driver sitet, lavede et engangslink til Søren O’Brien", "Den, der driver sitet, inviterede Søren O’Brien som redaktør",
                "Åse Ærø lavede en adgangsnøgle", "Den, der driver sitet, lavede et engangslink til Åse Ærø", "Den, der driver sitet, inviterede Åse Ærø som administrator",
            ],
            lines.Select(line => line[..line.IndexOf(" mandag", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Ones_own_page_shows_where_one_is_signed_in()
    {
        var aase = await Colleague.OfAsync(site);
        site.Now += TimeSpan.FromMinutes(10);
        await Colleague.OnAnotherDeviceAsync(site, aase.Member, "Safari på iPhone");

        var page = await aase.OpenAsync(Account);

        Assert.Contains("Firefox på Linux (her)Siden mandag den 28. marts 2022 kl. 09.00, sidst set kl. 09.10", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Safari på iPhoneSiden mandag den 28. marts 2022 kl. 09.10", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_of_that_person_and_no_other()
    {
        var (aase, soeren) = (await AdministratorAsync(), await SoerenAsync());
        var elsewhere = await Colleague.OnAnotherDeviceAsync(site, aase.Member);

        var answer = await aase.PressAsync(Account, $"{Account}/log-ud-alle-steder");

        Assert.Equal("/redaktion/log-ind", answer.Location);
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.OK], [(await aase.OpenAsync(Account)).Status, (await elsewhere.OpenAsync(Account)).Status, (await soeren.OpenAsync(Account)).Status]);
    }

    [Fact]
    public async Task An_administrator_signs_somebody_out()
    {
        var (aase, soeren) = (await AdministratorAsync(), await SoerenAsync());

        await aase.PressAsync(PageOf(soeren), $"{PageOf(soeren)}/log-ud");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Redirect], [(await aase.OpenAsync(Account)).Status, (await soeren.OpenAsync(Account)).Status]);
    }

    [Fact]
    public async Task The_only_passkey_cannot_be_removed()
    {
        var aase = await Colleague.OfAsync(site);
        var page = await aase.OpenAsync(Account);
        int id;
        await using (var db = site.OpenDatabase())
        {
            id = await db.Passkeys.Select(passkey => passkey.Id).SingleAsync(TestContext.Current.CancellationToken);
        }

        var answer = await aase.Visit.PostAsync($"{Account}/adgangsnoegler/{id}/fjern", page.Filled());

        Assert.DoesNotContain("Fjern", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Lav en ny, før du fjerner den", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_can_remove_the_passkey_of_another()
    {
        var (aase, soeren) = (await Colleague.OfAsync(site), await SoerenAsync());
        var page = await soeren.OpenAsync(Account);
        int id;
        await using (var db = site.OpenDatabase())
        {
            id = await db.Passkeys.Where(passkey => passkey.StaffMemberId == aase.Member.Id).Select(passkey => passkey.Id).SingleAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await soeren.Visit.PostAsync($"{Account}/adgangsnoegler/{id}/fjern", page.Filled())).Status);
    }

    [Theory]
    [InlineData("Bo", HttpStatusCode.SeeOther)]
    [InlineData("", HttpStatusCode.UnprocessableEntity)]
    [InlineData("<script>alert(1)</script>", HttpStatusCode.UnprocessableEntity)]
    public async Task One_may_change_ones_name(string name, HttpStatusCode expected)
    {
        var aase = await Colleague.OfAsync(site);

        Assert.Equal(expected, (await aase.PressAsync(Account, $"{Account}/navn", ("Name", name))).Status);
        Assert.Contains(expected == HttpStatusCode.SeeOther ? "Bo" : "Åse Ærø", (await aase.OpenAsync("/redaktion")).Document.QuerySelector(".at-work")!.TextContent, StringComparison.Ordinal);
    }

    private static string PageOf(Colleague colleague) => $"{List}/{colleague.Member.Id:N}";

    private Task<Colleague> AdministratorAsync() => Colleague.OfAsync(site, StaffRole.Administrator);

    private Task<Colleague> SoerenAsync() => Colleague.OfAsync(site, name: "Søren O’Brien", email: "soeren@almennet.example");

    private async Task<StaffMember> MemberAsync(string email)
    {
        await using var db = site.OpenDatabase();
        return await db.StaffMembers.Include(member => member.Passkeys).SingleAsync(member => member.EmailKey == email, TestContext.Current.CancellationToken);
    }

    /// <summary>What was sent: once it is, the row no longer says to whom, nor what.</summary>
    private async Task<MimeMessage> DeliveredAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(site.DataRoot, "mail"));
        FileInfo[] files;
        while ((files = folder.GetFiles("*.eml")).Length == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        return await MimeMessage.LoadAsync(Assert.Single(files).FullName, TestContext.Current.CancellationToken);
    }

    private async Task<List<Mail>> MailsAsync()
    {
        await using var db = site.OpenDatabase();
        return await db.Mails.Where(mail => mail.Kind == MailKind.StaffLink).ToListAsync(TestContext.Current.CancellationToken);
    }
}
