using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>
/// One mail in the outbox, finished down to the last byte before the first try, so that every try sends the same mail
/// under the same Message-ID. When it has been accepted, the address and the message are taken out and only the fact is left.
/// </summary>
public sealed class Mail
{
    public const int TroubleMaxLength = 500;

    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    private Mail()
    {
    }

    /// <summary>Also the left side of its Message-ID.</summary>
    public Guid Id { get; private set; }

    /// <summary>Null for a mail about several sign-ups or none.</summary>
    public int? SignUpId { get; private set; }

    public SignUp? SignUp { get; private set; }

    public string? WebinarId { get; private set; }

    public MailKind Kind { get; private set; }

    /// <summary>With the sign-up and the kind unique: the same mail is never queued twice.</summary>
    public long Revision { get; private set; }

    /// <summary>The envelope's recipient, ASCII only. Null when sent or wiped.</summary>
    public string? Recipient { get; private set; }

    /// <summary>The whole MIME message. Null when sent or wiped.</summary>
    public byte[]? Message { get; private set; }

    /// <summary>UTC, as all moments here.</summary>
    public DateTimeOffset QueuedAt { get; private set; }

    /// <summary>Not sent before this.</summary>
    public DateTimeOffset NextTryAt { get; private set; }

    /// <summary>Not sent from this moment on: what it says would no longer be true.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>Somebody is sending it, and has until then.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    public int Tries { get; private set; }

    public MailState State { get; private set; }

    /// <summary>When it was sent, given up or overtaken.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When a server told that it could not be delivered after all; the mail stays sent, for that it was.</summary>
    public DateTimeOffset? BouncedAt { get; private set; }

    /// <summary>Why it could not be sent, in the words of the server, which may hold the address; or why it came back, in ours.</summary>
    public string? Trouble { get; private set; }

    /// <summary>When somebody on the staff said that nothing more is to be done about a mail that did not arrive.</summary>
    public DateTimeOffset? SetAsideAt { get; private set; }

    /// <summary>The staff member who said so.</summary>
    public Guid? SetAsideById { get; private set; }

    /// <summary>The webinar's time as this mail tells it; null for one that tells of none.</summary>
    public DateTimeOffset? TellsStart { get; private set; }

    public DateTimeOffset? TellsEnd { get; private set; }

    /// <summary>Finished and ready to send.</summary>
    /// <param name="id">The same as in the message's Message-ID.</param>
    /// <param name="recipient">See <see cref="EmailAddress.ForSending"/>.</param>
    /// <param name="about">Null for a mail about several sign-ups or none.</param>
    public static Mail Finished(Guid id, MailKind kind, string recipient, byte[] message, SignUp? about, string? webinarId, long revision, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = kind,
        Recipient = recipient,
        Message = message,
        SignUp = about,
        WebinarId = webinarId,
        Revision = revision,
        QueuedAt = now.ToUniversalTime(),
        NextTryAt = now.ToUniversalTime(),
    };

    /// <summary>Held back, so that whoever caused it can change their mind.</summary>
    public Mail NotBefore(DateTimeOffset moment)
    {
        NextTryAt = moment.ToUniversalTime();
        return this;
    }

    public Mail ExpiringAt(DateTimeOffset moment)
    {
        ExpiresAt = moment.ToUniversalTime();
        return this;
    }

    public Mail Telling(DateTimeOffset start, DateTimeOffset end)
    {
        (TellsStart, TellsEnd) = (start.ToUniversalTime(), end.ToUniversalTime());
        return this;
    }

    /// <summary>
    /// Whether what it says is still so for the sign-up that it is about. A calendar's cancellation always is: the entry that
    /// it cancels is in somebody's calendar, whatever they have done since.
    /// </summary>
    public bool AppliesTo(SignUp signUp) => Kind switch
    {
        MailKind.Confirmed or MailKind.Promoted or MailKind.Moved => signUp.State is SignUpState.Confirmed && TellsTimeOf(signUp),
        MailKind.ReminderDay or MailKind.ReminderHour => signUp.State is SignUpState.Confirmed && signUp.WantsReminders && TellsTimeOf(signUp),
        MailKind.Waitlisted or MailKind.MovedWaitlist => signUp.State is SignUpState.Waitlisted && TellsTimeOf(signUp),
        MailKind.Already => signUp.IsLive,
        MailKind.Recording => signUp.State is SignUpState.Confirmed,
        MailKind.WebinarCancelled => signUp.State is SignUpState.Cancelled && signUp.CancelledBecause is CancelReason.WebinarCancelled,
        MailKind.StaffMessage => signUp.State is not SignUpState.Anonymised,
        _ => true,
    };

