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
        new("Offentlig fra", Moment(webinar.PublishAt)),
        new("Tilmelding åbner", Moment(webinar.OpensAt)),
        new("Tilmelding lukker", Moment(webinar.ClosesAt)),
        new("Pladser", webinar.Capacity?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "uden grænse"),
        new("Venteliste", webinar.HasWaitingList ? "ja" : "nej"),
        new("Mødelink", webinar.MeetingUrl?.AbsoluteUri),
        new("Optagelse", webinar.RecordingUrl?.AbsoluteUri),
        new("Præsentation", webinar.SlidesUrl?.AbsoluteUri),
        new("Aflyst", webinar.CancelledBecause),
        new("Teksten på siden", webinar.BodyHtml, IsLong: true),
    ];

    private static string? Moment(DateTimeOffset? moment) => moment is { } at ? DanishTime.Write(at) : null;

    private sealed record Line(string What, string? Value, bool IsLong = false)
    {
        public string? Shown => IsLong ? null : Value;
    }
}
