using AlmenHaefte.Content;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.SignIn;

public sealed class SignOutsController : NewsroomController
{
    [HttpPost(Addresses.NewsroomSignOut)]
    public async Task<IActionResult> Create()
    {
        await HttpContext.SignOutAsync(SessionHandler.SchemeName);
        return new SeeOther(Addresses.NewsroomSignIn);
    }
}
