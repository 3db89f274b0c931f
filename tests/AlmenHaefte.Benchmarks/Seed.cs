using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Staff;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Benchmarks;

/// <summary>A data folder with many sign-ups for the one webinar of the content, the same each time, and somebody who is signed in to the newsroom.</summary>
internal static class Seed
{
    private const int Batch = 2_000;
    private const int LeaveEvery = 20;
    private const int JoinEvery = 3;
    private const int WaitEvery = 1_000;

    private static readonly byte[] Message = MadeDesk.Message();

    /// <returns>The key in the cookie of whoever is signed in, from <see cref="MadeDesk.Now"/>.</returns>
    public static async Task<string> FillAsync(string folder, int people)
    {
        using var database = await SiteDatabase.StartAsync(folder, CancellationToken.None);
        for (var from = 0; from < people; from += Batch)
        {
            await using var db = new SiteDb(SiteDatabase.Options(folder));
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var number in Enumerable.Range(from, Math.Min(Batch, people - from)))
            {
                Add(db, number);
            }
            await db.SaveChangesAsync();
        }
        return await SignInAsync(folder);
    }

    /// <summary>Three in each quarter of a minute; one in twenty has cancelled, and one in a thousand still waits for the mail.</summary>
    private static void Add(SiteDb db, int number)
    {
        var webinar = MadeDesk.Webinar;
        var at = MadeDesk.Now.AddSeconds(-15 * (1 + (number / 3)));
        var signUp = SignUp.Enter(webinar, MadePeople.Request(number), hasSeat: true, at);
        var mail = Mail.Finished(Guid.NewGuid(), MailKind.Confirmed, "deltager@boligselskab.example", Message, signUp, webinar.Id, 0, at);
        if (number % WaitEvery == 0)
        {
            mail.NotBefore(MadeDesk.Now.AddDays(1));
        }
        else
        {
            mail.Accepted(at);
            signUp.Told(webinar.StartsAt, webinar.EndsAt);
        }
        if (number % JoinEvery == 0)
        {
            signUp.Join(at);
        }
        if (number % LeaveEvery == 0)
        {
            signUp.Cancel(CancelReason.Self, at.AddSeconds(5));
        }
        db.Add(signUp);
        db.Add(mail);
    }

    private static async Task<string> SignInAsync(string folder)
    {
        await using var db = new SiteDb(SiteDatabase.Options(folder));
        using var gate = new WriteGate();
        var email = ((Checked<EmailAddress>.Accepted)EmailAddress.Check("redaktion@almennet.example")).Value;
        var (member, _) = await new StaffRegister(db, gate).InviteAsync(email, StaffRole.Administrator, by: null, MadeDesk.Now, CancellationToken.None);
        return (await new StaffSessions(db, gate).OpenAsync(member.Id, "Firefox", MadeDesk.Now, CancellationToken.None)).Text;
    }
}