    public void Lease(DateTimeOffset until) => LeasedUntil = until.ToUniversalTime();

    /// <summary>The server has it. What is left is that it was sent.</summary>
    public void Accepted(DateTimeOffset now)
    {
        End(MailState.Sent, now);
        Trouble = null;
        Wipe();
    }

    /// <summary>Not now: tried again after 1, 5, 15 and 60 minutes and 4 hours, and then given up.</summary>
    public void Delayed(string trouble, DateTimeOffset now)
    {
        Trouble = Short(trouble);
        LeasedUntil = null;
        if (Tries < Waits.Length)
        {
            NextTryAt = now.ToUniversalTime() + Waits[Tries];
            Tries++;
        }
        else
        {
            GiveUp(now);
        }
    }

    /// <summary>Never. The mail is kept, so that staff can mend the address and send it again.</summary>
    public void Refused(string trouble, DateTimeOffset now)
    {
        Trouble = Short(trouble);
        GiveUp(now);
    }

    /// <summary>It came back; the first reason stands. Nothing is noted about somebody who has been forgotten.</summary>
    public void Bounced(string reason, DateTimeOffset now)
    {
        if (State is MailState.Sent && BouncedAt is null && SignUp?.State is not SignUpState.Anonymised)
        {
            Trouble = Short(reason);
            BouncedAt = now.ToUniversalTime();
        }
    }

    /// <summary>Given up once, and to be tried anew from the beginning.</summary>
    /// <returns>False when it was not given up, or is no longer whole.</returns>
    public bool TryAgain(DateTimeOffset now)
    {
        if (State is not MailState.Failed || Message is null)
        {
            return false;
        }

        (State, EndedAt, Tries, NextTryAt) = (MailState.Queued, null, 0, now.ToUniversalTime());
        (SetAsideAt, SetAsideById) = (null, null);
        return true;
    }

    /// <summary>Nothing more is to be done about it; who said so first stands.</summary>
    /// <returns>False when it arrived, as far as anybody knows, or was set aside before.</returns>
    public bool SetAside(Guid by, DateTimeOffset now)
    {
        if (SetAsideAt is not null || (State is not MailState.Failed && BouncedAt is null))
        {
            return false;
        }

        (SetAsideAt, SetAsideById) = (now.ToUniversalTime(), by);
        return true;
    }

    /// <summary>
    /// It was not the mail's fault that it did not leave, so it costs no try. The others come first the next time: should it
    /// be this mail's fault after all, they get past it.
    /// </summary>
    public void Release(DateTimeOffset now)
    {
        NextTryAt = now.ToUniversalTime();
        LeasedUntil = null;
    }

    /// <summary>What it says is no longer so.</summary>
    public void Supersede(DateTimeOffset now)
    {
        if (State is MailState.Queued)
        {
            End(MailState.Superseded, now);
            Wipe();
        }
    }

    /// <summary>Takes out everything that tells who it was for.</summary>
    public void Wipe()
    {
        Recipient = null;
        Message = null;
        Trouble = null;
        BouncedAt = null;
    }

    private bool TellsTimeOf(SignUp signUp) =>
        (TellsStart is not { } start || start == signUp.StartsAt) && (TellsEnd is not { } end || end == signUp.EndsAt);

    /// <summary>The last mail to somebody who has been forgotten is not kept either: nobody could mend its address.</summary>
    private void GiveUp(DateTimeOffset now)
    {
        End(MailState.Failed, now);
        if (SignUp?.State is SignUpState.Anonymised)
        {
            Wipe();
        }
    }

    private void End(MailState state, DateTimeOffset now)
    {
        State = state;
        EndedAt = now.ToUniversalTime();
        LeasedUntil = null;
    }

    private static string Short(string trouble) => trouble.Length > TroubleMaxLength ? trouble[..TroubleMaxLength] : trouble;
}
