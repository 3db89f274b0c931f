using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AlmenHaefte.Content;
using AlmenHaefte.Publishing;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>A webinar's file as fields. Moments are Danish wall time as browsers and the file both write it: <c>2022-04-20T10:00</c>.</summary>
public sealed record WebinarForm
{
    public const string Yes = "ja";

    private const string No = "nej";

    private const string OrganisersKey = "arrangoerer";

    /// <summary>So far ahead that nobody but the newsroom sees it.</summary>
    private const string Never = "2100-01-01T00:00";

    [Display(Name = "Titel")]
    public string? Title { get; init; }

    [Display(Name = "Resumé")]
    public string? Summary { get; init; }

    [Display(Name = "Begynder")]
    public string? StartsAt { get; init; }

    [Display(Name = "Slutter")]
    public string? EndsAt { get; init; }

    [Display(Name = "Forbehold om tiden")]
    public string? Reservation { get; init; }

    [Display(Name = "Kladde: kun redaktionen kan se den")]
    public string? Draft { get; init; }

    [Display(Name = "Offentlig fra")]
    public string? PublishAt { get; init; }

    [Display(Name = "Tilmelding åbner")]
    public string? OpensAt { get; init; }

    [Display(Name = "Tilmelding lukker")]
    public string? ClosesAt { get; init; }

    [Display(Name = "Antal pladser")]
    public string? Capacity { get; init; }

    [Display(Name = "Med venteliste, når der er fuldt")]
    public string? WaitingList { get; init; }

    [Display(Name = "Mødelink")]
    public string? MeetingUrl { get; init; }

    [Display(Name = "Aflyst, fordi")]
    public string? CancelledBecause { get; init; }

    [Display(Name = "Optagelse")]
    public string? RecordingUrl { get; init; }

    [Display(Name = "Optagelsen kan ses til")]
    public string? RecordingUntil { get; init; }

    [Display(Name = "Præsentation")]
    public string? SlidesUrl { get; init; }

    [Display(Name = "Teksten på siden")]
    public string? Body { get; init; }

    /// <summary>One on each line.</summary>
    [Display(Name = "Arrangører")]
    public string? Organisers { get; init; }

    [Display(Name = "Kontakt")]
    public string? Contact { get; init; }

    [Display(Name = "Spørg, hvad der gør det lettere at deltage")]
    public string? AsksForWishes { get; init; }

    [Display(Name = "Første spørgsmål")]
    public string? FirstQuestion { get; init; }

    [Display(Name = "Første spørgsmål: hvorfor det stilles")]
    public string? FirstWhy { get; init; }

    /// <summary>One on each line; of this and the next as of <see cref="Organisers"/>.</summary>
    [Display(Name = "Første spørgsmål: svar at vælge mellem")]
    public string? FirstChoices { get; init; }

    [Display(Name = "Andet spørgsmål")]
    public string? SecondQuestion { get; init; }

    [Display(Name = "Andet spørgsmål: hvorfor det stilles")]
    public string? SecondWhy { get; init; }

    [Display(Name = "Andet spørgsmål: svar at vælge mellem")]
    public string? SecondChoices { get; init; }

    [Display(Name = "Send påmindelser før webinaret")]
    public string? Reminders { get; init; }

    [Display(Name = "Oplysningerne slettes efter")]
    public string? RetentionDays { get; init; }

    [Display(Name = "Der ventes en optagelse")]
    public string? RecordingExpected { get; init; }

    [Display(Name = "Kun de tilmeldte kan se optagelsen")]
    public string? RecordingIsForSignedUp { get; init; }

    [Display(Name = "Spørgeskema")]
    public string? QuestionnaireUrl { get; init; }

    [Display(Name = "Tekst, når webinaret er slut")]
    public string? Afterwards { get; init; }

    /// <summary>Which text the form was filled from.</summary>
    public string? Stamp { get; init; }

