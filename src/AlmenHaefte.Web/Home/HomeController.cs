using AlmenHaefte.Web.PageCache;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Home;

public sealed class HomeController : Controller
{
    [Cached]
    [Get("/")]
    public IActionResult Index() => View("Front");
}
