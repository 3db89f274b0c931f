using AlmenHaefte.Time;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.SignUps;

/// <summary>What has changed from one form of a webinar to another, as staff read it.</summary>
/// <param name="Before">Null for nothing.</param>
/// <param name="After">Null for nothing.</param>
public sealed record WebinarDifference(string What, string? Before, string? After)
{
    public static IReadOnlyList<WebinarDifference> Between(Webinar before, Webinar after) =>
        [.. Lines(before).Zip(Lines(after)).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => new WebinarDifference(pair.First.What, pair.First.Shown, pair.Second.Shown))];

    private static IEnumerable<Line> Lines(Webinar webinar) =>
    [
        new("Titel", webinar.Title),
        new("Resumé", webinar.Summary),
        new("Tid", DanishTime.Write(webinar.StartsAt, webinar.EndsAt)),
        new("Forbehold", webinar.Reservation),
        new("Arrangører", Many(webinar.Organisers)),
        new("Kontakt", webinar.Contact),
        new("Spørgsmål ved tilmelding", Many([.. webinar.Questions.Select(question => $"{question.Text} ({question.Why}){(question.Choices.Count > 0 ? $" {string.Join(" / ", question.Choices)}" : "")}")])),
        new("Spørger om behov", YesOrNo(webinar.AsksForWishes)),
        new("Påmindelser", YesOrNo(webinar.HasReminders)),
        new("Sletning", $"{webinar.RetentionDays} dage efter"),
        new("Offentlig fra", Moment(webinar.PublishAt)),
        new("Tilmelding åbner", Moment(webinar.OpensAt)),
        new("Tilmelding lukker", Moment(webinar.ClosesAt)),
        new("Pladser", webinar.Capacity?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "uden grænse"),
        new("Venteliste", YesOrNo(webinar.HasWaitingList)),
        new("Mødelink", webinar.MeetingUrl?.AbsoluteUri),
        new("Optagelse", webinar.RecordingUrl?.AbsoluteUri),
        new("Optagelsen kan ses til", Moment(webinar.RecordingUntil)),
        new("Optagelsen er kun for tilmeldte", YesOrNo(webinar.RecordingIsForSignedUp)),
        new("Der ventes en optagelse", YesOrNo(webinar.RecordingExpected)),
        new("Præsentation", webinar.SlidesUrl?.AbsoluteUri),
        new("Spørgeskema", webinar.QuestionnaireUrl?.AbsoluteUri),
        new("Tekst bagefter", webinar.Afterwards),
        new("Aflyst", webinar.CancelledBecause),
        new("Teksten på siden", webinar.BodyHtml, IsLong: true),
    ];

    private static string YesOrNo(bool isSo) => isSo ? "ja" : "nej";

    private static string? Many(IReadOnlyList<string> items) => items.Count == 0 ? null : string.Join(", ", items);

    private static string? Moment(DateTimeOffset? moment) => moment is { } at ? DanishTime.Write(at) : null;

    private sealed record Line(string What, string? Value, bool IsLong = false)
    {
        public string? Shown => IsLong ? null : Value;
    }
}
