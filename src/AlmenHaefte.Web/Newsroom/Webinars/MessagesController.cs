using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>Writing to those who have signed up: written, looked through as one of them will get it, tried on oneself, and then sent with time to regret it.</summary>
public sealed class MessagesController(CurrentSite site, SiteDb db, GroupMessages messages, PreviewMails previews) : WebinarRoomController(site)
{
    [Get(DeskAddresses.MessageRoute)]
    public async Task<IActionResult> New(string slug, CancellationToken cancellation) =>
        Find(slug) is { } webinar ? View("Message", await PageAsync(webinar, new MessageForm { Number = Site.Now.UtcTicks }, cancellation)) : NotFound();

    [HttpPost(DeskAddresses.MessageRoute + "/gennemsyn")]
    public Task<IActionResult> Preview(string slug, [FromForm(Name = "")] MessageForm form, CancellationToken cancellation) =>
        WithAsync(slug, form, async (webinar, message) => View("MessagePreview", await PreviewAsync(webinar, form, message, cancellation)), cancellation);

    /// <summary>The way back from the preview, with what was written.</summary>
    [HttpPost(DeskAddresses.MessageRoute + "/tilbage")]
    public async Task<IActionResult> Edit(string slug, [FromForm(Name = "")] MessageForm form, CancellationToken cancellation) =>
        Find(slug) is { } webinar ? View("Message", await PageAsync(webinar, form, cancellation)) : NotFound();

    [HttpPost(DeskAddresses.MessageRoute + "/proeve")]
    public Task<IActionResult> Trial(string slug, [FromForm(Name = "")] MessageForm form, CancellationToken cancellation) =>
        WithAsync(slug, form, async (webinar, message) =>
        {
            var me = await db.StaffMembers.AsNoTracking().FirstAsync(member => member.Id == Me.Id, cancellation);
            await messages.SendToMeAsync(webinar, message, me, Site.Now, cancellation);
            return View("MessagePreview", (await PreviewAsync(webinar, form, message, cancellation)) with { WasTried = true });
        }, cancellation);

    [HttpPost(DeskAddresses.MessageRoute)]
    public Task<IActionResult> Create(string slug, [FromForm(Name = "")] MessageForm form, CancellationToken cancellation) =>
        WithAsync(slug, form, async (webinar, message) =>
            new SeeOther(Done.For(DeskAddresses.Webinar(slug), Done.MessageQueued, await messages.SendAsync(webinar, message, Me.Id, Site.Now, cancellation))), cancellation);

    [HttpPost(DeskAddresses.MessageRoute + "/fortryd")]
    public async Task<IActionResult> Undo(string slug, [FromForm] long number, CancellationToken cancellation) =>
        Find(slug) is { } webinar
            ? new SeeOther(Done.For(DeskAddresses.Webinar(slug), Done.MessageCalledBack, await messages.CallBackAsync(webinar, number, Me.Id, Site.Now, cancellation)))
            : NotFound();

    private async Task<IActionResult> WithAsync(string slug, MessageForm form, Func<Webinar, GroupMessage, Task<IActionResult>> step, CancellationToken cancellation) =>
        Find(slug) is not { } webinar ? NotFound()
        : form.Check(ModelState) is { } message ? await step(webinar, message)
        : Refused("Message", await PageAsync(webinar, form, cancellation));

    private async Task<MessagePage> PageAsync(Webinar webinar, MessageForm form, CancellationToken cancellation)
    {
        var counts = new Dictionary<SignUpGroup, int>();
        foreach (var group in GroupMessages.Groups)
        {
            counts[group] = await messages.CountAsync(webinar, group, cancellation);
        }
        return new MessagePage(webinar, form, counts);
    }

    private async Task<MessagePreviewPage> PreviewAsync(Webinar webinar, MessageForm form, GroupMessage message, CancellationToken cancellation)
    {
        var example = await messages.ExampleAsync(webinar, message.To, cancellation);
        var mail = example is null ? null : MailPreview.Of(previews.Mails.StaffMessage(example, webinar, message.Number, message.Subject, message.Text, Site.Now));
        return new MessagePreviewPage(webinar, form, await messages.CountAsync(webinar, message.To, cancellation), mail, example?.Name);
    }
}

public sealed record MessagePage(Webinar Webinar, MessageForm Form, IReadOnlyDictionary<SignUpGroup, int> Counts);

/// <param name="Mail">As the first of them will get it; null when there is nobody.</param>
public sealed record MessagePreviewPage(Webinar Webinar, MessageForm Form, int Count, MailPreview? Mail, string? ExampleName)
{
    public bool WasTried { get; init; }
}
