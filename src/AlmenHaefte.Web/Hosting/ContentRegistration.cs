using AlmenHaefte.Content;
using AlmenHaefte.Downloads;
using AlmenHaefte.Editions;
using AlmenHaefte.Publishing;
using AlmenHaefte.Searching;
using AlmenHaefte.Web.Shared;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

internal static class ContentRegistration
{
    public static void AddContent(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(provider =>
        {
            var root = provider.GetRequiredService<IOptions<ContentOptions>>().Value.Root;
            return new ContentFolder(ContentFolder.Find(root, builder.Environment.ContentRootPath, AppContext.BaseDirectory) ?? root);
        });
        builder.Services.AddSingleton<Bookshelf>();
        builder.Services.AddPrecaution<Bookshelf>(shelf => shelf.IsEmpty ? [] : shelf.Current.Settings.Contact.Lines.Where(line => line.Value is null).Select(line => $"site.yml mangler udgiverens »{line.Name}«, og siderne siger, at det udfyldes – skriv det under kontakt"));
        builder.Services.AddSingleton<SearchIndexes>();
        builder.Services.AddSingleton<ContentRefresh>();
        builder.Services.AddSingleton<ContentStart>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ContentStart>());
        builder.Services.AddHostedService<IndexStart>();
        builder.Services.AddSingleton<BookletFiles>();
        builder.Services.AddSingleton<EditionComparisons>();
        builder.Services.AddHealthChecks().AddCheck<ContentHealth>("content");
        if (!builder.Environment.IsDevelopment())
        {
            builder.Services.AddHostedService<ContentWatcher>();
        }
    }

    /// <summary>In Development a saved file shows on the next request, and a site that cannot be made shows what is wrong instead.</summary>
    public static void UseContentFaultPage(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }
        app.Use(async (context, next) =>
        {
            context.RequestServices.GetRequiredService<ContentRefresh>().Now();
            try
            {
                await next(context);
            }
            catch (NoContentException nothing) when (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                context.Response.ContentType = "text/plain; charset=utf-8";
                await context.Response.WriteAsync($"Indholdet kan ikke vises:\n\n{string.Join('\n', nothing.Faults)}\n");
            }
        });
    }
}
