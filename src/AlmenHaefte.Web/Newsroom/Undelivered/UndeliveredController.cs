using AlmenHaefte.Content;
using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Newsroom.Webinars;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Undelivered;

/// <summary>The mails that did not arrive, from all webinars and from elsewhere.</summary>
public sealed class UndeliveredController(LostMails mails, StaffDesk desk, CurrentSite site) : NewsroomController
{
    private const int PageSize = 50;

    [Get(Addresses.LostMails)]
    public async Task<IActionResult> Index([FromQuery(Name = "side")] int page, CancellationToken cancellation)
    {
        var count = await mails.CountAsync(site.Now, cancellation);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 1, pages);
        var list = await mails.ListAsync((shown - 1) * PageSize, PageSize, site.Now, cancellation);
        return View("Undelivered", new UndeliveredPage(Me, [.. list.Select(mail => (mail, AddressOf(mail)))], count, shown, pages));
    }

    /// <summary>The same mail once more, for when it was the server's fault.</summary>
    [HttpPost(Addresses.LostMails + "/{id:guid}/igen")]
    public async Task<IActionResult> SendAgain(Guid id, CancellationToken cancellation) =>
        Back(await desk.SendAgainAsync(id, Me.Id, site.Now, cancellation) ? Done.SentAgain : Done.Nothing);

    /// <summary>Nothing more is to be done about it.</summary>
    [HttpPost(Addresses.LostMails + "/{id:guid}/set-til-side")]
    public async Task<IActionResult> SetAside(Guid id, CancellationToken cancellation) =>
        Back(await mails.SetAsideAsync(id, Me.Id, site.Now, cancellation) ? Done.MailSetAside : Done.Nothing);

    private static SeeOther Back(string done) => new(Done.For(Addresses.LostMails, done));

    /// <summary>Where its receiver's address can be put right; null when that is nowhere.</summary>
    private string? AddressOf(LostMail mail) =>
        mail.StaffMember is { } member ? Me.IsAdministrator ? Addresses.StaffMember(member) : null
        : mail.SignUp is { } signUp && site.Published.Webinars.FirstOrDefault(webinar => webinar.Id == mail.WebinarId) is { } webinar ? DeskAddresses.SignUp(webinar.Slug, signUp)
        : null;
}

/// <param name="Mails">With where the receiver's address can be put right.</param>
public sealed record UndeliveredPage(SignedIn Me, IReadOnlyList<(LostMail Mail, string? Address)> Mails, int Count, int Page, int Pages);