    /// <summary>Of the file's fields, in the order they are written in a new one.</summary>
    private IEnumerable<(string Property, string Key, string? Value)> Fields =>
    [
        (nameof(Title), "titel", Title),
        (nameof(Summary), "resume", Summary),
        (nameof(StartsAt), "begynder", StartsAt),
        (nameof(EndsAt), "slutter", EndsAt),
        (nameof(Reservation), "forbehold", Reservation),
        (nameof(PublishAt), "offentlig-fra", Draft == Yes ? Never : PublishAt),
        (nameof(OpensAt), "tilmelding-aabner", OpensAt),
        (nameof(ClosesAt), "tilmelding-lukker", ClosesAt),
        (nameof(Capacity), "pladser", Capacity),
        (nameof(WaitingList), "venteliste", Ticked(WaitingList, isUsual: true)),
        (nameof(MeetingUrl), "moedelink", MeetingUrl),
        (nameof(CancelledBecause), "aflyst", CancelledBecause),
        (nameof(RecordingUrl), "optagelse", RecordingUrl),
        (nameof(RecordingUntil), "optagelse-til", RecordingUntil),
        (nameof(SlidesUrl), "praesentation", SlidesUrl),
        (nameof(QuestionnaireUrl), "spoergeskema", QuestionnaireUrl),
        (nameof(Afterwards), "efter", Afterwards),
        (nameof(RecordingExpected), "optagelse-ventes", Ticked(RecordingExpected, isUsual: true)),
        (nameof(RecordingIsForSignedUp), "optagelse-kun-for-tilmeldte", Ticked(RecordingIsForSignedUp)),
        (nameof(Contact), "kontakt", Contact),
        (nameof(AsksForWishes), "spoerg-om-behov", Ticked(AsksForWishes)),
        (nameof(Reminders), "paamindelser", Ticked(Reminders, isUsual: true)),
        (nameof(RetentionDays), "slettes-efter-dage", RetentionDays),
    ];

    /// <summary>Those that are lists in the file, by the field that begins them.</summary>
    private static readonly (string Property, string Key)[] Lists = [(nameof(Organisers), OrganisersKey), (nameof(FirstQuestion), WebinarQuestions.Key)];

    public bool HasQuestions => Questions.Any(question => !IsBlank(question.Text) || !IsBlank(question.Why));

    private IReadOnlyList<(string? Text, string? Why, string? Choices)> Questions => [(FirstQuestion, FirstWhy, FirstChoices), (SecondQuestion, SecondWhy, SecondChoices)];

    /// <summary>Everything that was typed, to be carried from one page to the next.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Typed => typeof(WebinarForm).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => KeyValuePair.Create(property.Name, (string?)property.GetValue(this)));

    /// <summary>Of nothing.</summary>
    public static WebinarForm Blank { get; } = new() { Draft = Yes, WaitingList = Yes, Reminders = Yes, RecordingExpected = Yes };

    public static WebinarForm Of(FrontMatter file, string? stamp)
    {
        var publishAt = file["offentlig-fra"];
        var questions = WebinarQuestions.Of(file);
        return new WebinarForm
        {
            Title = file["titel"],
            Summary = file["resume"],
            StartsAt = file["begynder"],
            EndsAt = file["slutter"],
            Reservation = file["forbehold"],
            Draft = publishAt == Never ? Yes : null,
            PublishAt = publishAt == Never ? null : publishAt,
            OpensAt = file["tilmelding-aabner"],
            ClosesAt = file["tilmelding-lukker"],
            Capacity = file["pladser"],
            WaitingList = file["venteliste"] == No ? null : Yes,
            MeetingUrl = file["moedelink"],
            CancelledBecause = file["aflyst"],
            RecordingUrl = file["optagelse"],
            RecordingUntil = file["optagelse-til"],
            SlidesUrl = file["praesentation"],
            QuestionnaireUrl = file["spoergeskema"],
            Afterwards = file["efter"],
            RecordingExpected = file["optagelse-ventes"] == No ? null : Yes,
            RecordingIsForSignedUp = file["optagelse-kun-for-tilmeldte"],
            Organisers = Joined(file.List(OrganisersKey)),
            Contact = file["kontakt"],
            AsksForWishes = file["spoerg-om-behov"],
            Reminders = file["paamindelser"] == No ? null : Yes,
            RetentionDays = file["slettes-efter-dage"],
            FirstQuestion = questions.ElementAtOrDefault(0)?.Text,
            FirstWhy = questions.ElementAtOrDefault(0)?.Why,
            FirstChoices = Joined(questions.ElementAtOrDefault(0)?.Choices),
            SecondQuestion = questions.ElementAtOrDefault(1)?.Text,
            SecondWhy = questions.ElementAtOrDefault(1)?.Why,
            SecondChoices = Joined(questions.ElementAtOrDefault(1)?.Choices),
            Body = file.Body.Trim('\n'),
            Stamp = stamp,
        };
    }

    /// <summary>For a new webinar like another: without what is that one's own, and a draft.</summary>
    public WebinarForm Copied() => this with
    {
        StartsAt = null,
        EndsAt = null,
        OpensAt = null,
        ClosesAt = null,
        PublishAt = null,
        Draft = Yes,
        Reservation = null,
        MeetingUrl = null,
        CancelledBecause = null,
        RecordingUrl = null,
        RecordingUntil = null,
        SlidesUrl = null,
        QuestionnaireUrl = null,
        Afterwards = null,
        RecordingExpected = Yes,
        Stamp = null,
    };

