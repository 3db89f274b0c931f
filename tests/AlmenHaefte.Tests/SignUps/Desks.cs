using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;

namespace AlmenHaefte.Tests.SignUps;

/// <summary>Everything that works on the sign-ups, put together as one request gets it.</summary>
public sealed class Desks
{
    public const string Form = "/webinarer/lancering-strategiske-partnerskaber/tilmelding";

    public static readonly LinkKeys Keys = new([.. Enumerable.Range(1, LinkKeys.SecretBytes).Select(number => (byte)number)]);

    public static readonly Sender Sender = new("AlmenNet", "tilmelding@haefter.example", "kontakt@almennet.example", "AlmenHæfter");

    public static readonly SiteLinks Links = new(path => SiteFactory.Address + path, Keys);

    public Desks(SiteDb db, WriteGate gate)
    {
        Db = db;
        var mails = new Mails(Sender, Links);
        List = new SignUpList(db);
        Queue = new WaitingList(db, List, mails);
        var limits = new MailLimits(db, Keys);
        SignUp = new SignUpDesk(db, List, Queue, limits, mails, Keys, gate);
        Erasure = new Erasure(db);
        Self = new SelfService(db, SignUp, Queue, Erasure, mails, Keys, gate);
        Staff = new StaffDesk(db, SignUp, Queue, Erasure, mails, gate);
        Changes = new WebinarChanges(db, Queue, mails, gate);
        Reminders = new Reminders(db, mails, gate);
        Retention = new Retention(db, Erasure, gate);
        LinkRequests = new LinkRequests(db, limits, mails, gate);
    }

    public SiteDb Db { get; }

    public SignUpList List { get; }

    public WaitingList Queue { get; }

    public SignUpDesk SignUp { get; }

    public SelfService Self { get; }

    public StaffDesk Staff { get; }

    public WebinarChanges Changes { get; }

    public Reminders Reminders { get; }

    public Retention Retention { get; }

    public Erasure Erasure { get; }

    public LinkRequests LinkRequests { get; }
}
