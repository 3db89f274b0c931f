using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.SignUps;
using AlmenHaefte.Webinars;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Data;

/// <summary>A migrated database in a folder of its own, opened the way the site opens it.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private SiteDatabase? running;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"almenhaefte-{Guid.NewGuid():N}");

    public string File => Path.Combine(Folder, "almenhaefte.db");

    public WriteGate Gate { get; } = new();

    public async ValueTask InitializeAsync()
    {
        MigratedDatabase.CopyTo(Folder);
        running = await SiteDatabase.StartAsync(Folder, CancellationToken.None);
    }

    public SiteDb Open() => new(SiteDatabase.Options(Folder));

    /// <summary>Does one thing as one request does: with a context of its own.</summary>
    public async Task<T> AtAsync<T>(Func<Desks, Task<T>> request, WriteGate? gate = null)
    {
        await using var db = Open();
        return await request(new Desks(db, gate ?? Gate));
    }

    public Task<SignUpResult> AtDeskAsync(Func<SignUpDesk, Task<SignUpResult>> request, WriteGate? gate = null) => AtAsync(desks => request(desks.SignUp), gate);

    public async Task<List<Mail>> MailsAsync()
    {
        await using var db = Open();
        return await db.Mails.AsNoTracking().OrderBy(mail => mail.QueuedAt).ThenBy(mail => mail.Id).ToListAsync();
    }

    public async Task<List<SignUp>> RowsAsync()
    {
        await using var db = Open();
        return await db.SignUps.AsNoTracking().OrderBy(signUp => signUp.Id).ToListAsync();
    }

    /// <summary>As when the process ends: nothing is held open.</summary>
    public void Stop()
    {
        running?.Dispose();
        SqliteConnection.ClearAllPools();
    }

    public ValueTask DisposeAsync()
    {
        Stop();
        Gate.Dispose();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
