using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// Where people are signed up. Each request is one write transaction: what is read (earlier sign-ups, seats) still
/// holds when the row is written, and a result is returned only when the row and the mail about it are on disk.
/// What a visitor is told depends on the webinar alone, never on whether the address was known.
/// </summary>
public sealed class SignUpDesk(SiteDb db, SignUpList list, WaitingList queue, MailLimits limits, Mails mails, LinkKeys keys, WriteGate gate)
{
    /// <param name="source">The address of the form, kept with the consent to mails about coming webinars.</param>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">It could not be read (<see cref="SqliteErrors.IsUnavailable"/>); nothing was written.</exception>
    public async Task<SignUpResult> EnterAsync(Webinar webinar, SignUpRequest request, string source, DateTimeOffset now, CancellationToken cancellation)
    {
        // One mail is written for everybody, so that the time of the answer does not tell either: here for most, else where it is known which.
        var findsSeat = (await list.MomentAsync(webinar, now, cancellation)).Phase is not WebinarPhase.WaitingList;
        var place = findsSeat && !await IsSignedUpAsync(webinar, request.Email, cancellation) ? Place.Taken(webinar, request, mails, now) : null;
        return await gate.WriteAsync(db, () => EnterOnceAsync(webinar, request, place, source, now, cancellation), cancellation);
    }

    /// <summary>
    /// Mends the address on the sign-up that this form made with <paramref name="mistaken"/>, as long as no link has been used from there.
    /// When it made none, because that address was signed up already, the corrected request is an ordinary sign-up.
    /// </summary>
    /// <inheritdoc cref="EnterAsync"/>
    public Task<SignUpResult> CorrectAsync(
        Webinar webinar, EmailAddress mistaken, SignUpRequest corrected, string source, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, () => CorrectOnceAsync(webinar, mistaken, corrected, source, now, cancellation), cancellation);

