using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Account;

public sealed class MyAccountController(StaffRegister register, StaffSessions sessions, CurrentSite site) : AccountController(register, sessions, site)
{
    [Get(Addresses.MyAccount)]
    public Task<IActionResult> Show() => ShowAsync();

    [HttpPost(Addresses.MyName)]
    public async Task<IActionResult> Rename([FromForm(Name = "")] NameForm form, CancellationToken cancellation)
    {
        if (form.Check(ModelState) is not { } name)
        {
            return await ShowAsync(form);
        }
        await Register.RenameAsync(Me.Id, name, cancellation);
        return new SeeOther(Done.For(Addresses.MyAccount, Done.Saved));
    }
}
