using AlmenHaefte.Time;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

internal static class SiteSettingsRegistration
{
    public static void AddSiteSettings(this WebApplicationBuilder builder)
    {
        AddSecrets(builder.Configuration);
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
        services.AddPrecaution<IHostEnvironment>(environment => !environment.IsDevelopment(), "Miljøet er Development, så enhver kan komme ind i redaktionen som prøveredaktør – sæt ASPNETCORE_ENVIRONMENT til Production");
        services.AddPrecaution<IOptions<SiteOptions>>(site => site.Value.IsSealed, "Site:Address er ikke https, så andre kan læse med, og adgangsnøgler virker ikke – skriv adressen med https");
        services.AddPrecaution<SiteClock>(clock => clock.StartsAt is null, "Site:Clock er sat, så sitet viser en anden dag end i dag – fjern indstillingen");
        services.AddPrecaution<OpenFiles>(files => files.Lacks());
        services.AddTransient(_ => OpenFiles.OfThisProcess());
        services.AddHostedService<PrecautionLog>();
        services.AddSingleton<Troubles>();
        services.AddHealthChecks().AddCheck<Troubles>("troubles");
    }

    /// <summary>What the service manager gives this service alone (LoadCredential of systemd): a file for each setting, named as in the environment, which every child of the site would inherit.</summary>
    private static void AddSecrets(ConfigurationManager settings)
    {
        if (settings["CREDENTIALS_DIRECTORY"] is { } folder && Directory.Exists(folder))
        {
            settings.AddKeyPerFile(folder, optional: true);
        }
    }
}
