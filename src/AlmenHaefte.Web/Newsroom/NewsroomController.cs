using AlmenHaefte.Drafts;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom;

/// <summary>What the pages behind the sign-in have in common. It is not what keeps others out: the address is.</summary>
public abstract class NewsroomController : Controller
{
    protected SignedIn Me => SignedIn.Of(User);

    protected Writer Writer => new(Me.Id.ToString(), Me.Name);
}
