using System.IO.Compression;
using System.Security.Cryptography;
using AlmenHaefte.Content;
using AlmenHaefte.Data;

namespace AlmenHaefte.Backups;

/// <summary>
/// One file with everything that could not be made again: the database as it is at one moment, the keys, and the content. Mails in the folder and files to take away are not
/// in it. It holds what people have told us and the secrets of the site, so nobody but its owner may read it (0600).
/// </summary>
/// <param name="Files">How many.</param>
/// <param name="Bytes">The size of the file.</param>
public sealed record Backup(string Location, DateTimeOffset MadeAt, int Files, long Bytes)
{
    /// <summary>Copies while the site runs. The file has its name only when all of it is on disk and has been read again.</summary>
    /// <exception cref="BackupException">It could not be made, and there is none.</exception>
    public static async Task<Backup> MakeAsync(string dataRoot, ContentFolder content, string path, DateTimeOffset now, CancellationToken cancellation)
    {
        path = Path.GetFullPath(path);
        if (File.Exists(path))
        {
            throw new BackupException($"Filen {path} findes allerede og bliver ikke overskrevet. Vælg et andet navn.");
        }
        var unfinished = BackupShelf.UnfinishedName(path);
        try
        {
            UnfinishedRestore.Refuse(dataRoot);
            PrivateFolder.Create(Path.GetDirectoryName(path)!);
            await DatabaseCopy.MakeAsync(dataRoot, unfinished + ".db", cancellation);
            int files;
            await using (var file = PrivateFile.Create(unfinished))
            {
                files = await WriteAsync(file, Sources(dataRoot, content, unfinished + ".db"), now, cancellation);
                file.Flush(flushToDisk: true);
                Check(file);
            }
            File.Move(unfinished, path);
            return new Backup(path, now, files, new FileInfo(path).Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SiteDatabaseException)
        {
            throw new BackupException($"Der blev ikke lavet nogen kopi: {e.Message}", e);
        }
        finally
        {
            foreach (var leftover in new[] { unfinished, unfinished + ".db" }.Where(File.Exists))
            {
                File.Delete(leftover);
            }
        }
    }

    private static IEnumerable<(string Name, string Path)> Sources(string dataRoot, ContentFolder content, string database) =>
    [
        (BackupManifest.Database, database),
        .. In(Path.Combine(dataRoot, DataLayout.Keys), $"{BackupManifest.DataFolder}{DataLayout.Keys}/"),
        .. In(content.Root, BackupManifest.ContentFolder),
    ];

    /// <summary>Not what is hidden, for that is another program's, such as git's; nor what a link leads to. What cannot be read is a failure and not left out.</summary>
    internal static EnumerationOptions Everything { get; } = new() { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };

    private static IEnumerable<(string Name, string Path)> In(string folder, string prefix) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, "*", Everything).Select(path => (prefix + Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), path));

    private static async Task<int> WriteAsync(Stream file, IEnumerable<(string Name, string Path)> sources, DateTimeOffset now, CancellationToken cancellation)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var files = new List<BackedUpFile>();
        foreach (var (name, path) in sources)
        {
            // The very bytes that go in are those that are described: a text may be replaced meanwhile.
            var bytes = IsEmpty(path) ? [] : await File.ReadAllBytesAsync(path, cancellation);
            await using var entry = archive.CreateEntry(name).Open();
            await entry.WriteAsync(bytes, cancellation);
            files.Add(new BackedUpFile(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        }
        new BackupManifest(BackupManifest.CurrentFormat, now.ToUniversalTime(), files).WriteTo(archive);
        return files.Count;
    }

    /// <summary>A pipe is taken for an empty file: whoever reads it waits until somebody writes into it.</summary>
    private static bool IsEmpty(string path) => new FileInfo(path).Length == 0;

    private static void Check(FileStream file)
    {
        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        BackupManifest.Verify(archive);
    }
}
