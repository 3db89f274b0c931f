using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// What a person can do with their own sign-up by the links in the mails. Looking changes nothing; each change is one write
/// transaction that reads the sign-up anew, so that a step that no longer fits is simply not taken and the present state comes back.
/// Null always means that the address opens nothing: unknown, or a key that has been replaced.
/// </summary>
/// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
public sealed class SelfService(SiteDb db, SignUpDesk desk, WaitingList queue, Erasure erasure, Mails mails, LinkKeys keys, WriteGate gate)
{
    public async Task<SignUp?> FindAsync(Guid publicId, string key, CancellationToken cancellation) =>
        await db.SignUps.AsNoTracking().FirstOrDefaultAsync(signUp => signUp.PublicId == publicId, cancellation) is { } found && keys.IsManage(found, key) ? found : null;

    /// <summary>By the key that only lets a person in.</summary>
    public async Task<SignUp?> FindAtDoorAsync(Guid publicId, string joinKey, CancellationToken cancellation) =>
        await db.SignUps.AsNoTracking().FirstOrDefaultAsync(signUp => signUp.PublicId == publicId, cancellation) is { } found && keys.IsJoin(found, joinKey) ? found : null;

    /// <summary>The place in the queue, from 1; null for one who does not wait.</summary>
    public async Task<int?> PositionAsync(SignUp signUp, CancellationToken cancellation) =>
        signUp.State is SignUpState.Waitlisted ? await queue.PositionAsync(signUp, cancellation) : null;

    /// <summary>Gives up the seat, or the place in the queue, until the webinar ends. A freed seat goes to the one who has waited longest.</summary>
    public Task<SignUp?> CancelAsync(Guid publicId, string key, Webinar webinar, DateTimeOffset now, CancellationToken cancellation) =>
        ChangeAsync(publicId, key, now, async signUp =>
        {
            if (webinar.IsOverAt(now) || !signUp.Cancel(CancelReason.Self, now))
            {
                return;
            }

            db.Mails.Add(signUp.HadSeat ? mails.Cancelled(signUp, webinar, now, revision: now.UtcTicks) : mails.LeftList(signUp, webinar, now, revision: now.UtcTicks));
            await queue.FillSeatsAsync(webinar, now, cancellation);
        }, cancellation);

    /// <summary>
    /// Takes back one's own cancellation within ten minutes: the seat if it is still free, else the old place in the queue. Not when the
    /// address has been signed up anew, or there is neither seat nor queue.
    /// </summary>
    public Task<SignUp?> UndoAsync(Guid publicId, string key, Webinar webinar, DateTimeOffset now, CancellationToken cancellation) =>
        ChangeAsync(publicId, key, now, async signUp =>
        {
            var hasSeat = await queue.FreeSeatsAsync(webinar, cancellation) > 0;
            if (!signUp.CanUndoAt(now) || webinar.IsOverAt(now) || webinar.CancelledBecause is not null || !(hasSeat || webinar.HasWaitingList)
                || await db.SignUps.HasAnotherAsync(signUp, cancellation))
            {
                return;
            }

            signUp.Move(webinar.StartsAt, webinar.EndsAt);
            signUp.Restore(hasSeat);
            await db.SaveChangesAsync(cancellation);
            db.Mails.Add(hasSeat
                ? mails.Confirmed(signUp, webinar, now, revision: now.UtcTicks)
                : mails.Waitlisted(signUp, webinar, await queue.PositionAsync(signUp, cancellation), now, revision: now.UtcTicks));
        }, cancellation);

    public Task<SignUp?> ChangeDetailsAsync(Guid publicId, string key, SignUpDetails details, DateTimeOffset now, CancellationToken cancellation) =>
        ChangeAsync(publicId, key, now, signUp =>
        {
            if (signUp.IsLive)
            {
                signUp.ChangeDetails(details.Name, details.Organisation, details.Answers, details.Wishes);
            }

            return Task.CompletedTask;
        }, cancellation);

    /// <summary>
    /// Moves the sign-up to another address: that one gets a confirmation with links of its own, the old one a notice, and every link sent to
    /// the old one is worthless. The answer is the same whether the new address was known or not.
    /// </summary>
    public Task<SignUp?> ChangeAddressAsync(Guid publicId, string key, EmailAddress email, Webinar webinar, DateTimeOffset now, CancellationToken cancellation) =>
        ChangeAsync(publicId, key, now, async signUp =>
        {
            if (signUp.IsLive && !webinar.IsOverAt(now) && signUp.EmailKey != email.Key)
            {
                await desk.MoveToAddressAsync(signUp, webinar, email, submissionId: null, now, cancellation);
            }
        }, cancellation);

