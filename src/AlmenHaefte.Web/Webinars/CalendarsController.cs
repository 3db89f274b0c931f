using System.Security.Cryptography;
using AlmenHaefte.Content;
using AlmenHaefte.Mailing;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace AlmenHaefte.Web.Webinars;

/// <summary>
/// The webinars as calendar files. A calendar that asks again is told that nothing has changed for as long as that is so.
/// </summary>
public sealed class CalendarsController(CurrentSite site) : Controller
{
    private readonly PublicCalendar calendar = new(site.Published.Settings.Publisher, site.Published.Settings.Contact.Mail, site.AddressOf);

    [Get(Addresses.WebinarCalendar)]
    public IActionResult Index() => Calendar(calendar.Of(site.Published.PublicWebinars(site.Now)), "inline", "webinarer");

    [Get("/webinarer/{slug}.ics")]
    public IActionResult Show(string slug) => Find(slug) is { } webinar ? Calendar(calendar.Of(webinar), "attachment", slug) : NotFound();

    /// <summary>The moment sign-up opens.</summary>
    [Get("/webinarer/{slug}/tilmelding.ics")]
    public IActionResult SignUpOpens(string slug) =>
        Find(slug) is { } webinar && calendar.SignUpOpens(webinar) is { } file ? Calendar(file, "attachment", $"tilmelding-{slug}") : NotFound();

    private Webinar? Find(string slug) => site.Published.FindWebinar(slug, site.Now);

    private FileContentResult Calendar(CalendarFile file, string disposition, string name)
    {
        var header = new ContentDispositionHeaderValue(disposition);
        header.SetHttpFileName($"{name}.ics");
        Response.Headers.ContentDisposition = header.ToString();
        Response.Headers.CacheControl = "no-cache";
        var bytes = file.Bytes;
        return File(bytes, $"{CalendarFile.MediaType}; charset=utf-8", lastModified: null, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
    }
}
