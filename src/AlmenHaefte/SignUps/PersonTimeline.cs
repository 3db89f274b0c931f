using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>What happened to one sign-up, in order: what the person did, what staff did, and what became of each mail.</summary>
public sealed class PersonTimeline(SiteDb db)
{
    public async Task<IReadOnlyList<TimelineEvent>> OfAsync(SignUp signUp, CancellationToken cancellation)
    {
        var mails = await db.Mails.AsNoTracking().Where(mail => mail.SignUpId == signUp.Id).ToListAsync(cancellation);
        var deeds = await db.WebinarDeeds.AsNoTracking().Include(deed => deed.By).Where(deed => deed.SignUpId == signUp.Id).ToListAsync(cancellation);
        return [.. Steps(signUp).Concat(deeds.Select(Of)).Concat(mails.SelectMany(Of)).OrderBy(step => step.At)];
    }

    private static IEnumerable<TimelineEvent> Steps(SignUp signUp)
    {
        yield return new TimelineEvent(signUp.CreatedAt, "Skrev sig op");
        if (signUp.EmailProvenAt is { } proven)
        {
            yield return new TimelineEvent(proven, "Brugte et link fra en mail første gang") { Detail = "Adressen er personens egen." };
        }

        if (signUp.JoinedAt is { } joined)
        {
            yield return new TimelineEvent(joined, "Kom ind i webinaret");
        }

        if (signUp is { CancelledAt: { } cancelled, CancelledBecause: { } because })
        {
            yield return new TimelineEvent(cancelled, "Afmeldt") { Detail = ReasonOf(because) };
        }

        if (signUp.AnonymisedAt is { } anonymised)
        {
            yield return new TimelineEvent(anonymised, "Oplysningerne slettet");
        }
    }

    private static TimelineEvent Of(WebinarDeed deed) => new(deed.At, deed.Kind.InDanish()) { Detail = deed.Detail is { } detail ? $"{detail} – af {deed.ByWhom}" : $"af {deed.ByWhom}" };

    private static IEnumerable<TimelineEvent> Of(Mail mail)
    {
        var what = $"Mail: {DataWords.Of(mail.Kind)}";
        yield return new TimelineEvent(mail.QueuedAt, $"{what}, lagt i udbakken")
        {
            Detail = mail is { State: MailState.Queued, Tries: > 0 } ? $"Prøvet {mail.Tries} gange og prøves igen. {MailTrouble.InDanish(mail)}" : null,
            Waits = mail.State is MailState.Queued ? mail.NextTryAt : null,
        };
        if (mail.EndedAt is { } ended)
        {
            yield return mail.State switch
            {
                MailState.Failed => new TimelineEvent(ended, $"{what}, kunne ikke sendes") { Detail = MailTrouble.InDanish(mail), IsTrouble = true, SendAgain = mail.Message is null ? null : mail.Id },
                MailState.Superseded => new TimelineEvent(ended, $"{what}, ikke sendt") { Detail = "Den passede ikke længere." },
                _ => new TimelineEvent(ended, $"{what}, sendt"),
            };
        }

        if (mail.BouncedAt is { } bounced)
        {
            yield return new TimelineEvent(bounced, $"{what}, kom retur") { Detail = MailTrouble.InDanish(mail), IsTrouble = true };
        }
    }

    private static string ReasonOf(CancelReason because) => because switch
    {
        CancelReason.Self => "Meldte selv afbud.",
        CancelReason.Staff => "Redaktionen afmeldte.",
        CancelReason.NotMe => "Havde ikke selv skrevet sig op.",
        CancelReason.WebinarCancelled => "Webinaret blev aflyst.",
        CancelReason.AddressChanged => "Tilmeldingen fik en anden adresse.",
        _ => throw new ArgumentOutOfRangeException(nameof(because), because, null),
    };
}

/// <param name="What">In Danish.</param>
public sealed record TimelineEvent(DateTimeOffset At, string What)
{
    public string? Detail { get; init; }

    public bool IsTrouble { get; init; }

    /// <summary>A mail that is not sent before this.</summary>
    public DateTimeOffset? Waits { get; init; }

    /// <summary>The mail that was given up and is whole.</summary>
    public Guid? SendAgain { get; init; }
}