    public Task<SignUp?> SetRemindersAsync(Guid publicId, string key, bool wanted, DateTimeOffset now, CancellationToken cancellation) =>
        ChangeAsync(publicId, key, now, signUp =>
        {
            signUp.SetReminders(wanted);
            return Task.CompletedTask;
        }, cancellation);

    /// <summary>
    /// Deletes everything about the person at once: the sign-up, the mails about it and the wish for mails about coming webinars. One last mail
    /// says so.
    /// </summary>
    public Task<SignUp?> EraseAsync(Guid publicId, string key, Webinar webinar, DateTimeOffset now, CancellationToken cancellation) =>
        ChangeAsync(publicId, key, now, async signUp =>
        {
            signUp.Cancel(CancelReason.Self, now);
            await erasure.EraseAsync(signUp, mails.Erased(signUp, webinar, now), now, cancellation);
            await queue.FillSeatsAsync(webinar, now, cancellation);
        }, cancellation);

    /// <summary>
    /// "It was not me": the sign-up is deleted at once, and nobody can sign the address up for this webinar for a while. An invitation that has
    /// been sent is called back; otherwise there is no more mail.
    /// </summary>
    public Task<SignUp?> DisownAsync(Guid publicId, string key, Webinar webinar, DateTimeOffset now, CancellationToken cancellation) =>
        ChangeAsync(publicId, key, now, async signUp =>
        {
            db.Blocks.Add(Block.Of(webinar.Id, keys.Fingerprint(signUp.EmailKey), now));
            signUp.Cancel(CancelReason.NotMe, now);
            var wasInvited = signUp.HadSeat && signUp.ToldStart is not null && !webinar.IsOverAt(now);
            await erasure.EraseAsync(signUp, wasInvited ? mails.Removed(signUp, webinar, now) : null, now, cancellation);
            await queue.FillSeatsAsync(webinar, now, cancellation);
        }, cancellation);

    /// <summary>Lets a person with a seat in while the door is open, and notes that they came.</summary>
    /// <returns>Where the webinar takes place at this moment; null when there is no way in now.</returns>
    public Task<Uri?> JoinAsync(Guid publicId, string joinKey, Webinar webinar, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            var signUp = await db.SignUps.FirstOrDefaultAsync(one => one.PublicId == publicId, cancellation);
            if (signUp?.State is not SignUpState.Confirmed || !keys.IsJoin(signUp, joinKey) || OpenDoor(webinar, now) is not { } meeting)
            {
                return null;
            }

            signUp.Join(now);
            signUp.ProveEmail(now);
            await db.SaveChangesAsync(cancellation);
            return meeting;
        }, cancellation);

    /// <summary>
    /// Lets in somebody who has signed up a moment ago and may not have the mail yet. Where the form made no sign-up, the address had one
    /// already: that door is open too, or the page would tell which addresses are known. Proves nothing of the address.
    /// </summary>
    /// <inheritdoc cref="JoinAsync"/>
    public Task<Uri?> JoinAtOnceAsync(Guid submissionId, EmailAddress email, Webinar webinar, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            var made = await db.SignUps.FirstOrDefaultAsync(
                one => one.WebinarId == webinar.Id && one.EmailKey == email.Key && one.SubmissionId == submissionId, cancellation);
            if (made is { State: not SignUpState.Confirmed } || OpenDoor(webinar, now) is not { } meeting)
            {
                return null;
            }

            made?.Join(now);
            await db.SaveChangesAsync(cancellation);
            return meeting;
        }, cancellation);

    private static Uri? OpenDoor(Webinar webinar, DateTimeOffset now) => webinar.MomentAt(now, seatsTaken: 0).IsDoorOpen ? webinar.MeetingUrl : null;

    private Task<SignUp?> ChangeAsync(Guid publicId, string key, DateTimeOffset now, Func<SignUp, Task> change, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            var signUp = await db.SignUps.FirstOrDefaultAsync(one => one.PublicId == publicId, cancellation);
            if (signUp is null || !keys.IsManage(signUp, key))
            {
                return null;
            }

            if (signUp.State is not SignUpState.Anonymised)
            {
                signUp.ProveEmail(now);
                await change(signUp);
                await db.SaveChangesAsync(cancellation);
            }

            return signUp;
        }, cancellation);
}

/// <summary>What a person may change about themselves, every field already checked.</summary>
public sealed record SignUpDetails(PersonName Name, Organisation? Organisation, IReadOnlyDictionary<string, string> Answers, string? Wishes);
