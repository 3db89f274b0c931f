using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Webinars;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace AlmenHaefte.Benchmarks;

/// <summary>The desk as a request of the site gets it, with a database of its own on disk.</summary>
internal sealed class MadeDesk : IDisposable
{
    /// <summary>As the bytes of a person's row: the sum of what its columns hold.</summary>
    public const int PersonBytes = 600;

    public static readonly DateTimeOffset Now = new(2022, 3, 28, 9, 0, 0, TimeSpan.FromHours(2));

    private static readonly LinkKeys Keys = new(new byte[LinkKeys.SecretBytes]);
    private static readonly Mails Mails = new(
        new Sender("AlmenNet", "tilmelding@haefter.example", "kontakt@almennet.example", "AlmenHæfter"), new SiteLinks(path => "https://haefter.example" + path, Keys));

    private readonly string folder;
    private readonly WriteGate gate = new();
    private readonly PooledDbContextFactory<SiteDb> contexts;
    private readonly SiteDatabase database;
    private int number;

    private MadeDesk(SiteDatabase database, string folder) => (this.database, this.folder, contexts) = (database, folder, new PooledDbContextFactory<SiteDb>(SiteDatabase.Options(folder)));

    public static Webinar Webinar { get; } = RealContent.Read().Webinars[0];

    /// <summary>The mail that each of them gets, in bytes.</summary>
    public static byte[] Message() => Mails.Confirmed(SignUp.Enter(Webinar, MadePeople.Request(1), hasSeat: true, Now), Webinar, Now).Message!;

    public static async Task<MadeDesk> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("almenhaefte-desk-").FullName;
        return new MadeDesk(await SiteDatabase.StartAsync(folder, CancellationToken.None), folder);
    }

    /// <summary>Somebody new each time.</summary>
    public async Task EnterAsync()
    {
        await using var db = await contexts.CreateDbContextAsync();
        var list = new SignUpList(db);
        var desk = new SignUpDesk(db, list, new WaitingList(db, list, Mails), new MailLimits(db, Keys), Mails, Keys, gate);
        await desk.EnterAsync(Webinar, MadePeople.Request(Interlocked.Increment(ref number)), "/tilmelding", Now, CancellationToken.None);
    }

    public void Dispose()
    {
        database.Dispose();
        gate.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
