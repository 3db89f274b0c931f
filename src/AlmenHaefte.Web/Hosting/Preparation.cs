using AlmenHaefte.Mailing;
using AlmenHaefte.Publishing;
using AlmenHaefte.Time;

namespace AlmenHaefte.Web.Hosting;

internal static class Preparation
{
    /// <summary>Reads the content before the first request, and says what whoever runs the site should know.</summary>
    public static void PrepareToServe(this WebApplication app)
    {
        var services = app.Services;
        if (services.GetRequiredService<SiteClock>().StartsAt is { } start)
        {
            app.Logger.LogWarning("The site's clock is set: it started at {Start} and is not the real time", start);
        }
        // Settings that cannot be right are refused before anything else is done.
        var transport = services.GetRequiredService<IMailTransport>();
        services.GetRequiredService<ContentRefresh>().Now();
        if (app.Environment.IsDevelopment())
        {
            return;
        }
        if (transport is MailFolder)
        {
            app.Logger.LogWarning("Mail:Transport is Folder: mails are written as files and reach nobody");
        }
        var site = services.GetRequiredService<Bookshelf>().Current;
        foreach (var (name, _) in site.Settings.Contact.Lines.Where(line => line.Value is null))
        {
            app.Logger.LogWarning("site.yml lacks the publisher's »{Field}«: pages say that it is to be filled in", name);
        }
    }
}
