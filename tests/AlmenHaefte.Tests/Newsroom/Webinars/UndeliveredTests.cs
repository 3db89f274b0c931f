using System.Net;
using AlmenHaefte.Mailing;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Newsroom.Webinars;

/// <summary>The mails that did not arrive, in one place.</summary>
public sealed class UndeliveredTests : WebinarRoom
{
    private const string Address = "/redaktion/ikke-leveret";

    protected override StaffRole Role => StaffRole.Administrator;

    [Fact]
    public async Task A_mail_that_was_refused_says_to_whom_and_why_and_leads_to_where_the_address_is_put_right()
    {
        var signUp = await AddAsync("Åse Ærø O’Brien", "aase@almenbo.example");
        await LoseAsync(MailKind.ReminderDay, signUp, mail => mail.Refused("550 5.1.1 <script> unknown user", Site.Now));

        var page = await Me.OpenAsync(Address);

        Assert.Contains("Én mail fra den seneste måned.", page.Text, StringComparison.Ordinal);
        var row = page.Document.QuerySelector("main .rows li")!;
        Assert.Contains("Åse Ærø O’Brien", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("»påmindelse dagen før«", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Adressen findes ikke. Serveren svarede: 550 5.1.1 <script> unknown user", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(PageOf(signUp), row.QuerySelector("a.label")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await Me.OpenAsync(PageOf(signUp))).Status);
        Assert.Contains("Én mail nåede ikke frem", (await Me.OpenAsync("/redaktion")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_came_back_cannot_be_sent_as_it_was()
    {
        var signUp = await AddAsync("Bo Ågård", "bo@almenbo.example");
        await LoseAsync(MailKind.Confirmed, signUp, mail =>
        {
            mail.Accepted(Site.Now);
            mail.Bounced("Postkassen er fuld (5.2.2)", Site.Now);
        });

        var page = await Me.OpenAsync(Address);

        Assert.Contains("kom retur", page.Text, StringComparison.Ordinal);
        Assert.Contains("Postkassen er fuld (5.2.2).", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has("form[action$='/igen']"));
    }

    [Fact]
    public async Task It_waits_until_it_is_sent_again()
    {
        var id = await LoseAsync(MailKind.Confirmed, await AddAsync("Åse Ærø", "aase@almenbo.example"), mail => mail.Refused("550 5.7.1 no", Site.Now));

        var answer = await Me.PressAsync(Address, $"{Address}/{id:D}/igen");

        Assert.Equal($"{Address}?gjort=sendt-igen", answer.Location);
        Assert.Contains("Alle mails fra den seneste måned", (await Me.OpenAsync(Address)).Text, StringComparison.Ordinal);
        Assert.Contains("Der var intet at ændre.", (await Me.OpenAsync((await Me.Visit.PostAsync($"{Address}/{id:D}/set-til-side", Token(await Me.OpenAsync("/redaktion/mig")))).Location)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Or_until_somebody_sets_it_aside()
    {
        var id = await LoseAsync(MailKind.Confirmed, await AddAsync("Åse Ærø", "aase@almenbo.example"), mail => mail.Refused("550 5.7.1 no", Site.Now));

        await Me.PressAsync(Address, $"{Address}/{id:D}/set-til-side");

        Assert.Contains("Alt er, som det skal være.", (await Me.OpenAsync("/redaktion")).Text, StringComparison.Ordinal);
        await using var db = Site.OpenDatabase();
        var mail = await db.Mails.SingleAsync(mail => mail.Id == id, Cancellation);
        Assert.Equal(Me.Member.Id, mail.SetAsideById);
        Assert.Equal(Site.Now, mail.SetAsideAt!.Value, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Or_until_its_receiver_has_another_address_or_a_month_has_gone()
    {
        var signUp = await AddAsync("Åse Ærø", "aase@almenbo.example");
        await LoseAsync(MailKind.Confirmed, signUp, mail => mail.Refused("550 5.1.1 no", Site.Now));
        await LoseAsync(MailKind.Coming, null, mail => mail.Refused("550 5.1.1 no", Site.Now.AddDays(-31)));

        await StepAsync(PageOf(signUp), "/adresse", ("Email", "aase.aeroe@almenbo.example"));

        Assert.Equal("", (await Me.OpenAsync(Address)).Document.QuerySelector("main .rows")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_link_to_the_newsroom_that_came_back_is_known_by_whom_it_was_for()
    {
        await using (var scope = Site.Services.CreateAsyncScope())
        {
            var mails = scope.ServiceProvider.GetRequiredService<Mails>();
            await scope.ServiceProvider.GetRequiredService<StaffRegister>().InviteAsync(
                Colleague.Address("mette@almennet.example"), StaffRole.Editor, Me.Member.Id, Site.Now, Cancellation, (member, link) => mails.StaffLink(member, link, Site.Now));
        }
        await using (var db = Site.OpenDatabase())
        {
            var mail = await db.Mails.SingleAsync(Cancellation);
            mail.Accepted(Site.Now);
            mail.Bounced("Adressen findes ikke (5.1.1)", Site.Now);
            await db.SaveChangesAsync(Cancellation);
        }

        var page = await Me.OpenAsync(Address);

        Assert.Contains("mette@almennet.example", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("/redaktion/medarbejdere/", page.Document.QuerySelector("main a.label")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_of_them_stand_on_several_pages()
    {
        for (var number = 1; number <= 51; number++)
        {
            await LoseAsync(MailKind.Coming, null, mail => mail.Refused("550 5.1.1 no", Site.Now.AddMinutes(-number)));
        }

        var first = await Me.OpenAsync(Address);
        var last = await Me.OpenAsync(first.Document.QuerySelector("[rel=next]")!.GetAttribute("href")!);

        Assert.Equal((50, 1), (first.Document.QuerySelectorAll("main .rows > li").Length, last.Document.QuerySelectorAll("main .rows > li").Length));
        Assert.Equal(last.Text, (await Me.OpenAsync($"{Address}?side=999")).Text);
    }

    private static Dictionary<string, string> Token(VisitedPage page) =>
        new() { ["__RequestVerificationToken"] = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")! };

    private async Task<Guid> LoseAsync(MailKind kind, SignUp? signUp, Action<Mail> lose)
    {
        await using var db = Site.OpenDatabase();
        if (signUp is not null)
        {
            db.Attach(signUp);
        }
        var mail = Mail.Finished(Guid.NewGuid(), kind, signUp?.Email ?? "soeren@almenbo.example", [1], signUp, signUp?.WebinarId, 0, Site.Now);
        lose(mail);
        db.Mails.Add(mail);
        await db.SaveChangesAsync(Cancellation);
        return mail.Id;
    }
}
