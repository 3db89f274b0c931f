using AlmenHaefte.Mailing;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>Every mail that the site sends, as people who do not exist would get it.</summary>
public sealed class MailSamplesController : NewsroomController
{
    [Get(DeskAddresses.Mails)]
    public IActionResult Index() => View("MailSamples", MailSamples.All());

    [Get(DeskAddresses.Mails + "/{name}")]
    public IActionResult Show(string name)
    {
        if (Find(name) is not { } sample)
        {
            return NotFound();
        }
        Response.Headers.ContentSecurityPolicy = ContentPolicy.WithFrame;
        return View("MailSample", new MailSamplePage(sample, MailPreview.Of(sample.Mail)));
    }

    /// <summary>Nothing in a mail may run, fetch or lead anywhere.</summary>
    [Get(DeskAddresses.Mails + "/{name}/html")]
    public IActionResult Body(string name)
    {
        if (Find(name) is not { } sample)
        {
            return NotFound();
        }
        Response.Headers.ContentSecurityPolicy = ContentPolicy.ForMail;
        return Content(MailPreview.Of(sample.Mail).Html, "text/html; charset=utf-8");
    }

    private static MailSample? Find(string name) => MailSamples.All().FirstOrDefault(sample => sample.Name == name);
}

public sealed record MailSamplePage(MailSample Sample, MailPreview Mail);
