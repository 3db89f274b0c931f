using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AlmenHaefte.Tests.Webinars;

/// <summary>Writes a sign-up behind the desk's back, after it has looked and before it saves.</summary>
internal sealed class Intrusion(SignUp intruder) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await eventData.Context!.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO SignUps (WebinarId, SubmissionId, Name, Email, EmailKey, State, CreatedAt)
            VALUES ({intruder.WebinarId}, {intruder.SubmissionId}, {intruder.Name}, {intruder.Email}, {intruder.EmailKey}, 'Confirmed', {intruder.CreatedAt.UtcDateTime})
            """,
            cancellationToken);
        return result;
    }
}
