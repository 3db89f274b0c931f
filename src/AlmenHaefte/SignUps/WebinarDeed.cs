using AlmenHaefte.Staff;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.SignUps;

/// <summary>
/// One line of the history: somebody on the staff did something to a webinar or to somebody's sign-up for it. It is never changed, and since it outlives
/// the people it tells of, it holds nothing of them: neither name nor address, nor what was searched for.
/// </summary>
public sealed class WebinarDeed
{
    public const int DetailMaxLength = 300;

    private WebinarDeed()
    {
    }

    public int Id { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who did it; null for whoever runs the site.</summary>
    public Guid? ById { get; private set; }

    public StaffMember? By { get; private set; }

    public string WebinarId { get; private set; } = "";

    /// <summary>Null for what concerns the webinar or many.</summary>
    public int? SignUpId { get; private set; }

    public SignUp? SignUp { get; private set; }

    public WebinarDeedKind Kind { get; private set; }

    /// <summary>In Danish, as it is shown.</summary>
    public string? Detail { get; private set; }

    /// <summary>Which message was sent or called back; see <see cref="Mailing.Mail.Revision"/>.</summary>
    public long? Message { get; private set; }

    /// <summary>The webinar's file before the change, to be put back while it can be regretted.</summary>
    public string? FileBefore { get; private set; }

    public string? FileAfter { get; private set; }

    /// <summary>Whether people were to be told of the change.</summary>
    public bool IsQuiet { get; private set; }

    public string ByWhom => By?.ShownName ?? "Den, der driver sitet";

    public bool CanBeRegrettedAt(DateTimeOffset now) =>
        Kind is WebinarDeedKind.Wrote or WebinarDeedKind.Changed && now < At + WebinarChanges.RegretTime;

    public static WebinarDeed Note(WebinarDeedKind kind, string webinarId, Guid? by, DateTimeOffset now, SignUp? about = null, string? detail = null, long? message = null) => new()
    {
        At = now.ToUniversalTime(),
        ById = by,
        WebinarId = webinarId,
        SignUp = about,
        Kind = kind,
        Detail = detail is { Length: > DetailMaxLength } ? detail[..DetailMaxLength] : detail,
        Message = message,
    };

    public WebinarDeed WithFiles(string before, string after, bool isQuiet)
    {
        (FileBefore, FileAfter, IsQuiet) = (before, after, isQuiet);
        return this;
    }
}

/// <summary>Stored by name.</summary>
public enum WebinarDeedKind
{
    Created,
    Changed,
    Undid,
    CancelledSignUp,
    GaveSeat,
    ChangedAddress,
    SentAgain,
    NotedPresence,
    Erased,
    Wrote,
    CalledBack,
    Exported,
}

public static class WebinarDeedWords
{
    public static string InDanish(this WebinarDeedKind kind) => kind switch
    {
        WebinarDeedKind.Created => "Webinaret oprettet",
        WebinarDeedKind.Changed => "Webinaret ændret",
        WebinarDeedKind.Undid => "Ændringen fortrudt",
        WebinarDeedKind.CancelledSignUp => "Afmeldt af redaktionen",
        WebinarDeedKind.GaveSeat => "Fik en plads af redaktionen",
        WebinarDeedKind.ChangedAddress => "Mailadressen rettet",
        WebinarDeedKind.SentAgain => "Mail sendt igen",
        WebinarDeedKind.NotedPresence => "Fremmøde noteret",
        WebinarDeedKind.Erased => "Oplysninger slettet",
        WebinarDeedKind.Wrote => "Besked sendt",
        WebinarDeedKind.CalledBack => "Besked kaldt tilbage",
        WebinarDeedKind.Exported => "Liste hentet",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
