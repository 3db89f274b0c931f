using System.ComponentModel.DataAnnotations;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>Who came. Those who came in by their own link are known; the rest from the list that the meeting gives.</summary>
public sealed class PresencesController(CurrentSite site, GroupMessages groups, StaffDesk desk) : WebinarRoomController(site)
{
    private static readonly char[] Separators = ['\n', '\r', ',', ';', '\t'];

    [Get(DeskAddresses.PresenceRoute)]
    public async Task<IActionResult> New(string slug, CancellationToken cancellation) =>
        Find(slug) is { } webinar ? View("Presence", await PageAsync(webinar, new PresenceForm(null), cancellation)) : NotFound();

    [HttpPost(DeskAddresses.PresenceRoute)]
    public async Task<IActionResult> Create(string slug, [FromForm] string? addresses, CancellationToken cancellation)
    {
        if (Find(slug) is not { } webinar)
        {
            return NotFound();
        }
        List<EmailAddress> present = [.. (addresses ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(text => EmailAddress.Check(text.Trim('"', ' '))).OfType<Checked<EmailAddress>.Accepted>().Select(address => address.Value)];
        if (present.Count == 0)
        {
            ModelState.AddModelError(nameof(PresenceForm.Addresses), "Skriv mindst én mailadresse.");
            return Refused("Presence", await PageAsync(webinar, new PresenceForm(addresses), cancellation));
        }
        return new SeeOther(Done.For(DeskAddresses.Presence(slug), Done.Present, await desk.NotePresenceAsync(webinar, present, Me.Id, Site.Now, cancellation)));
    }

    private async Task<PresencePage> PageAsync(Webinar webinar, PresenceForm form, CancellationToken cancellation) =>
        new(webinar, await groups.CountAsync(webinar, SignUpGroup.Joined, cancellation), await groups.CountAsync(webinar, SignUpGroup.Absent, cancellation), form);
}

public sealed record PresenceForm([property: Display(Name = "Mailadresser fra mødet")] string? Addresses);

public sealed record PresencePage(Webinar Webinar, int Joined, int Absent, PresenceForm Form);
