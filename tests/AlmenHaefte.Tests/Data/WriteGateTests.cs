using AlmenHaefte.Data;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.SignUps;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Data;

public sealed class WriteGateTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Who_waits_too_long_for_a_turn_is_told_and_writes_nothing()
    {
        using var gate = new WriteGate(TimeSpan.FromMilliseconds(20));
        var firstIsDone = new TaskCompletionSource<bool>();
        await using var db = database.Open();
        var first = gate.WriteAsync(db, () => firstIsDone.Task, CancellationToken.None);

        await Assert.ThrowsAsync<DataUnavailableException>(() => EnterAsync(gate));

        firstIsDone.SetResult(true);
        Assert.True(await first);
        Assert.Empty(await database.RowsAsync());
    }

    [Fact]
    public async Task Who_waits_behind_one_whom_the_database_refused_is_told_at_once_and_the_next_gets_a_turn()
    {
        var refusal = new TaskCompletionSource<bool>();
        var first = database.Gate.AloneAsync(() => refusal.Task, CancellationToken.None);
        var second = database.Gate.AloneAsync(() => Task.FromResult(true), CancellationToken.None);

        refusal.SetException(new SqliteException("database is locked", 5));

        await Assert.ThrowsAsync<DataUnavailableException>(() => first);
        await Assert.ThrowsAsync<DataUnavailableException>(() => second);
        Assert.Empty(await database.RowsAsync());
        Assert.IsType<SignUpResult.SignedUp>(await EnterAsync(database.Gate));
    }

    [Fact]
    public async Task The_turn_passes_on_when_the_work_fails()
    {
        await using var db = database.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => database.Gate.WriteAsync<int>(db, () => throw new InvalidOperationException(), CancellationToken.None));

        Assert.IsType<SignUpResult.SignedUp>(await EnterAsync(database.Gate));
    }

    [Fact]
    public async Task Work_that_fails_leaves_nothing_behind()
    {
        await using var db = database.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Gate.WriteAsync<int>(
            db,
            async () =>
            {
                db.SignUps.Add(SignUp.Enter(Launch.Webinar, Cast.Aase, hasSeat: true, Launch.InMarch));
                await db.SaveChangesAsync(CancellationToken.None);
                throw new InvalidOperationException();
            },
            CancellationToken.None));

        Assert.Empty(await database.RowsAsync());
    }

    [Fact]
    public async Task Another_process_that_keeps_the_lock_makes_the_database_unavailable()
    {
        await using var other = new SqliteConnection($"Data Source={database.File}");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var itsTransaction = other.BeginTransaction();

        await Assert.ThrowsAsync<DataUnavailableException>(() => EnterAsync(database.Gate));
    }

    [Fact]
    public async Task A_database_that_has_become_read_only_is_unavailable()
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlAsync($"PRAGMA query_only=ON", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<DataUnavailableException>(() => new Desks(db, database.Gate).SignUp
            .EnterAsync(Launch.Webinar, Cast.Aase, Desks.Form, Launch.InMarch, CancellationToken.None));
    }

    private Task<SignUpResult> EnterAsync(WriteGate gate) =>
        database.AtDeskAsync(desk => desk.EnterAsync(Launch.Webinar, Cast.Aase, Desks.Form, Launch.InMarch, CancellationToken.None), gate);
}
