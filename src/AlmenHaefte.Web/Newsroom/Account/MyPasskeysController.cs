using System.Net.Mime;
using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Newsroom.Passkeys;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Account;

public sealed class MyPasskeysController(StaffRegister register, StaffSessions sessions, StaffKeys keys, PasskeyDoor door, CurrentSite site) : AccountController(register, sessions, site)
{
    [HttpPost(Addresses.MyPasskeyChallenge)]
    public async Task<IActionResult> Challenge(CancellationToken cancellation) =>
        await Register.FindAsync(Me.Id, cancellation) is { } member ? Content(await door.AskForNewAsync(member, HttpContext), MediaTypeNames.Application.Json) : NotFound();

    [HttpPost(Addresses.MyPasskeys)]
    public async Task<IActionResult> Create([FromForm] string? credential, CancellationToken cancellation)
    {
        if (await door.ReadNewAsync(Me.Id, credential, HttpContext) is not { } passkey)
        {
            return await ShowAsync(trouble: "Der blev ikke lavet en adgangsnøgle. Prøv igen.");
        }
        await keys.AddAsync(Me.Id, passkey, Now, cancellation);
        return new SeeOther(Done.For(Addresses.MyAccount, Done.PasskeyMade));
    }

    [HttpPost("/redaktion/mig/adgangsnoegler/{id:int}/fjern")]
    public async Task<IActionResult> Remove(int id, CancellationToken cancellation) => await keys.RemoveAsync(Me.Id, id, Now, cancellation) switch
    {
        StaffResult.Done => new SeeOther(Done.For(Addresses.MyAccount, Done.PasskeyRemoved)),
        StaffResult.LastPasskey => await ShowAsync(trouble: "Det er din eneste adgangsnøgle. Lav en ny, før du fjerner den."),
        _ => NotFound(),
    };
}
