using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.SignUps;

/// <summary>A person's own page, and what can be taken from it.</summary>
public sealed class MySignUpsController(CurrentSite site, SelfService self, SignUpList list, Consents consents, DataCopy copy, Sender sender, SiteLinks links)
    : KeyedController(site, self, list)
{
    private const string FileName = "mine-oplysninger.json";

    [Get("/tilmelding/{id}/{key}")]
    public Task<IActionResult> Show(string id, string key, CancellationToken cancellation) =>
        WithAsync(id, key, async mine => View("MySignUp", new MyPage(mine, await Self.PositionAsync(mine.SignUp, cancellation))
        {
            Withdrawal = await consents.WithdrawalOfAsync(mine.SignUp, cancellation),
            IsSaved = Request.Query.ContainsKey(MySignUp.Saved),
        }), cancellation);

    [Get("/tilmelding/{id}/{key}/mine-oplysninger.json")]
    public Task<IActionResult> Data(string id, string key, CancellationToken cancellation) =>
        WithAsync(id, key, async mine => File(await copy.WriteAsync(mine.SignUp, Site.Published.Webinars, Site.Now, cancellation), "application/json", FileName), cancellation);

    /// <summary>The entry that came with the mail, under the same id, so that a calendar has it once.</summary>
    [Get("/tilmelding/{id}/{key}/kalender.ics")]
    public Task<IActionResult> Calendar(string id, string key, CancellationToken cancellation) =>
        ShowAsync(id, key, mine => mine is { HasSeat: true, IsOver: false }
            ? File(CalendarFile.Invitation(mine.SignUp, mine.Webinar, sender, links, Site.Now).Bytes, $"{CalendarFile.MediaType}; charset=utf-8", $"{mine.Webinar.Slug}.ics")
            : new SeeOther(mine.Address), cancellation);

    /// <summary>A link from a mail that ends in a full stop, or leads past everything there is.</summary>
    [Get("/tilmelding/{id}/{key}/{page}")]
    public Task<IActionResult> Elsewhere(string id, string key, string page, CancellationToken cancellation) =>
        ShowAsync(id, key, mine =>
            KeyInAddressAttribute.WithoutPunctuation(page) is var meant && meant != page ? Redirect($"{mine.Address}/{Uri.EscapeDataString(meant)}") : Nothing(), cancellation);
}

/// <param name="Position">In the queue, from 1; null for one who does not wait.</param>
public sealed record MyPage(MySignUp Mine, int? Position)
{
    /// <summary>Where the consent to mails about coming webinars can be taken back; null when none is given.</summary>
    public string? Withdrawal { get; init; }

    /// <summary>Whether the person comes from a form that has just been saved.</summary>
    public bool IsSaved { get; init; }
}
