using AlmenHaefte.Content;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>Changing a webinar: filled in, looked through with the list of who will get which mail, and only then saved.</summary>
public sealed class EditsController(CurrentSite site, WebinarForecasts forecasts, WebinarDesk desk) : WebinarRoomController(site)
{
    private const string Quietly = "stille";

    [Get(DeskAddresses.EditRoute)]
    public IActionResult Edit(string slug) =>
        Find(slug) is { } webinar && desk.TextOf(slug) is { } text && FrontMatter.Read(text) is { } fields
            ? View("Edit", new EditPage(webinar, WebinarForm.Of(fields, ContentHash.Of(text))))
            : NotFound();

    /// <summary>The way back from the review, with what was typed.</summary>
    [HttpPost(DeskAddresses.EditRoute + "/tilbage")]
    public IActionResult Back(string slug, [FromForm(Name = "")] WebinarForm form) => Find(slug) is { } webinar ? View("Edit", new EditPage(webinar, form)) : NotFound();

    [HttpPost(DeskAddresses.EditRoute + "/gennemsyn")]
    public Task<IActionResult> Review(string slug, [FromForm(Name = "")] WebinarForm form, CancellationToken cancellation) =>
        WithAsync(slug, form, async (webinar, change) => View("Review", await ReviewOfAsync(webinar, form, change, cancellation)));

    [HttpPost(DeskAddresses.EditRoute)]
    public Task<IActionResult> Update(string slug, [FromForm(Name = "")] WebinarForm form, [FromForm] string? decision, [FromForm] string? reason, CancellationToken cancellation) =>
        WithAsync(slug, form, async (webinar, change) =>
        {
            var (isQuiet, why) = (decision == Quietly, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
            var review = await ReviewOfAsync(webinar, form, change, cancellation);
            if (isQuiet && why is null && review.Forecast.IsMoved)
            {
                return Refused("Review", review with { LacksReason = true });
            }
            return await desk.ChangeAsync(webinar, change.Before, change.After, isQuiet, isQuiet ? why : null, Writer, Site.Now, cancellation) switch
            {
                WebinarSaved.Done => new SeeOther(Done.For(DeskAddresses.Webinar(slug), Done.Saved)),
                WebinarSaved.Unwritable => Unwritable(webinar, form),
                _ => Overtaken(webinar, form),
            };
        });

    [HttpPost(DeskAddresses.EditRoute + "/fortryd")]
    public async Task<IActionResult> Undo(string slug, CancellationToken cancellation) =>
        Find(slug) is not { } webinar ? NotFound()
        : await desk.UndoAsync(webinar, Writer, Site.Now, cancellation) switch
        {
            WebinarSaved.Done => new SeeOther(Done.For(DeskAddresses.Webinar(slug), Done.Undone)),
            WebinarSaved.Unwritable when desk.TextOf(slug) is { } text && FrontMatter.Read(text) is { } fields => Unwritable(webinar, WebinarForm.Of(fields, ContentHash.Of(text))),
            _ => new SeeOther(Done.For(DeskAddresses.Webinar(slug), Done.TooLate)),
        };

    /// <summary>The form is taken when it is filled, the file is the one it was made from, and the site could be made with it.</summary>
    private async Task<IActionResult> WithAsync(string slug, WebinarForm form, Func<Webinar, CheckedEdit, Task<IActionResult>> step)
    {
        if (Find(slug) is not { } webinar || desk.TextOf(slug) is not { } before || FrontMatter.Read(before) is not { } fields)
        {
            return NotFound();
        }
        if (ContentHash.Of(before) != form.Stamp)
        {
            return Overtaken(webinar, form);
        }
        if (!form.IsFilled(ModelState))
        {
            return Refused("Edit", new EditPage(webinar, form));
        }
        var after = form.On(fields, Site.Today).Text;
        var (changed, faults) = desk.Check(slug, after);
        if (changed is null)
        {
            form.Tell(faults, after, ModelState);
            return Refused("Edit", new EditPage(webinar, form));
        }
        return await step(webinar, new CheckedEdit(before, after, changed));
    }

    private async Task<ReviewPage> ReviewOfAsync(Webinar webinar, WebinarForm form, CheckedEdit change, CancellationToken cancellation) =>
        new(webinar, form, WebinarDifference.Between(webinar, change.Webinar), await forecasts.OfAsync(webinar, change.Webinar, Site.Now, cancellation));

    private ViewResult Overtaken(Webinar webinar, WebinarForm form)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Edit", new EditPage(webinar, form with { Stamp = desk.TextOf(webinar.Slug) is { } text ? ContentHash.Of(text) : null }) { IsOvertaken = true });
    }

    private ViewResult Unwritable(Webinar webinar, WebinarForm form)
    {
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return View("Edit", new EditPage(webinar, form) { IsUnwritable = true });
    }

    private sealed record CheckedEdit(string Before, string After, Webinar Webinar);
}

public sealed record EditPage(Webinar Webinar, WebinarForm Form)
{
    /// <summary>Somebody else has changed the webinar since the form was opened.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>The content folder could not be written.</summary>
    public bool IsUnwritable { get; init; }
}

public sealed record ReviewPage(Webinar Webinar, WebinarForm Form, IReadOnlyList<WebinarDifference> Differences, WebinarForecast Forecast)
{
    /// <summary>Nobody is to be told of a new time, and it was not said why.</summary>
    public bool LacksReason { get; init; }
}
