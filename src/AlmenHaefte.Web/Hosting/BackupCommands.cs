using AlmenHaefte.Content;
using AlmenHaefte.Time;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

/// <summary>The commands <c>backup</c> and <c>restore</c>, with the site's own settings: the first may run beside the site, the second not.</summary>
internal static class BackupCommands
{
    public const string BackupUse = "backup <fil>";
    public const string RestoreUse = "restore <fil>";

    public static int Backup(string file, TextWriter output) => Run(output, async (data, content, now) =>
    {
        var made = await Backups.Backup.MakeAsync(data, content, file, now, CancellationToken.None);
        output.WriteLine($"Kopieret og kontrolleret: {made.Files} filer, {made.Bytes / 1024} kB, i {made.Location}\nKopien rummer persondata og sitets hemmeligheder. Gem den, hvor kun de rette kan læse den, og ikke længere end 14 dage.");
    });

    public static int Restore(string file, TextWriter output) => Run(output, async (data, content, now) =>
    {
        var done = await Backups.Restore.RunAsync(file, data, content, now, CancellationToken.None);
        output.WriteLine($"Gendannet, som det var {DanishTime.Write(done.MadeAt)}: databasen, nøgler ({done.Keys}) og indhold ({done.ContentFiles} filer) i {content.Root}\nDet, der stod der før, er lagt til side i {done.Aside}\nSe efter, at sitet er, som det skal være, og slet så den mappe: den rummer persondata.");
    });

    private static int Run(TextWriter output, Func<string, ContentFolder, DateTimeOffset, Task> command)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(SiteRoot.Options([]));
            builder.AddSiteSettings();
            builder.AddContent();
            using var site = builder.Build();
            var data = DataFolder.Of(site.Services.GetRequiredService<IOptions<DataOptions>>().Value, builder.Environment);
            command(data.Path, site.Services.GetRequiredService<ContentFolder>(), TimeProvider.System.GetUtcNow()).GetAwaiter().GetResult();
            return 0;
        }
        catch (Exception failure) when (Refusal.Of(failure) is { } reason)
        {
            output.WriteLine(reason);
            return 1;
        }
    }
}
