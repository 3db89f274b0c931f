using AlmenHaefte.Content;
using AlmenHaefte.Publishing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>A new webinar, from nothing or like another. It begins as a draft.</summary>
public sealed class NewWebinarsController(CurrentSite site, WebinarFiles files, WebinarDesk desk) : WebinarRoomController(site)
{
    /// <summary>What belongs to the one webinar and is not copied, beside the fields of the form.</summary>
    private static readonly string[] Own = ["tidligere-adresse", "efter", "spoergeskema", "optagelse-ventes"];

    [Get(DeskAddresses.New)]
    public IActionResult New([FromQuery(Name = "fra")] string? from) =>
        View("New", new NewPage(from, TextOf(from) is { } text ? WebinarForm.Of(text, stamp: null).Copied() : new WebinarForm { Draft = WebinarForm.Yes, WaitingList = WebinarForm.Yes }));

    [HttpPost(DeskAddresses.New)]
    public async Task<IActionResult> Create([FromQuery(Name = "fra")] string? from, [FromForm(Name = "")] WebinarForm typed, CancellationToken cancellation)
    {
        var form = typed with { Draft = WebinarForm.Yes };
        if (!form.IsFilled(ModelState))
        {
            return Refused("New", new NewPage(from, form));
        }
        var slug = FreeSlug(form);
        var start = (TextOf(from) ?? WebinarText.Empty) is var text ? text.With([new("id", slug), .. Own.Select(key => KeyValuePair.Create<string, string?>(key, null))], text.Body) : text;
        var whole = form.On(start, Site.Today).Whole;
        switch (await desk.CreateAsync(slug, whole, Me.Id, Site.Now, cancellation))
        {
            case WebinarSaved.Done:
                return new SeeOther(Done.For(DeskAddresses.Webinar(slug), Done.Created));
            case WebinarSaved.Faulty faulty:
                form.Tell(faulty.Faults, whole, ModelState);
                break;
            default:
                ModelState.AddModelError(nameof(WebinarForm.Title), "Et andet webinar har fået adressen i mellemtiden. Prøv igen.");
                break;
        }
        return Refused("New", new NewPage(from, form));
    }

    private WebinarText? TextOf(string? slug) => slug is not null && Find(slug) is not null && files.TextOf(slug) is { } text ? WebinarText.Of(text) : null;

    /// <summary>Of the title, with the year when there has been one of that name, and a number when that is not enough.</summary>
    private string FreeSlug(WebinarForm form)
    {
        var plain = Slug.From(form.Title!);
        var dated = $"{plain}-{string.Concat(form.StartsAt!.Take(4))}";
        return Enumerable.Range(2, 100).Select(number => $"{dated}-{number}").Prepend(dated).Prepend(plain).First(IsFree);
    }

    private bool IsFree(string slug) => slug.Length > 0 && files.TextOf(slug) is null && Site.Published.Webinars.All(webinar => webinar.Id != slug && webinar.Slug != slug);
}

/// <param name="From">The webinar it is to be like.</param>
public sealed record NewPage(string? From, WebinarForm Form);
