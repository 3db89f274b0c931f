using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>Which mails a change of a webinar would cause, counted before it is saved by the same rules that <see cref="WebinarChanges"/> goes by afterwards.</summary>
/// <param name="Mails">Only those that somebody gets.</param>
/// <param name="Remarks">What else it means, in Danish.</param>
public sealed record WebinarForecast(IReadOnlyList<MailForecast> Mails, IReadOnlyList<string> Remarks, bool IsMoved)
{
    /// <summary>Whether any of the mails can be left out; those to people who move up never are.</summary>
    public bool HasMails => Mails.Any(mail => mail.Kind is not MailKind.Promoted);
}

/// <param name="To">In Danish.</param>
/// <param name="Example">The mail to the first of them, with links that open nothing.</param>
public sealed record MailForecast(MailKind Kind, string To, int Count, MailPreview Example);

public sealed class WebinarForecasts(SiteDb db, PreviewMails previews)
{
    public async Task<WebinarForecast> OfAsync(Webinar before, Webinar after, DateTimeOffset now, CancellationToken cancellation)
    {
        var isMoved = before.StartsAt != after.StartsAt || before.EndsAt != after.EndsAt;
        if (now < after.PublishAt)
        {
            return new WebinarForecast([], ["Webinaret er en kladde. Ingen får mail, før det er offentligt."], IsMoved: false);
        }

        var mails = after.CancelledBecause is not null
            ? before.CancelledBecause is null ? await CancelledAsync(after, now, cancellation) : []
            : [.. isMoved ? await MovedAsync(after, now, cancellation) : [], .. await PromotedAsync(after, now, cancellation), .. await RecordingAsync(after, now, cancellation)];
        return new WebinarForecast(mails, [.. RemarksOn(before, after, now)], isMoved && after.CancelledBecause is null);
    }

    private async Task<List<MailForecast>> CancelledAsync(Webinar after, DateTimeOffset now, CancellationToken cancellation) =>
        await LinesAsync(db.SignUps.LiveAndComing(after, now), MailKind.WebinarCancelled, MailKind.WebinarCancelled, signUp =>
        {
            signUp.Cancel(CancelReason.WebinarCancelled, now);
            return previews.Mails.WebinarCancelled(signUp, after, now);
        }, cancellation);

    private async Task<List<MailForecast>> MovedAsync(Webinar after, DateTimeOffset now, CancellationToken cancellation) =>
        await LinesAsync(
            db.SignUps.LiveAndComing(after, now).Where(signUp => signUp.ToldStart != null && (signUp.ToldStart != after.StartsAt || signUp.ToldEnd != after.EndsAt)),
            MailKind.Moved,
            MailKind.MovedWaitlist,
            signUp =>
            {
                signUp.Move(after.StartsAt, after.EndsAt);
                return signUp.State is SignUpState.Waitlisted ? previews.Mails.MovedWaitlist(signUp, after, now, 0) : previews.Mails.Moved(signUp, after, now, 0);
            },
            cancellation);

    private async Task<List<MailForecast>> PromotedAsync(Webinar after, DateTimeOffset now, CancellationToken cancellation)
    {
        if (after.IsOverAt(now))
        {
            return [];
        }

        var waiting = await db.CountAsync(after.Id, SignUpGroup.Waitlisted, cancellation);
        var free = after.Capacity is { } capacity ? capacity - await db.CountAsync(after.Id, SignUpGroup.Confirmed, cancellation) : waiting;
        var lucky = Math.Min(waiting, Math.Max(free, 0));
        return lucky > 0
            && await db.Of(after.Id, SignUpGroup.Waitlisted).AsNoTracking().OrderBy(signUp => signUp.CreatedAt).ThenBy(signUp => signUp.Id).FirstOrDefaultAsync(cancellation) is { } first
            ? [new MailForecast(MailKind.Promoted, "de forreste på ventelisten, som rykker op", lucky, Preview(first, signUp =>
            {
                signUp.GiveSeat();
                return previews.Mails.Promoted(signUp, after, now);
            }))]
            : [];
    }

    private async Task<List<MailForecast>> RecordingAsync(Webinar after, DateTimeOffset now, CancellationToken cancellation)
    {
        if (after.MomentAt(now, seatsTaken: 0).Phase is not WebinarPhase.Recording)
        {
            return [];
        }

        var those = db.Of(after.Id, SignUpGroup.Confirmed).Where(signUp => signUp.WantsReminders && !db.Mails.Any(mail => mail.SignUpId == signUp.Id && mail.Kind == MailKind.Recording && mail.Revision == 0));
        return
        [
            .. await LinesAsync(those.Where(signUp => signUp.JoinedAt != null), MailKind.Recording, MailKind.Recording, Write, cancellation, "dem, der var med"),
            .. await LinesAsync(those.Where(signUp => signUp.JoinedAt == null), MailKind.Recording, MailKind.Recording, Write, cancellation, "dem, der ikke var med"),
        ];

        Mail Write(SignUp signUp) => previews.Mails.Recording(signUp, after, now);
    }

    private static IEnumerable<string> RemarksOn(Webinar before, Webinar after, DateTimeOffset now)
    {
        if (before.CancelledBecause is not null && after.CancelledBecause is null)
        {
            yield return "De, der har fået mail om aflysningen, er afmeldt og må tilmelde sig igen. De andre får deres plads tilbage.";
        }

        if (after.Capacity < before.Capacity)
        {
            yield return "Ingen mister deres plads, selv om der bliver færre pladser.";
        }

        if (before.MeetingUrl != after.MeetingUrl)
        {
            yield return "Mødelinket: ingen mail er nødvendig. Linket i de mails, der er sendt, fører altid det rigtige sted hen. Vil du alligevel skrive om det, kan du sende en besked.";
        }

        if (before.Title != after.Title && after.CancelledBecause is null && !after.IsOverAt(now))
        {
            yield return "Titlen: ingen får mail om en ny titel alene, og den gamle bliver stående i folks kalendere. Send en besked, hvis den betyder noget for dem.";
        }
    }

    private static async Task<List<MailForecast>> LinesAsync(
        IQueryable<SignUp> those, MailKind withSeat, MailKind waiting, Func<SignUp, Mail> write, CancellationToken cancellation, string seated = "dem med en plads")
    {
        (SignUpState State, MailKind Kind, string To)[] groups = [(SignUpState.Confirmed, withSeat, seated), (SignUpState.Waitlisted, waiting, "dem på ventelisten")];
        var lines = new List<MailForecast>();
        foreach (var (state, kind, to) in groups)
        {
            var members = those.Where(signUp => signUp.State == state).AsNoTracking();
            if (await members.OrderBy(signUp => signUp.Id).FirstOrDefaultAsync(cancellation) is { } first)
            {
                lines.Add(new MailForecast(kind, to, await members.CountAsync(cancellation), Preview(first, write)));
            }
        }

        return lines;
    }

    private static MailPreview Preview(SignUp signUp, Func<SignUp, Mail> write) => MailPreview.Of(write(signUp));
}
