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
    private const string Unpacking = "gendanner.tmp";

    /// <exception cref="BackupException">Nothing is changed, unless the message says so.</exception>
    /// <exception cref="SiteDatabaseException">The site runs.</exception>
    public static async Task<Restore> RunAsync(string backup, string dataRoot, ContentFolder content, DateTimeOffset now, CancellationToken cancellation)
    {
        using var archive = Open(backup);
        var manifest = BackupManifest.Verify(archive);
        using var folder = SiteDatabase.Take(dataRoot);
        var unpacking = Path.Combine(dataRoot, Unpacking);
        try
        {
            await UnpackAsync(archive, manifest, unpacking, content.Root, cancellation);
            // A restore that was broken off has put aside what really stood there.
            var aside = UnfinishedRestore.Aside(dataRoot) ?? Path.Combine(dataRoot, $"foer-gendannelse-{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
            Swap(manifest, unpacking, dataRoot, content.Root, aside);
            return new Restore(manifest.MadeAt, manifest.ContentFiles, manifest.Files.Count - manifest.ContentFiles - 1, aside);
        }
        finally
        {
            Delete(unpacking);
        }
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

    /// <summary>Everything that can go wrong because of what is in the copy, or because there is no room, goes wrong here.</summary>
    private static async Task UnpackAsync(ZipArchive archive, BackupManifest manifest, string unpacking, string contentRoot, CancellationToken cancellation)
    {
        try
        {
            Delete(unpacking);
            foreach (var name in manifest.Files.Select(file => file.Path))
            {
                var path = Path.Combine(unpacking, name);
                PrivateFolder.Create(Path.GetDirectoryName(path)!);
                await using var target = IsContent(name) ? File.Create(path) : PrivateFile.Create(path);
                await using var source = archive.GetEntry(name)!.Open();
                await source.CopyToAsync(target, cancellation);
                target.Flush(flushToDisk: true);
            }
            await DatabaseCopy.CheckAsync(Path.Combine(unpacking, BackupManifest.Database), cancellation);
            Directory.CreateDirectory(contentRoot);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SiteDatabaseException)
        {
            throw new BackupException($"Kopien kunne ikke pakkes ud, og intet er ændret: {e.Message}", e);
        }
    }

    private static void Swap(BackupManifest manifest, string unpacked, string dataRoot, string contentRoot, string aside)
    {
        UnfinishedRestore.Begin(dataRoot, aside);
        try
        {
            PutAside(dataRoot, contentRoot, aside);
            foreach (var name in manifest.Files.Select(file => file.Path))
            {
                Move(Path.Combine(unpacked, name), IsContent(name) ? Path.Combine(contentRoot, name[BackupManifest.ContentFolder.Length..]) : Path.Combine(dataRoot, name[BackupManifest.DataFolder.Length..]), isPrivate: !IsContent(name));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"Gendannelsen blev ikke færdig: {e.Message} Kør den igen, når det er bragt i orden; sitet starter ikke, før det er sket. Det, der stod her, ligger i {aside}", e);
        }
        UnfinishedRestore.End(dataRoot);
    }

    /// <summary>What a restore that was broken off had put in place is put aside beside what it had put aside itself.</summary>
    private static void PutAside(string dataRoot, string contentRoot, string aside)
    {
        foreach (var name in DataLayout.DatabaseFiles.Where(name => File.Exists(Path.Combine(dataRoot, name))))
        {
            Move(Path.Combine(dataRoot, name), Unused(Path.Combine(aside, name)), isPrivate: true);
        }
        foreach (var (root, folder) in new[] { (Path.Combine(dataRoot, DataLayout.Keys), DataLayout.Keys), (contentRoot, "content") }.Where(pair => Directory.Exists(pair.Item1)))
        {
            foreach (var path in Directory.GetFiles(root, "*", Backup.Everything))
            {
                Move(path, Unused(Path.Combine(aside, folder, Path.GetRelativePath(root, path))), isPrivate: true);
            }
        }
    }

    private static string Unused(string path)
    {
        var (free, number) = (path, 1);
        while (File.Exists(free))
        {
            free = $"{path}.{++number}";
        }
        return free;
    }

    private static void Move(string from, string to, bool isPrivate)
    {
        var folder = Path.GetDirectoryName(to)!;
        _ = isPrivate ? PrivateFolder.Create(folder) : Directory.CreateDirectory(folder);
        File.Move(from, to);
    }

    private static bool IsContent(string name) => name.StartsWith(BackupManifest.ContentFolder, StringComparison.Ordinal);

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