    /// <summary>
    /// Moves a seat, or a place in the queue, to another address, inside the caller's transaction. Is that address signed up already, the
    /// present sign-up is given up for it.
    /// </summary>
    internal async Task<SignUpResult> MoveToAddressAsync(
        SignUp current, Webinar webinar, EmailAddress email, Guid? submissionId, DateTimeOffset now, CancellationToken cancellation)
    {
        var noted = await limits.NoteAsync(AddressRequestKind.SignUp, webinar.Id, email, now, cancellation);
        var wasWaiting = current.State is SignUpState.Waitlisted;
        if (await IsBlockedAsync(webinar, email, now, cancellation))
        {
            await db.SaveChangesAsync(cancellation);
            return new SignUpResult.AlreadySignedUp(wasWaiting);
        }

        await MoveConsentAsync(current, email, cancellation);
        current.GiveWay(now);
        if (current.ToldStart is not null)
        {
            db.Mails.Add(mails.AddressChanged(current, webinar, now));
        }

        var known = await EarlierAsync(webinar, submissionId, email, cancellation);
        var result = known.Count == 0
            ? await AddAsync(new Place(current.UnderAddress(email, submissionId)), webinar, noted, now, cancellation)
            : await RemindOfAsync(known[0], webinar, wasWaiting, noted, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        if (known.Count > 0)
        {
            await queue.FillSeatsAsync(webinar, now, cancellation);
        }

        return result;
    }

    private async Task<SignUpResult> EnterOnceAsync(
        Webinar webinar, SignUpRequest request, Place? place, string source, DateTimeOffset now, CancellationToken cancellation)
    {
        var earlier = await EarlierAsync(webinar, request.SubmissionId, request.Email, cancellation);
        if (earlier.Find(signUp => signUp.SubmissionId == request.SubmissionId) is { } same)
        {
            return new SignUpResult.SignedUp(same);
        }

        var moment = await list.MomentAsync(webinar, now, cancellation);
        if (!moment.AcceptsSignUps)
        {
            return new SignUpResult.Refused(moment);
        }

        var noted = await limits.NoteAsync(AddressRequestKind.SignUp, webinar.Id, request.Email, now, cancellation);
        if (await IsBlockedAsync(webinar, request.Email, now, cancellation))
        {
            _ = place ?? Place.Taken(webinar, request, mails, now);
            await db.SaveChangesAsync(cancellation);
            return new SignUpResult.AlreadySignedUp(moment.Phase is WebinarPhase.WaitingList);
        }

        if (earlier.Count > 0)
        {
            // Nothing that is typed now is taken over, the box about coming webinars included: anyone may have typed it.
            var reminded = await RemindOfAsync(earlier[0], webinar, moment.Phase is WebinarPhase.WaitingList, noted, now, cancellation);
            await db.SaveChangesAsync(cancellation);
            return reminded;
        }

        if (request.WantsComing)
        {
            await KeepConsentAsync(request.Email, source, now, cancellation);
        }

        place = moment.Phase is WebinarPhase.WaitingList ? new Place(SignUp.Enter(webinar, request, hasSeat: false, now)) : place ?? Place.Taken(webinar, request, mails, now);
        var result = await AddAsync(place, webinar, noted, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        return result;
    }

    private async Task<SignUpResult> CorrectOnceAsync(
        Webinar webinar, EmailAddress mistaken, SignUpRequest corrected, string source, DateTimeOffset now, CancellationToken cancellation)
    {
        var made = await EarlierAsync(webinar, corrected.SubmissionId, mistaken, cancellation);
        var current = made.Find(signUp => signUp is { IsLive: true, EmailProvenAt: null } && signUp.SubmissionId == corrected.SubmissionId);
        if (current is null || mistaken.Key == corrected.Email.Key)
        {
            return await EnterOnceAsync(webinar, corrected, place: null, source, now, cancellation);
        }

        // The seat is theirs already, so a full webinar does not stand in the way.
        var moment = webinar.MomentAt(now, seatsTaken: 0);
        return moment.AcceptsSignUps
            ? await MoveToAddressAsync(current, webinar, corrected.Email, corrected.SubmissionId, now, cancellation)
            : new SignUpResult.Refused(moment);
    }

    /// <summary>
    /// What the person has said yes to follows them to the other address, where they can see it and take it back. From an address that nobody has
    /// proven to be theirs only what was said in the same form.
    /// </summary>
    private async Task MoveConsentAsync(SignUp former, EmailAddress meant, CancellationToken cancellation)
    {
        var isTheirs = former.EmailProvenAt is not null;
        var given = await db.Consents.FirstOrDefaultAsync(consent => consent.EmailKey == former.EmailKey && (isTheirs || consent.GivenAt == former.CreatedAt), cancellation);
        if (given is not null)
        {
            db.Consents.Remove(given);
            await KeepConsentAsync(meant, given.Source, given.GivenAt, cancellation);
        }
    }

    private Task<bool> IsSignedUpAsync(Webinar webinar, EmailAddress email, CancellationToken cancellation) =>
        db.SignUps.AnyAsync(
            signUp => signUp.WebinarId == webinar.Id && signUp.EmailKey == email.Key && (signUp.State == SignUpState.Confirmed || signUp.State == SignUpState.Waitlisted), cancellation);

    /// <summary>What this form has made for the address, and the live sign-up of that address from whatever form.</summary>
    private Task<List<SignUp>> EarlierAsync(Webinar webinar, Guid? submissionId, EmailAddress email, CancellationToken cancellation) =>
        db.SignUps
            .Where(signUp => signUp.WebinarId == webinar.Id && signUp.EmailKey == email.Key)
            .Where(signUp => (submissionId != null && signUp.SubmissionId == submissionId) || signUp.State == SignUpState.Confirmed || signUp.State == SignUpState.Waitlisted)
            .ToListAsync(cancellation);

    private Task<bool> IsBlockedAsync(Webinar webinar, EmailAddress email, DateTimeOffset now, CancellationToken cancellation)
    {
        var fingerprint = keys.Fingerprint(email.Key);
        var moment = now.ToUniversalTime();
        return db.Blocks.AnyAsync(block => block.WebinarId == webinar.Id && block.Fingerprint == fingerprint && block.Until > moment, cancellation);
    }

    private async Task KeepConsentAsync(EmailAddress email, string source, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!await db.Consents.AnyAsync(consent => consent.EmailKey == email.Key, cancellation))
        {
            db.Consents.Add(Consent.Give(email, source, now));
        }
    }

    /// <summary>The owner of the address is told that it is signed up, with the links to it; not again and again.</summary>
    private async Task<SignUpResult> RemindOfAsync(
        SignUp known, Webinar webinar, bool wouldWait, AddressRequest noted, DateTimeOffset now, CancellationToken cancellation)
    {
        var pause = now.ToUniversalTime() - MailLimits.Pause;
        int? position = known.State is SignUpState.Waitlisted ? await queue.PositionAsync(known, cancellation) : null;
        var mail = mails.Already(known, webinar, position, now, revision: now.UtcTicks);
        if (await db.Mails.AnyAsync(other => other.SignUpId == known.Id && other.Kind == MailKind.Already && other.QueuedAt > pause, cancellation))
        {
            noted.CameToNothing();
        }
        else if (noted.WasMailed)
        {
            db.Mails.Add(mail.NotBefore(await limits.LeavesAtAsync(noted, now, cancellation)));
        }

        return new SignUpResult.AlreadySignedUp(wouldWait);
    }

    private async Task<SignUpResult> AddAsync(Place place, Webinar webinar, AddressRequest noted, DateTimeOffset now, CancellationToken cancellation)
    {
        var signUp = place.SignUp;
        db.SignUps.Add(signUp);
        var mail = signUp.State is SignUpState.Waitlisted
            ? mails.Waitlisted(signUp, webinar, await StoreInQueueAsync(signUp, cancellation), now)
            : place.Mail ?? Place.MailOf(signUp, webinar, mails, now);
        // Over the limit it waits for its turn: a seat whose links never come would be lost to its owner.
        db.Mails.Add(mail.NotBefore(await limits.LeavesAtAsync(noted, now, cancellation)));
        return new SignUpResult.SignedUp(signUp);
    }

    /// <summary>Only what is stored has a place among the others.</summary>
    private async Task<int> StoreInQueueAsync(SignUp signUp, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        return await queue.PositionAsync(signUp, cancellation);
    }

    /// <summary>A sign-up that is to be stored.</summary>
    /// <param name="Mail">What it is told, where that has been written beforehand: to write it takes longer than all the rest, and most find a seat.</param>
    private sealed record Place(SignUp SignUp, Mail? Mail = null)
    {
        public static Place Taken(Webinar webinar, SignUpRequest request, Mails mails, DateTimeOffset now)
        {
            var signUp = SignUp.Enter(webinar, request, hasSeat: true, now);
            return new Place(signUp, MailOf(signUp, webinar, mails, now));
        }

        public static Mail MailOf(SignUp signUp, Webinar webinar, Mails mails, DateTimeOffset now) =>
            webinar.IsOverAt(now) ? mails.Recording(signUp, webinar, now) : mails.Confirmed(signUp, webinar, now);
    }
}
