using AlmenHaefte.Content;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Publishing;

/// <summary>The front matter of a webinar's file.</summary>
internal static class WebinarFields
{
    private const int MostSeats = 100_000;

    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        [nameof(Webinar.EndsAt)] = "slutter",
        [nameof(Webinar.OpensAt)] = "tilmelding-aabner",
        [nameof(Webinar.ClosesAt)] = "tilmelding-lukker",
        [nameof(Webinar.RecordingUrl)] = "optagelse",
        [nameof(Webinar.RecordingUntil)] = "optagelse-til",
    };

    /// <summary>Null, and faults, when a rule between the fields is broken.</summary>
    public static Webinar? Read(YamlFields fields, string slug, string title, string summary, string html)
    {
        var webinar = new Webinar
        {
            Id = fields.Slug("id"),
            Slug = slug,
            Title = title,
            Summary = summary,
            BodyHtml = html,
            StartsAt = fields.Time("begynder"),
            EndsAt = fields.Time("slutter"),
            Updated = fields.Date("opdateret"),
            PublishAt = fields.OptionalTime("offentlig-fra"),
            OpensAt = fields.OptionalTime("tilmelding-aabner"),
            ClosesAt = fields.OptionalTime("tilmelding-lukker"),
            Organisers = fields.Texts("arrangoerer"),
            Reservation = Set(fields.OptionalText("forbehold")),
            Capacity = fields.OptionalNumber("pladser", 1, MostSeats),
            CancelledBecause = Set(fields.OptionalText("aflyst")),
            RecordingUrl = fields.OptionalWebAddress("optagelse"),
            RecordingUntil = fields.OptionalTime("optagelse-til"),
            RecordingExpected = fields.YesOrNo("optagelse-ventes", otherwise: true),
            Afterwards = Set(fields.OptionalText("efter")),
            Contact = Set(fields.OptionalText("kontakt")),
            RetentionDays = fields.OptionalNumber("slettes-efter-dage", Webinar.ShortestRetentionDays, Webinar.LongestRetentionDays) ?? Webinar.DefaultRetentionDays,
        };
        if (webinar.StartsAt == default || webinar.EndsAt == default)
        {
            return null;
        }
        var broken = webinar.Faults();
        foreach (var fault in broken)
        {
            fields.Fault(Keys.GetValueOrDefault(fault.Property, "begynder"), fault.Reason.TrimEnd('.'), "ret tidspunktet eller adressen");
        }
        return broken.Count == 0 ? webinar : null;
    }

    private static string? Set(string? text) => text is null ? null : Typography.Set(text);
}
