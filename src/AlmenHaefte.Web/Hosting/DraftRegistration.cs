using AlmenHaefte.Drafts;
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
        services.AddScoped<Press>();
        services.AddScoped<Plans>();
        services.AddScoped<History>();
        services.AddScoped<ReadingLinks>();
        services.AddScoped<FileMoves>();
        services.AddScoped<TextList>();
        services.AddScoped<AdviceDesk>();
        services.AddHostedService<DraftRounds>();
    }
}
