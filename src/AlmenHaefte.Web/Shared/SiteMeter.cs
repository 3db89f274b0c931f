using System.Diagnostics.Metrics;
using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.Shared;

/// <summary>
/// What the site counts of what it does, for whoever watches it: how often, and never who, where or with which key. While nobody listens, counting costs nothing to speak of.
/// </summary>
public sealed class SiteMeter
{
    public const string Name = "AlmenHaefte";

    private const string Outcome = "outcome";

    private readonly Counter<long> pages;
    private readonly Counter<long> signUps;
    private readonly Counter<long> mails;

    public SiteMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        pages = meter.CreateCounter<long>("almenhaefte.pages.from_memory", "{page}", "Pages that were sent as they lay in memory");
        signUps = meter.CreateCounter<long>("almenhaefte.signups", "{signup}", "Forms for signing up that were whole, and what came of them");
        mails = meter.CreateCounter<long>("almenhaefte.mails.tried", "{mail}", "Tries to send a mail, and what came of them");
    }

    public void PageSent() => pages.Add(1);

    public void SignUpTried(SignUpResult result) => SignUpTried(result switch
    {
        SignUpResult.SignedUp { SignUp.State: SignUpState.Waitlisted } => "waiting",
        SignUpResult.SignedUp => "seat",
        SignUpResult.AlreadySignedUp => "known",
        _ => "closed",
    });

    public void SignUpLimited() => SignUpTried("limited");

    public void SignUpNotStored() => SignUpTried("not_stored");

    /// <param name="result">Null when the way out itself broke.</param>
    public void MailTried(SendResult? result) => mails.Add(1, new KeyValuePair<string, object?>(Outcome, result switch
    {
        SendResult.Accepted => "sent",
        SendResult.Delayed => "delayed",
        SendResult.Refused => "refused",
        SendResult.Unreachable => "unreachable",
        _ => "broken",
    }));

    private void SignUpTried(string outcome) => signUps.Add(1, new KeyValuePair<string, object?>(Outcome, outcome));
}