    public FrontMatter On(FrontMatter file, DateOnly today)
    {
        var changed = Fields.Append((nameof(Webinar.Updated), "opdateret", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            .Aggregate(file, (text, field) => text.With(field.Item2, field.Item3))
            .WithList(OrganisersKey, Lines(Organisers));
        // A question is known by its place; its id is what the answers hang on.
        var former = WebinarQuestions.Of(file);
        IEnumerable<WebinarQuestion> questions = Questions.Select((typed, index) => new WebinarQuestion(former.ElementAtOrDefault(index)?.Id ?? "", OnOneLine(typed.Text), OnOneLine(typed.Why), Lines(typed.Choices)));
        return WebinarQuestions.Put(changed, [.. questions.Where(question => question.Text.Length > 0), .. former.Skip(Questions.Count)])
            .WithBody($"\n{(Body ?? "").ReplaceLineEndings("\n").Trim('\n')}\n");
    }

    /// <summary>What nobody can do without. The rest the content's own check tells.</summary>
    public bool IsFilled(ModelStateDictionary reasons)
    {
        (string Field, string? Value, string Reason)[] needed =
            [(nameof(Title), Title, "Skriv en titel."), (nameof(Summary), Summary, "Skriv et resumé."), (nameof(StartsAt), StartsAt, "Skriv, hvornår webinaret begynder."), (nameof(EndsAt), EndsAt, "Skriv, hvornår webinaret slutter.")];
        var missing = needed.Where(field => IsBlank(field.Value)).ToList();
        missing.ForEach(field => reasons.AddModelError(field.Field, field.Reason));
        CheckQuestion(nameof(FirstQuestion), FirstQuestion, nameof(FirstWhy), FirstWhy, reasons);
        CheckQuestion(nameof(SecondQuestion), SecondQuestion, nameof(SecondWhy), SecondWhy, reasons);
        return reasons.IsValid;
    }

    /// <summary>Puts each fault beside the field whose line it is on.</summary>
    public void Tell(IEnumerable<Fault> faults, string text, ModelStateDictionary reasons)
    {
        var lines = text.Split('\n');
        foreach (var fault in faults)
        {
            var line = lines[Math.Clamp(fault.Line - 1, 0, lines.Length - 1)];
            var field = Fields.Select(field => (field.Property, field.Key)).Concat(Lists).FirstOrDefault(field => line.StartsWith($"{field.Key}:", StringComparison.Ordinal)).Property
                ?? (IsOfQuestions(lines, fault.Line) ? nameof(FirstQuestion) : nameof(Body));
            reasons.AddModelError(field, $"{char.ToUpperInvariant(fault.What[0])}{fault.What[1..]}. {char.ToUpperInvariant(fault.Remedy[0])}{fault.Remedy[1..]}.");
        }
    }

    /// <summary>Whether a line stands among the questions in the file.</summary>
    private static bool IsOfQuestions(string[] lines, int line) =>
        lines.Take(line).LastOrDefault(one => one.Length > 0 && char.IsAsciiLetter(one[0]))?.StartsWith($"{WebinarQuestions.Key}:", StringComparison.Ordinal) is true;

    private static void CheckQuestion(string field, string? text, string whyField, string? why, ModelStateDictionary reasons)
    {
        if (OnOneLine(text).Length == 0 && OnOneLine(why).Length > 0)
        {
            reasons.AddModelError(field, "Skriv selve spørgsmålet, eller tøm felterne under det.");
        }
        else if (OnOneLine(text).Length > 0 && OnOneLine(why).Length == 0)
        {
            reasons.AddModelError(whyField, "Skriv, hvorfor spørgsmålet stilles. De tilmeldte kan se det.");
        }
    }

    /// <summary>What stands in the file: nothing where it is as usual.</summary>
    private static string? Ticked(string? box, bool isUsual = false) => (box == Yes) == isUsual ? null : isUsual ? No : Yes;

    private static bool IsBlank(string? value) => string.IsNullOrWhiteSpace(value);

    private static string OnOneLine(string? typed) => string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IReadOnlyList<string> Lines(string? typed) => [.. (typed ?? "").Split('\n').Select(OnOneLine).Where(line => line.Length > 0)];

    private static string? Joined(IReadOnlyList<string>? lines) => lines is null or [] ? null : string.Join('\n', lines);
}
