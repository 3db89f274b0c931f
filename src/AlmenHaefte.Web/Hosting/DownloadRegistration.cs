using AlmenHaefte.Downloads;
using AlmenHaefte.Web.Shared;

namespace AlmenHaefte.Web.Hosting;

internal static class DownloadRegistration
{
    private const string FolderName = "downloads";

    public static void AddDownloads(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DownloadOptions>().BindConfiguration("Downloads")
            .Validate(downloads => downloads.Seconds is >= 1 and <= 3600, "Downloads:Seconds skal være et helt tal fra 1 til 3600")
            .ValidateOnStart();
        services.AddSingleton<PrintStyle>();
        services.AddSingleton<ViewText>();
        services.AddSingleton(provider => new PdfShelf(Path.Combine(provider.GetRequiredService<DataFolder>().Path, FolderName)));
        services.AddSingleton<PdfOrders>();
        services.AddHostedService<PdfWorker>();
    }
}
