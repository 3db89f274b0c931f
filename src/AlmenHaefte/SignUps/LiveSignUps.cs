using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary><see cref="SignUp.IsLive"/>, as a question to the database.</summary>
internal static class LiveSignUps
{
    internal static IQueryable<SignUp> Live(this IQueryable<SignUp> signUps) =>
        signUps.Where(signUp => signUp.State == SignUpState.Confirmed || signUp.State == SignUpState.Waitlisted);

    /// <summary>Nobody is written to about a webinar that for all they know has been held.</summary>
    internal static IQueryable<SignUp> LiveAndComing(this IQueryable<SignUp> signUps, Webinar webinar, DateTimeOffset now)
    {
        var moment = now.ToUniversalTime();
        var neverTold = DateTimeOffset.MinValue;
        return signUps.Live().Where(signUp => signUp.WebinarId == webinar.Id
            && (signUp.EndsAt > moment || (signUp.EndsAt == neverTold && webinar.EndsAt > moment)));
    }

    /// <summary>Whether the same person has another live sign-up for the same webinar; there can be one only.</summary>
    internal static Task<bool> HasAnotherAsync(this IQueryable<SignUp> signUps, SignUp signUp, CancellationToken cancellation) => signUps.Live().AnyAsync(
        other => other.Id != signUp.Id && other.WebinarId == signUp.WebinarId && other.EmailKey == signUp.EmailKey,
        cancellation);
}
