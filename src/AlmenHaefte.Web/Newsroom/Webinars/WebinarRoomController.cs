using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>Pages about one webinar. Drafts are among them: what readers may not see yet is what staff work on.</summary>
public abstract class WebinarRoomController(CurrentSite site) : NewsroomController
{
    protected CurrentSite Site => site;

    protected Webinar? Find(string slug) => site.Published.Webinars.FirstOrDefault(webinar => webinar.Slug == slug);

    /// <summary>The same page again with the reasons beside the fields.</summary>
    protected ViewResult Refused(string view, object page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, page);
    }
}
