using AlmenHaefte.Data;
using Microsoft.Data.Sqlite;

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

    /// <summary>A file without tables, as a start makes it before it migrates.</summary>
    public static async Task MakeEmptyAsync(string folder)
    {
        PrivateFolder.Create(folder);
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, DataLayout.Database)};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
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
