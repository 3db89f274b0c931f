using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary><see cref="SignUp.IsLive"/>, as a question to the database.</summary>
internal static class LiveSignUps
{
    internal static IQueryable<SignUp> Live(this IQueryable<SignUp> signUps) =>
        signUps.Where(signUp => signUp.State == SignUpState.Confirmed || signUp.State == SignUpState.Waitlisted);

    /// <summary>Whether the same person has another live sign-up for the same webinar; there can be one only.</summary>
    internal static Task<bool> HasAnotherAsync(this IQueryable<SignUp> signUps, SignUp signUp, CancellationToken cancellation) => signUps.Live().AnyAsync(
        other => other.Id != signUp.Id && other.WebinarId == signUp.WebinarId && other.EmailKey == signUp.EmailKey,
        cancellation);
}
