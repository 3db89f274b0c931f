using System.Collections.Concurrent;
using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Data;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>An outbox with a clock that stands still until the test moves it, and a postman who does as the test says.</summary>
public sealed class TestOutbox : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly Lines lines = new();

    internal FakeTimeProvider Clock { get; } = new(Launch.InMarch);

    internal Postman Postman { get; } = new();

    public DateTimeOffset Now => Clock.GetUtcNow();

    public string Log => string.Concat(lines.Written);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    public SiteDb Open() => database.Open();

    /// <summary>A worker as a newly started site has one: it knows nothing but what is on disk.</summary>
    internal Delivery NewWorker(IMailTransport? transport = null) => new(database.Open, database.Gate, transport ?? Postman, Clock, lines);

    internal BounceMailbox NewMailbox(int port, TimeSpan? patience = null) => new(
        new ImapServer("127.0.0.1", port, LineSecurity.None, Dovecot.User, Dovecot.Password), Report.Domain, database.Open, database.Gate, Clock, lines, patience);

    internal async Task<BounceOutcome> TakeBackAsync(Bounce bounce)
    {
        await using var db = Open();
        return await new Outbox(db, database.Gate).TakeBackAsync(bounce, Now, TestContext.Current.CancellationToken);
    }

    internal Task<int> SendDueAsync() => NewWorker().SendDueAsync(TestContext.Current.CancellationToken);

    internal async Task<SignUp> SignUpAsync(SignUpRequest request, bool hasSeat = true)
    {
        await using var db = Open();
        var signUp = SignUp.Enter(Launch.Webinar, request, hasSeat, Now);
        db.SignUps.Add(signUp);
        await db.SaveChangesAsync();
        return signUp;
    }

    internal async Task ChangeAsync(SignUp signUp, Action<SignUp> change)
    {
        await using var db = Open();
        change(await db.SignUps.SingleAsync(row => row.Id == signUp.Id));
        await db.SaveChangesAsync();
    }

    /// <summary>Queues one mail about the sign-up, as it is now.</summary>
    internal async Task<Guid> QueueAsync(SignUp signUp, MailKind kind, Func<Mail, Mail>? finish = null, long revision = 0)
    {
        await using var db = Open();
        var mail = QueuedLetter.About(await db.SignUps.SingleAsync(row => row.Id == signUp.Id), kind, Now, revision);
        db.Mails.Add(finish?.Invoke(mail) ?? mail);
        await db.SaveChangesAsync();
        return mail.Id;
    }

    /// <summary>Queues a mail that is about no one sign-up.</summary>
    internal async Task<Guid> QueueAsync(string address = "aase@almenbo.example", Func<Mail, Mail>? finish = null)
    {
        await using var db = Open();
        var mail = QueuedLetter.To(address, Now);
        db.Mails.Add(finish?.Invoke(mail) ?? mail);
        await db.SaveChangesAsync();
        return mail.Id;
    }

    internal async Task<Mail> RowAsync(Guid id)
    {
        await using var db = Open();
        return await db.Mails.AsNoTracking().Include(mail => mail.SignUp).SingleAsync(mail => mail.Id == id);
    }

    internal async Task ChangeAsync(Guid id, Action<Mail> change)
    {
        await using var db = Open();
        change(await db.Mails.SingleAsync(mail => mail.Id == id));
        await db.SaveChangesAsync();
    }

    private sealed class Lines : ILogger<Delivery>, ILogger<BounceMailbox>
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}\n");
    }
}
