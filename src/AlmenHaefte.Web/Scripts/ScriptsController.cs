using AlmenHaefte.Web.PageCache;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Scripts;

public sealed class ScriptsController(PageScripts scripts) : Controller
{
    [Get("/js/{name:regex(^[[a-z-]]+$)}.{fingerprint}.js")]
    public async Task<IActionResult> Show(string name)
    {
        // Under a former address the script of now would stay with it for a year.
        if (scripts.Find($"{name}.js") is not { } script || script.Address != Request.Path)
        {
            return NotFound();
        }
        await PageSending.SendAsync(HttpContext, script.Compressed, "max-age=31536000, immutable");
        return new EmptyResult();
    }
}
