using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>Many sign-ups, a hundred to a transaction, so that nobody who signs up meanwhile has to wait long.</summary>
internal static class Batches
{
    private const int Size = 100;

    /// <summary>Takes one step with each. Where there are none, nothing is written and nobody waits.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; what came before it stands.</exception>
    internal static async Task<int> EachAsync(this WriteGate gate, SiteDb db, IQueryable<SignUp> those, Func<SignUp, Task> step, CancellationToken cancellation)
    {
        var count = 0;
        var last = 0;
        while (await those.AnyAsync(signUp => signUp.Id > last, cancellation))
        {
            count += await gate.WriteAsync(db, async () =>
            {
                var batch = await those.Where(signUp => signUp.Id > last).OrderBy(signUp => signUp.Id).Take(Size).ToListAsync(cancellation);
                foreach (var signUp in batch)
                {
                    await step(signUp);
                    last = signUp.Id;
                }

                await db.SaveChangesAsync(cancellation);
                return batch.Count;
            }, cancellation);
            db.ChangeTracker.Clear();
        }

        return count;
    }

    /// <summary>Queues a mail to each who has not had it. A process that is killed halfway goes on where it was.</summary>
    /// <inheritdoc cref="EachAsync"/>
    internal static Task<int> QueueForEachAsync(
        this WriteGate gate, SiteDb db, IQueryable<SignUp> those, MailKind kind, long revision, Func<SignUp, Mail> write, CancellationToken cancellation) =>
        gate.EachAsync(
            db,
            those.Where(signUp => !db.Mails.Any(mail => mail.SignUpId == signUp.Id && mail.Kind == kind && mail.Revision == revision)),
            signUp =>
            {
                db.Mails.Add(write(signUp));
                return Task.CompletedTask;
            },
            cancellation);
}
