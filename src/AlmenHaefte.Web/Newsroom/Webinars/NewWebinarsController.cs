using AlmenHaefte.Content;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>A new webinar, from nothing or like another. It begins as a draft.</summary>
public sealed class NewWebinarsController(CurrentSite site, WebinarDesk desk) : WebinarRoomController(site)
{
    [Get(DeskAddresses.New)]
    public IActionResult New([FromQuery(Name = "fra")] string? from) =>
        View("New", new NewPage(from, TextOf(from) is { } text ? WebinarForm.Of(text, stamp: null).Copied() : WebinarForm.Blank));

    [HttpPost(DeskAddresses.New)]
    public async Task<IActionResult> Create([FromQuery(Name = "fra")] string? from, [FromForm(Name = "")] WebinarForm typed, CancellationToken cancellation)
    {
        var form = typed with { Draft = WebinarForm.Yes };
        if (!form.IsFilled(ModelState))
        {
            return Refused("New", new NewPage(from, form));
        }
        var (slug, file) = desk.Begin(form.Title!, form.StartsAt!, like: TextOf(from), Site.Published.Webinars);
        var whole = form.On(file, Site.Today).Text;
        switch (await desk.CreateAsync(slug, whole, Writer, Site.Now, cancellation))
        {
            case WebinarSaved.Done:
                return new SeeOther(Done.For(DeskAddresses.Webinar(slug), Done.Created));
            case WebinarSaved.Faulty faulty:
                form.Tell(faulty.Faults, whole, ModelState);
                break;
            case WebinarSaved.Unwritable:
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return View("New", new NewPage(from, form) { IsUnwritable = true });
            default:
                ModelState.AddModelError(nameof(WebinarForm.Title), "Et andet webinar har fået adressen i mellemtiden. Prøv igen.");
                break;
        }
        return Refused("New", new NewPage(from, form));
    }

    private FrontMatter? TextOf(string? slug) => slug is not null && Find(slug) is not null && desk.TextOf(slug) is { } text ? FrontMatter.Read(text) : null;
}

/// <param name="From">The webinar it is to be like.</param>
public sealed record NewPage(string? From, WebinarForm Form)
{
    /// <summary>The content folder could not be written.</summary>
    public bool IsUnwritable { get; init; }
}
