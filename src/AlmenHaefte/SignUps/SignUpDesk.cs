using AlmenHaefte.Webinars;
using AlmenHaefte.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// Where people are signed up. Each request is one write transaction: what is read (earlier sign-ups, seats) still
/// holds when the row is written, and a result is returned only when the row is on disk.
/// What a visitor is told depends on the webinar alone, never on whether the address was known.
/// </summary>
public sealed class SignUpDesk(SiteDb db, SignUpList list, WriteGate gate)
{
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task<SignUpResult> EnterAsync(Webinar webinar, SignUpRequest request, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, () => EnterOnceAsync(webinar, request, now, cancellation), cancellation);

    /// <summary>
    /// Mends the address on the sign-up that this form made with <paramref name="mistaken"/>. When it made none, because that
    /// address was signed up already, the corrected request is an ordinary sign-up.
    /// </summary>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task<SignUpResult> CorrectAsync(
        Webinar webinar, EmailAddress mistaken, SignUpRequest corrected, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, () => CorrectOnceAsync(webinar, mistaken, corrected, now, cancellation), cancellation);

    private async Task<SignUpResult> EnterOnceAsync(
        Webinar webinar, SignUpRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        var earlier = await EarlierAsync(webinar, request.SubmissionId, request.Email, cancellation);
        if (earlier.Find(signUp => signUp.SubmissionId == request.SubmissionId) is { } same)
        {
            return new SignUpResult.SignedUp(same);
        }

        var moment = await list.MomentAsync(webinar, now, cancellation);
        return !moment.AcceptsSignUps ? new SignUpResult.Refused(moment)
            : earlier.Count > 0 ? new SignUpResult.AlreadySignedUp()
            : await AddAsync(SignUp.Enter(webinar, request, hasSeat: true, now), cancellation);
    }

    private async Task<SignUpResult> CorrectOnceAsync(
        Webinar webinar, EmailAddress mistaken, SignUpRequest corrected, DateTimeOffset now, CancellationToken cancellation)
    {
        var made = await EarlierAsync(webinar, corrected.SubmissionId, mistaken, cancellation);
        var current = made.Find(signUp => signUp.IsLive && signUp.SubmissionId == corrected.SubmissionId);
        if (current is null || mistaken.Key == corrected.Email.Key)
        {
            return await EnterOnceAsync(webinar, corrected, now, cancellation);
        }

        // The seat is theirs already, so a full webinar does not stand in the way.
        var moment = webinar.MomentAt(now, seatsTaken: 0);
        if (!moment.AcceptsSignUps)
        {
            return new SignUpResult.Refused(moment);
        }

        current.GiveWay(now);
        var known = await EarlierAsync(webinar, corrected.SubmissionId, corrected.Email, cancellation);
        if (known.Count == 0)
        {
            return await AddAsync(current.UnderAddress(corrected.Email, corrected.SubmissionId), cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return new SignUpResult.AlreadySignedUp();
    }

    /// <summary>What this form has made for the address, and the live sign-up of that address from whatever form.</summary>
    private Task<List<SignUp>> EarlierAsync(Webinar webinar, Guid submissionId, EmailAddress email, CancellationToken cancellation) =>
        db.SignUps
            .Where(signUp => signUp.WebinarId == webinar.Id && signUp.EmailKey == email.Key)
            .Where(signUp => signUp.SubmissionId == submissionId || signUp.State == SignUpState.Confirmed)
            .ToListAsync(cancellation);

    private async Task<SignUpResult> AddAsync(SignUp signUp, CancellationToken cancellation)
    {
        db.SignUps.Add(signUp);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return new SignUpResult.SignedUp(signUp);
        }
        catch (DbUpdateException e) when (SqliteErrors.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new SignUpResult.AlreadySignedUp();
        }
    }
}
