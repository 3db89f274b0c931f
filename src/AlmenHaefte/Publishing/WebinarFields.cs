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
        [nameof(Webinar.MeetingUrl)] = "moedelink",
        [nameof(Webinar.SlidesUrl)] = "praesentation",
        [nameof(Webinar.QuestionnaireUrl)] = "spoergeskema",
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
            HasWaitingList = fields.YesOrNo("venteliste", otherwise: true),
            MeetingUrl = fields.OptionalWebAddress("moedelink"),
            HasReminders = fields.YesOrNo("paamindelser", otherwise: true),
            Questions = ReadQuestions(fields),
            AsksForWishes = fields.YesOrNo("spoerg-om-behov", otherwise: false),
            CancelledBecause = Set(fields.OptionalText("aflyst")),
            RecordingUrl = fields.OptionalWebAddress("optagelse"),
            RecordingUntil = fields.OptionalTime("optagelse-til"),
            RecordingIsForSignedUp = fields.YesOrNo("optagelse-kun-for-tilmeldte", otherwise: false),
            SlidesUrl = fields.OptionalWebAddress("praesentation"),
            QuestionnaireUrl = fields.OptionalWebAddress("spoergeskema"),
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

    private static IReadOnlyList<WebinarQuestion> ReadQuestions(YamlFields fields)
    {
        var items = fields.Items(WebinarQuestions.Key);
        IReadOnlyList<WebinarQuestion> questions = [.. items.Select(ReadQuestion)];
        if (questions.Count > Webinar.MostQuestions)
        {
            fields.Fault(WebinarQuestions.Key, $"der er {questions.Count} spørgsmål", $"stil højst {Webinar.MostQuestions}: en tilmelding skal kunne klares på et minut");
        }

        foreach (var (_, repeated) in Repeats.In(items, item => item.OptionalText("id")))
        {
            repeated.Fault("id", "to spørgsmål har samme id", "giv hvert spørgsmål sin egen id: svarene hænger på den");
        }

        return questions;
    }

    private static WebinarQuestion ReadQuestion(YamlFields item)
    {
        var question = new WebinarQuestion(item.Slug("id"), Typography.Set(item.Text("tekst")), Typography.Set(item.Text("hvorfor")), item.Texts("svar"));
        if (question.Choices is [_])
        {
            item.Fault("svar", "der er kun ét svar at vælge", "skriv mindst to, eller udelad »svar«, så man svarer med egne ord");
        }

        item.RefuseUnknown();
        return question;
    }

    private static string? Set(string? text) => text is null ? null : Typography.Set(text);
}
