using System.Globalization;
using System.IO.Compression;
using AlmenHaefte.Content;
using AlmenHaefte.Data;

namespace AlmenHaefte.Backups;

/// <summary>Everything is as it was when the backup was made. What stood there before is not deleted but put aside.</summary>
/// <param name="MadeAt">When the backup was made, in UTC.</param>
/// <param name="Aside">The folder with what stood there before.</param>
public sealed record Restore(DateTimeOffset MadeAt, int ContentFiles, int Keys, string Aside)
{
    private const string Unpacking = "genskaber.tmp";

    /// <exception cref="BackupException">Nothing is changed, unless the message says so.</exception>
    /// <exception cref="SiteDatabaseException">The site runs.</exception>
    public static async Task<Restore> RunAsync(string backup, string dataRoot, ContentFolder content, DateTimeOffset now, CancellationToken cancellation)
    {
        using var archive = Open(backup);
        var manifest = BackupManifest.Verify(archive);
        using var folder = SiteDatabase.Take(dataRoot);
        var unpacked = await UnpackAsync(archive, manifest, dataRoot, cancellation);
        var aside = Path.Combine(dataRoot, $"foer-genskabelse-{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        try
        {
            Swap(unpacked, dataRoot, content.Root, PrivateFolder.Create(aside).FullName, manifest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"Genskabelsen blev ikke færdig: {e.Message} Kør den igen, når det er bragt i orden; sitet starter ikke før. Det, der stod her, ligger i {aside}", e);
        }
        return new Restore(manifest.MadeAt, manifest.ContentFiles, manifest.Files.Count - manifest.ContentFiles - 1, aside);
    }

    private static ZipArchive Open(string backup)
    {
        try
        {
            return ZipFile.OpenRead(backup);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new BackupException($"Kopien {backup} kan ikke læses: {e.Message}", e);
        }
    }

    /// <summary>Beside what it shall replace, so that only names have to change afterwards.</summary>
    private static async Task<string> UnpackAsync(ZipArchive archive, BackupManifest manifest, string dataRoot, CancellationToken cancellation)
    {
        var unpacking = Path.Combine(dataRoot, Unpacking);
        try
        {
            Delete(unpacking);
            foreach (var name in manifest.Files.Select(file => file.Path))
            {
                var path = Path.Combine(unpacking, name);
                PrivateFolder.Create(Path.GetDirectoryName(path)!);
                await using var target = name.StartsWith(BackupManifest.ContentFolder, StringComparison.Ordinal) ? File.Create(path) : PrivateFile.Create(path);
                await using var source = archive.GetEntry(name)!.Open();
                await source.CopyToAsync(target, cancellation);
                target.Flush(flushToDisk: true);
            }
            await DatabaseCopy.CheckAsync(Path.Combine(unpacking, BackupManifest.Database), cancellation);
            return unpacking;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SiteDatabaseException)
        {
            throw new BackupException($"Kopien kunne ikke pakkes ud, og intet er ændret: {e.Message}", e);
        }
    }

    /// <summary>From the first name that is changed until the last one the site does not start: it would have an empty database, or another's keys.</summary>
    private static void Swap(string unpacked, string dataRoot, string contentRoot, string aside, BackupManifest manifest)
    {
        SiteDatabase.Close(dataRoot);
        // With the database go -wal and -shm: beside another database they would bring back what was in them.
        foreach (var path in Directory.EnumerateFiles(dataRoot, "almenhaefte.db*"))
        {
            File.Move(path, Path.Combine(aside, Path.GetFileName(path)));
        }
        if (Path.Combine(dataRoot, "keys") is var keys && Directory.Exists(keys))
        {
            Directory.Move(keys, Path.Combine(aside, "keys"));
        }
        foreach (var path in Directory.EnumerateFiles(contentRoot, "*", new EnumerationOptions { RecurseSubdirectories = true }))
        {
            var old = Path.Combine(aside, "content", Path.GetRelativePath(contentRoot, path));
            PrivateFolder.Create(Path.GetDirectoryName(old)!);
            File.Move(path, old);
        }
        foreach (var name in manifest.Files.Select(file => file.Path))
        {
            var path = name.StartsWith(BackupManifest.ContentFolder, StringComparison.Ordinal) ? Path.Combine(contentRoot, name[BackupManifest.ContentFolder.Length..]) : Path.Combine(dataRoot, name[BackupManifest.DataFolder.Length..]);
            Create(Path.GetDirectoryName(path)!, dataRoot);
            File.Move(Path.Combine(unpacked, name), path);
        }
        SiteDatabase.Reopen(dataRoot);
        Delete(unpacked);
    }

    /// <summary>The content is everybody's; what lies with the data is its owner's alone.</summary>
    private static void Create(string folder, string dataRoot) => _ = folder.StartsWith(dataRoot, StringComparison.Ordinal) ? PrivateFolder.Create(folder) : Directory.CreateDirectory(folder);

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
