using AlmenHaefte.Data;

namespace AlmenHaefte.Tests.Data;

/// <summary>An empty database with all its tables, migrated once: each test begins with a copy, for to migrate takes longer than most tests do.</summary>
public static class MigratedDatabase
{
    private static readonly Lazy<byte[]> Bytes = new(() => MakeAsync().GetAwaiter().GetResult());

    /// <summary>Leaves alone what is there.</summary>
    /// <param name="folder">The data folder; made when it is not there.</param>
    public static void CopyTo(string folder)
    {
        if (Path.Combine(folder, DataLayout.Database) is var file && !File.Exists(file))
        {
            PrivateFolder.Create(folder);
            File.WriteAllBytes(file, Bytes.Value);
        }
    }

    private static async Task<byte[]> MakeAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"almenhaefte-{Guid.NewGuid():N}");
        using (await SiteDatabase.StartAsync(folder, CancellationToken.None))
        {
            var copy = Path.Combine(folder, "kopi.db");
            await DatabaseCopy.MakeAsync(folder, copy, CancellationToken.None);
            return await File.ReadAllBytesAsync(copy);
        }
    }
}
