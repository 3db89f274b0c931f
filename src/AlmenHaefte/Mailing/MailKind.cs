namespace AlmenHaefte.Mailing;

/// <summary>The mails there are. Stored by name.</summary>
public enum MailKind
{
    /// <summary>A seat, by sign-up. Carries an invitation.</summary>
    Confirmed,

    /// <summary>The address was signed up already: the same links again.</summary>
    Already,
    Waitlisted,

    /// <summary>Off the waiting list by one's own wish.</summary>
    LeftList,

    /// <summary>A seat, from the waiting list. Carries an invitation.</summary>
    Promoted,

    /// <summary>A new time. Carries the changed invitation.</summary>
    Moved,
    MovedWaitlist,
    ReminderDay,
    ReminderHour,

    /// <summary>Cancelled by the person. Carries the cancellation of the invitation, as the next two do.</summary>
    Cancelled,
    CancelledByStaff,
    WebinarCancelled,

    /// <summary>To the address that a sign-up no longer goes by. Carries a cancellation.</summary>
    AddressChanged,

    /// <summary>"It was not me": the last mail to an address that had been sent an invitation. Carries a cancellation.</summary>
    Removed,

    /// <summary>Everything about the person has been deleted on request.</summary>
    Erased,
    LinkAgain,
    Recording,
    StaffMessage,

    /// <summary>About coming webinars, to those who asked for it.</summary>
    Coming,

    /// <summary>A one-time link to the newsroom, for somebody on the staff.</summary>
    StaffLink,
}

/// <summary>Stored by name.</summary>
public enum MailState
{
    Queued,
    Sent,

    /// <summary>Given up, after the last try or because the receiving server will never take it.</summary>
    Failed,

    /// <summary>Overtaken before it was sent; it never will be.</summary>
    Superseded,
}
