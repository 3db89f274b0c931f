using AlmenHaefte.Staff;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>The people and webinars of the samples. Every call makes them anew, for a sign-up changes when something happens to it.</summary>
internal static class SampleCast
{
    internal static readonly DateTimeOffset SignedUpAt = new(2022, 3, 28, 9, 0, 0, TimeSpan.FromHours(2));

    internal static readonly Webinar Launch = new()
    {
        Id = "lancering",
        Slug = "lancering-strategiske-partnerskaber",
        Title = "Lancering af Strategiske partnerskaber i alment byggeri",
        Summary = "",
        BodyHtml = "",
        StartsAt = new DateTimeOffset(2022, 4, 20, 10, 0, 0, TimeSpan.FromHours(2)),
        EndsAt = new DateTimeOffset(2022, 4, 20, 11, 30, 0, TimeSpan.FromHours(2)),
        Updated = new DateOnly(2022, 3, 28),
        MeetingUrl = new Uri("https://moede.example/lancering"),
    };

    /// <summary>As it was before the last things were in place.</summary>
    internal static readonly Webinar Uncertain = Launch with { MeetingUrl = null, Reservation = "Klokkeslættet er foreløbigt." };

    internal static readonly Webinar Moved = Launch with { StartsAt = Launch.StartsAt.AddDays(7).AddHours(3), EndsAt = Launch.EndsAt.AddDays(7).AddHours(3) };

    internal static readonly Webinar CalledOff = Launch with { CancelledBecause = "Begge oplægsholdere er blevet syge. Vi finder en ny dag og skriver den på webinarets side." };

    internal static readonly Webinar Recorded = Launch with
    {
        RecordingUrl = new Uri("https://video.example/lancering"),
        RecordingUntil = new DateTimeOffset(2022, 7, 19, 12, 0, 0, TimeSpan.FromHours(2)),
        SlidesUrl = new Uri("https://video.example/lancering.pdf"),
        QuestionnaireUrl = new Uri("https://svar.example/lancering"),
    };

    internal static readonly Webinar Past = Recorded with { Title = "Tilbud og etablering", StartsAt = SignedUpAt.AddDays(-3), EndsAt = SignedUpAt.AddDays(-3).AddHours(1) };

    private static readonly Guid Aases = new("0a5e0a5e-0000-4000-8000-000000000001");
    private static readonly Guid Soerens = new("50e4e450-0000-4000-8000-000000000002");

    internal static SignUp Aase(bool hasSeat = true, DateTimeOffset? at = null) => Enter("Åse Ærø", "aase@almenbo.example", Aases, hasSeat, at ?? SignedUpAt);

    internal static SignUp Soeren() => Enter("Søren O’Brien", "soeren.obrien@blåbærgrød.example", Soerens, hasSeat: true, SignedUpAt);

    internal static SignUp With(this SignUp signUp, Action<SignUp> what)
    {
        what(signUp);
        return signUp;
    }

    internal static Consent Consent() =>
        Mailing.Consent.Give(Email("aase@almenbo.example"), "/webinarer/lancering-strategiske-partnerskaber/tilmelding", SignedUpAt)
            .WithFixedId(new Guid("c0c0c0c0-0000-4000-8000-000000000003"));

    internal static readonly SecretKey StaffLink = new("proevenproevenproevenproevenproevenproevenp");

    /// <summary>Somebody with a fresh link to the newsroom.</summary>
    /// <param name="name">Null for one who has not been there yet.</param>
    internal static StaffMember Colleague(string? name = null)
    {
        var colleague = StaffMember.Invite(Email("soeren.obrien@almennet.example"), StaffRole.Editor, SignedUpAt);
        if (name is not null)
        {
            colleague.Rename(Valid(PersonName.Check(name)));
        }
        colleague.MakeLink(SignedUpAt);
        return colleague;
    }

    internal static EmailAddress Email(string address) => Valid(EmailAddress.Check(address));

    private static SignUp Enter(string name, string email, Guid id, bool hasSeat, DateTimeOffset at) =>
        SignUp.Enter(Launch, new SignUpRequest(id, Valid(PersonName.Check(name)), Email(email), Organisation: null), hasSeat, at)
            .WithFixedIds(publicId: id, calendarUid: id);

    private static T Valid<T>(Checked<T> value) => ((Checked<T>.Accepted)value).Value;
}
