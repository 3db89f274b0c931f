using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using AlmenHaefte.Data;

namespace AlmenHaefte.Backups;

/// <summary>The last entry of a backup: what is in it. A copy without one, or that is not as it says, is no backup.</summary>
/// <param name="Format">Raised when an older program could no longer restore it.</param>
/// <param name="MadeAt">In UTC.</param>
internal sealed record BackupManifest(int Format, DateTimeOffset MadeAt, IReadOnlyList<BackedUpFile> Files)
{
    public const int CurrentFormat = 1;
    public const string Database = $"{DataFolder}{DataLayout.Database}";
    public const string DataFolder = "data/";
    public const string ContentFolder = "content/";
    private const string Name = "manifest.json";

    public int ContentFiles => Files.Count(file => file.Path.StartsWith(ContentFolder, StringComparison.Ordinal));

    public void WriteTo(ZipArchive archive)
    {
        using var entry = archive.CreateEntry(Name).Open();
        JsonSerializer.Serialize(entry, this);
    }

    /// <summary>Reads all of it, and holds every file against its fingerprint.</summary>
    /// <exception cref="BackupException">It is not whole, or not ours.</exception>
    public static BackupManifest Verify(ZipArchive archive)
    {
        var manifest = Read(archive);
        if (manifest.Format != CurrentFormat)
        {
            throw new BackupException($"Kopien har format {manifest.Format}, og det kan dette program ikke læse. Brug det program, der skrev den.");
        }
        foreach (var file in manifest.Files)
        {
            if (!IsOurs(file.Path) || archive.GetEntry(file.Path) is not { } entry || Fingerprint(entry) != (file.Length, file.Sha256))
            {
                throw new BackupException($"Kopien er beskadiget: {file.Path} er ikke, som den var. Brug en anden kopi.");
            }
        }
        return manifest.Files.Any(file => file.Path == Database) ? manifest : throw new BackupException("Kopien er beskadiget: Databasen er ikke med. Brug en anden kopi.");
    }

    private static BackupManifest Read(ZipArchive archive)
    {
        try
        {
            using var entry = archive.GetEntry(Name)?.Open();
            return entry is not null && JsonSerializer.Deserialize<BackupManifest>(entry) is { Files: not null } manifest ? manifest : throw new BackupException("Filen er ikke en sikkerhedskopi, som sitet har skrevet.");
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw new BackupException("Filen er ikke en sikkerhedskopi, som sitet har skrevet.", e);
        }
    }

    /// <summary>A name that led out of the folders would be written there.</summary>
    private static bool IsOurs(string path) =>
        (path.StartsWith(DataFolder, StringComparison.Ordinal) || path.StartsWith(ContentFolder, StringComparison.Ordinal))
        && !path.Contains('\\', StringComparison.Ordinal) && path.Split('/').All(part => part is not ("" or "." or ".."));

    private static (long Length, string Sha256)? Fingerprint(ZipArchiveEntry entry)
    {
        try
        {
            using var stream = entry.Open();
            return (entry.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}

/// <param name="Path">With <c>/</c>, beginning with <c>data/</c> or <c>content/</c>.</param>
/// <param name="Length">In bytes.</param>
internal sealed record BackedUpFile(string Path, long Length, string Sha256);
