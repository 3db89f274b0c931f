using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Wording;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>What is done with a piece of advice: followed by one press, or set aside with a reason. Both lead back to »Klar til udgivelse?«.</summary>
public sealed class AdviceController(CurrentSite site, AdviceDesk desk) : TextController(site)
{
    private const string Address = "/redaktion/indhold/raad";

    [HttpPost(Address + "/foelg")]
    public async Task<IActionResult> Follow([FromQuery] string? fil, [FromForm] string? key, CancellationToken cancellation) =>
        TextFile.At(fil) is { } file ? Back(file, await desk.FollowAsync(file, key ?? "", Writer, Site.Now, cancellation), Done.AdviceFollowed) : NotFound();

    [HttpPost(Address + "/til-side")]
    public async Task<IActionResult> SetAside([FromQuery] string? fil, [FromForm] string? key, [FromForm] string? reason, CancellationToken cancellation)
    {
        if (TextFile.At(fil) is not { } file)
        {
            return NotFound();
        }
        var why = (reason ?? "").Trim();
        return why.Length == 0 ? new SeeOther(For(file, Done.AdviceWithoutReason))
            : Back(file, await desk.SetAsideAsync(file, key ?? "", why[..Math.Min(why.Length, AdviceSetAside.ReasonMaxLength)], Writer, Site.Now, cancellation), Done.AdviceSetAside);
    }

    private static SeeOther Back(TextFile file, bool isDone, string done) => new(For(file, isDone ? done : Done.Nothing));

    private static string For(TextFile file, string done) => $"{AlmenHaefte.Content.Addresses.Text("udgivelse", file.Path)}&gjort={done}";
}
