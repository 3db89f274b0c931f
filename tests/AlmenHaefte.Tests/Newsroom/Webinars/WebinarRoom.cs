using AlmenHaefte.Publishing;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Newsroom.Webinars;

/// <summary>A webinar, people who have signed up for it, and somebody on the staff.</summary>
public abstract class WebinarRoom : IAsyncLifetime
{
    public const string Slug = "vaerksted";
    public const string Room = "/redaktion/webinarer/" + Slug;

    internal WebinarSite Site { get; } = new() { RunsByItself = false };

    internal Colleague Me { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What an editor may do is tested as an editor.</summary>
    protected virtual StaffRole Role => StaffRole.Editor;

    public virtual async ValueTask InitializeAsync()
    {
        Site.Publish(Slug, "pladser: 3");
        Me = await Colleague.OfAsync(Site, Role, "Søren O’Brien", "soeren@almennet.example");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Site.DisposeAsync();
    }

    /// <summary>Somebody whose confirmation has been sent and read, without a mail of its own.</summary>
    internal Task<SignUp> AddAsync(string name, string email, string? organisation = null, bool isWaiting = false, DateTimeOffset? at = null) =>
        AddAsync(Cast.Request(name, email, organisation), isWaiting, at);

    /// <inheritdoc cref="AddAsync(string, string, string, bool, DateTimeOffset?)"/>
    internal async Task<SignUp> AddAsync(SignUpRequest request, bool isWaiting = false, DateTimeOffset? at = null)
    {
        var webinar = Launch.Webinar with { Id = Slug, Slug = Slug };
        var signUp = SignUp.Enter(webinar, request, hasSeat: !isWaiting, at ?? Site.Now);
        signUp.Told(webinar.StartsAt, webinar.EndsAt);
        await using var db = Site.OpenDatabase();
        db.SignUps.Add(signUp);
        await db.SaveChangesAsync(Cancellation);
        return signUp;
    }

    internal async Task<SignUp> RowAsync(SignUp signUp)
    {
        await using var db = Site.OpenDatabase();
        return await db.SignUps.AsNoTracking().SingleAsync(row => row.Id == signUp.Id, Cancellation);
    }

    /// <summary>Somebody saved the file, and it is being served.</summary>
    internal void Publish(params string[] lines)
    {
        Site.Publish(Slug, lines);
        Site.Services.GetRequiredService<Bookshelf>().Refresh();
    }

    /// <summary>A later day, when one has to sign in anew.</summary>
    internal async Task ComeBackAsync(DateTimeOffset moment)
    {
        Site.Now = moment;
        Me = await Colleague.OnAnotherDeviceAsync(Site, Me.Member);
    }

    internal static string PageOf(SignUp signUp) => $"{Room}/tilmeldinger/{signUp.PublicId:D}";

    /// <summary>Sends the page's form that leads to an address, as the browser would with what is typed.</summary>
    internal async Task<VisitedPage> SendAsync(VisitedPage page, string action, params (string Field, string Text)[] typed)
    {
        var form = page.Document.QuerySelectorAll("main form").Cast<IHtmlFormElement>().First(form => form.GetAttribute("action")!.EndsWith(action, StringComparison.Ordinal));
        var fields = form.QuerySelectorAll("input[name], textarea[name]")
            .Where(field => field.GetAttribute("type") is not ("radio" or "checkbox") || field.HasAttribute("checked"))
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field is IHtmlTextAreaElement area ? area.Value : field.GetAttribute("value") ?? ""))
            .Where(field => typed.All(one => one.Field != field.Key))
            .Concat(typed.Select(one => KeyValuePair.Create(one.Field, one.Text)));
        using var content = new FormUrlEncodedContent(fields);
        return await Me.Visit.PostAsync(form.GetAttribute("action")!, content);
    }

    /// <summary>As <see cref="SendAsync"/>, and on to where the answer leads.</summary>
    internal async Task<VisitedPage> StepAsync(string address, string action, params (string Field, string Text)[] typed)
    {
        var answer = await SendAsync(await Me.OpenAsync(address), action, typed);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.Status);
        return await Me.OpenAsync(answer.Location);
    }
}
