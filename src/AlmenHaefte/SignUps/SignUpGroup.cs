using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>Those whom staff may want to see together. Nobody is in a group who has been deleted, or whose sign-up goes by another address now.</summary>
public enum SignUpGroup
{
    Everybody,
    Confirmed,
    Waitlisted,
    Cancelled,

    /// <summary>Those with a seat who came.</summary>
    Joined,

    /// <summary>Those with a seat who did not.</summary>
    Absent,

    /// <summary>Those whose address a mail did not get through to.</summary>
    Unreachable,
}

public static class SignUpGroups
{
    public static string InDanish(this SignUpGroup group) => group switch
    {
        SignUpGroup.Everybody => "Alle",
        SignUpGroup.Confirmed => "Har plads",
        SignUpGroup.Waitlisted => "På venteliste",
        SignUpGroup.Cancelled => "Afmeldt",
        SignUpGroup.Joined => "Var med",
        SignUpGroup.Absent => "Var ikke med",
        SignUpGroup.Unreachable => "Mails når ikke frem",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
    };

    internal static IQueryable<SignUp> Of(this SiteDb db, string webinarId, SignUpGroup group)
    {
        var those = db.SignUps.Where(signUp => signUp.WebinarId == webinarId);
        var all = those.Where(signUp => signUp.State != SignUpState.Anonymised && (signUp.CancelledBecause == null || signUp.CancelledBecause != CancelReason.AddressChanged));
        return group switch
        {
            SignUpGroup.Confirmed => those.Where(signUp => signUp.State == SignUpState.Confirmed),
            SignUpGroup.Waitlisted => those.Where(signUp => signUp.State == SignUpState.Waitlisted),
            SignUpGroup.Cancelled => all.Where(signUp => signUp.State == SignUpState.Cancelled),
            SignUpGroup.Joined => those.Where(signUp => signUp.State == SignUpState.Confirmed && signUp.JoinedAt != null),
            SignUpGroup.Absent => those.Where(signUp => signUp.State == SignUpState.Confirmed && signUp.JoinedAt == null),
            SignUpGroup.Unreachable => all.Where(signUp => db.Mails
                .Where(mail => mail.WebinarId == webinarId && (mail.State == MailState.Failed || mail.BouncedAt != null))
                .Select(mail => mail.SignUpId)
                .Contains(signUp.Id)),
            _ => all,
        };
    }

    /// <summary>By indexes alone wherever there are many: the rows of those who have a seat are not looked at.</summary>
    internal static async Task<int> CountAsync(this SiteDb db, string webinarId, SignUpGroup group, CancellationToken cancellation) => group switch
    {
        SignUpGroup.Everybody => await db.CountAsync(webinarId, SignUpGroup.Confirmed, cancellation)
            + await db.CountAsync(webinarId, SignUpGroup.Waitlisted, cancellation)
            + await db.CountAsync(webinarId, SignUpGroup.Cancelled, cancellation),
        SignUpGroup.Absent => await db.CountAsync(webinarId, SignUpGroup.Confirmed, cancellation) - await db.CountAsync(webinarId, SignUpGroup.Joined, cancellation),
        _ => await db.Of(webinarId, group).CountAsync(cancellation),
    };
}
