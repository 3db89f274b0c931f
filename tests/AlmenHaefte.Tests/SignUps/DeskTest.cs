using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Data;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.SignUps;

/// <summary>A database of one's own, a webinar, a clock that is moved by hand, and a postman who delivers everything when asked.</summary>
public abstract class DeskTest : IAsyncLifetime
{
    protected TestDatabase Database { get; } = new();

    protected Webinar Webinar { get; set; } = Launch.Webinar;

    protected DateTimeOffset Now { get; set; } = Launch.InMarch;

    /// <summary>What has left, in order.</summary>
    protected List<Mail> Delivered { get; } = [];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => Database.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Database.DisposeAsync();
    }

    internal Task<SignUpResult> EnterAsync(SignUpRequest request) =>
        Database.AtDeskAsync(desk => desk.EnterAsync(Webinar, request, Desks.Form, Now, Cancellation));

    /// <summary>Signs up and returns the row.</summary>
    internal async Task<SignUp> SignUpAsync(SignUpRequest request)
    {
        Assert.IsNotType<SignUpResult.Refused>(await EnterAsync(request));
        return await FindAsync(request);
    }

    internal async Task<SignUp> FindAsync(SignUpRequest request) => (await Database.RowsAsync()).Last(row => row.EmailKey == request.Email.Key && row.WebinarId == Webinar.Id);

    protected async Task<SignUp> FindAsync(SignUp signUp) => (await Database.RowsAsync()).Single(row => row.Id == signUp.Id);

    /// <summary>Does it with the sign-up's own key, and returns what it then is.</summary>
    protected async Task<SignUp> AsOwnerAsync(SignUp signUp, Func<SelfService, Guid, string, Task<SignUp?>> step) =>
        Assert.IsType<SignUp>(await Database.AtAsync(desks => step(desks.Self, signUp.PublicId, Desks.Keys.Manage(signUp))));

    protected Task<int> FollowAsync() => Database.AtAsync(desks => desks.Changes.FollowAsync(Webinar, Now, Cancellation));

    /// <summary>Sends everything that is due.</summary>
    protected async Task DeliverAsync()
    {
        await using var db = Database.Open();
        var outbox = new Outbox(db, Database.Gate);
        while (await outbox.ClaimAsync(Now, Cancellation) is { } mail)
        {
            db.ChangeTracker.Clear();
            Delivered.Add(mail);
            await outbox.SettleAsync(mail, new SendResult.Accepted(), Now);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The kinds of the mails that have left to an address, in order.</summary>
    internal IEnumerable<MailKind> SentTo(SignUpRequest request) => Delivered.Where(mail => mail.Recipient == request.Email.ForSending).Select(mail => mail.Kind);
}
