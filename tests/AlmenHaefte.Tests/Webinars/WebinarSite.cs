using AlmenHaefte.Publishing;
using AlmenHaefte.Time;
using AlmenHaefte.Web.PageCache;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AlmenHaefte.Tests.Webinars;

/// <summary>A site with webinars of its own and a clock that stands where the test puts it.</summary>
public class WebinarSite : SiteFactory
{
    private readonly DirectoryInfo content = Directory.CreateTempSubdirectory("almenhaefte-indhold-");
    private bool isRunning;

    public WebinarSite()
    {
        ContentRoot = content.FullName;
        Directory.CreateDirectory(Path.Combine(ContentRoot, "webinarer"));
        File.WriteAllText(Path.Combine(ContentRoot, "site.yml"), """
            navn: AlmenHæfter
            udgiver: AlmenNet
            beskrivelse: Hæfter til almene bygherrer.
            forside:
              overskrift: Før I binder jer
              manchet: Læs her.
            kontakt:
              navn: ""
            menu:
              - titel: Webinarer
                fil: webinarer/
            sidefod:
              - titel: Webinarer
                fil: webinarer/
            """);
    }

    public DateTimeOffset Now { get; set; } = Launch.InMarch;

    /// <summary>Whether the waiting list, reminders and deletion look after themselves; without, nothing happens but what the test does.</summary>
    public bool RunsByItself { get; init; } = true;

    /// <summary>A webinar at the hour of the launch, with these lines more in its front matter.</summary>
    public void Publish(string slug, params string[] lines) => PublishAt(slug, "2022-04-20T10:00", "2022-04-20T11:30", lines);

    /// <summary>As <see cref="Publish"/>, at another time on the Danish clock.</summary>
    public void PublishAt(string slug, string begins, string ends, params string[] lines)
    {
        File.WriteAllText(Path.Combine(ContentRoot, "webinarer", $"{slug}.md"), $"""
            ---
            id: {slug}
            titel: Fælles værksted
            resume: Fire bygherrer fortæller.
            begynder: {begins}
            slutter: {ends}
            opdateret: 2022-03-28
            {string.Join('\n', lines)}
            ---

            Programmet.
            """);
        if (isRunning)
        {
            // At once, where the site itself would look within two seconds.
            Services.GetRequiredService<Bookshelf>().Refresh();
        }
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = base.CreateHost(builder);
        isRunning = true;
        return host;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        // A clock that starts anew with each request stands still.
        // Time moves as the test says, and not only forwards: no page is kept from one moment to another.
        builder.ConfigureTestServices(services =>
        {
            services.AddTransient(_ => new SiteClock(Now)).AddTransient<RenderedPages>();
            if (!RunsByItself)
            {
                services.Remove(services.Single(service => service.ImplementationType?.Name == "Rounds"));
            }
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // The base calls this once by way of each kind of disposal.
        if (disposing && Directory.Exists(content.FullName))
        {
            content.Delete(recursive: true);
        }
    }
}
