using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Shared;

/// <summary>303: what was posted is dealt with, and the browser is to fetch this address next. May lead to another site.</summary>
internal sealed class SeeOther(string address) : StatusCodeResult(StatusCodes.Status303SeeOther)
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.Headers.Location = address;
        base.ExecuteResult(context);
    }
}
