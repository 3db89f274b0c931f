using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Wording;

namespace AlmenHaefte.Web.Hosting;

internal static class DraftRegistration
{
    public static void AddDrafts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PressTurn>();
        services.AddSingleton<Openings>();
        services.AddScoped<DraftDesk>();
        services.AddScoped<DiskLook>();
        services.AddScoped(provider => ActivatorUtilities.CreateInstance<Press>(provider, (Action)provider.GetRequiredService<ContentRefresh>().Now));
        services.AddScoped<Plans>();
        services.AddScoped<History>();
        services.AddScoped<ReadingLinks>();
        services.AddScoped<FileMoves>();
        services.AddScoped<TextList>();
        services.AddScoped<PictureDesk>();
        services.AddScoped<AdviceDesk>();
        services.AddHostedService<DraftRounds>();
    }
}
