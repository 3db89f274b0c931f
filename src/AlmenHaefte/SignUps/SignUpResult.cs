using AlmenHaefte.Webinars;

namespace AlmenHaefte.SignUps;

/// <summary>
/// What came of a request. <see cref="SignedUp"/> and <see cref="AlreadySignedUp"/> must look the same to the visitor:
/// whether an address is signed up is nobody else's business.
/// </summary>
public abstract record SignUpResult
{
    private SignUpResult()
    {
    }

    /// <summary>The sign-up is on disk, and the mail about it: by this post, or by an earlier post of the same form with the same address.</summary>
    public sealed record SignedUp(SignUp SignUp) : SignUpResult;

    /// <summary>
    /// The address has a live sign-up from another form, or its owner does not want one. Says nothing about it, so that nothing can be shown.
    /// </summary>
    /// <param name="WouldWait">Whether a new sign-up would have been put on the waiting list.</param>
    public sealed record AlreadySignedUp(bool WouldWait) : SignUpResult;

    /// <summary>The webinar takes no sign-ups at this moment. The same for every address, known or not.</summary>
    public sealed record Refused(WebinarMoment Moment) : SignUpResult;

    /// <summary>Whether the visitor shall be told that the webinar is full; the same for a known address as for a new one.</summary>
    public bool IsWaiting => this is SignedUp { SignUp.State: SignUpState.Waitlisted } or AlreadySignedUp { WouldWait: true };
}
