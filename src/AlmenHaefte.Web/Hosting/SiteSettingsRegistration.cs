using AlmenHaefte.Time;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

internal static class SiteSettingsRegistration
{
    public static void AddSiteSettings(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var isProduction = builder.Environment.IsProduction();
        services.AddOptions<SiteOptions>().BindConfiguration("Site")
            .Validate(site => site.Address is not null || !isProduction, "Site:Address mangler: skriv sitets offentlige adresse, fx https://haefter.almennet.dk")
            .Validate(site => site.Address is null || (Uri.TryCreate(site.Address, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"), "Site:Address skal være en hel adresse, fx https://haefter.almennet.dk").ValidateOnStart();
        services.AddOptions<ContentOptions>().BindConfiguration("Content").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DataOptions>().BindConfiguration("Data").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new SiteClock(provider.GetRequiredService<IOptions<SiteOptions>>().Value.Clock));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SiteClock>());
        services.AddSingleton<SiteAddress>();
    }
}
