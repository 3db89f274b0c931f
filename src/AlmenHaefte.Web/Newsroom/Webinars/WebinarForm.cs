using System.ComponentModel.DataAnnotations;
using AlmenHaefte.Content;
using AlmenHaefte.Publishing;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>A webinar's file as fields. Moments are Danish wall time as browsers and the file both write it: <c>2022-04-20T10:00</c>.</summary>
public sealed record WebinarForm
{
    public const string Yes = "ja";

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
        (nameof(WaitingList), "venteliste", WaitingList == Yes ? null : "nej"),
        (nameof(MeetingUrl), "moedelink", MeetingUrl),
        (nameof(CancelledBecause), "aflyst", CancelledBecause),
        (nameof(RecordingUrl), "optagelse", RecordingUrl),
        (nameof(RecordingUntil), "optagelse-til", RecordingUntil),
        (nameof(SlidesUrl), "praesentation", SlidesUrl),
    ];

    /// <summary>Everything that was typed, to be carried from one page to the next.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Typed =>
    [
        .. Fields.Where(one => one.Property is not (nameof(PublishAt) or nameof(WaitingList))).Select(one => KeyValuePair.Create(one.Property, one.Value)),
        KeyValuePair.Create(nameof(PublishAt), PublishAt), KeyValuePair.Create(nameof(WaitingList), WaitingList), KeyValuePair.Create(nameof(Draft), Draft), KeyValuePair.Create(nameof(Stamp), Stamp),
    ];

    public static WebinarForm Of(WebinarText text, string? stamp)
    {
        var publishAt = text["offentlig-fra"];
        return new WebinarForm
        {
            Title = text["titel"],
            Summary = text["resume"],
            StartsAt = text["begynder"],
            EndsAt = text["slutter"],
            Reservation = text["forbehold"],
            Draft = publishAt == Never ? Yes : null,
            PublishAt = publishAt == Never ? null : publishAt,
            OpensAt = text["tilmelding-aabner"],
            ClosesAt = text["tilmelding-lukker"],
            Capacity = text["pladser"],
            WaitingList = text["venteliste"] == "nej" ? null : Yes,
            MeetingUrl = text["moedelink"],
            CancelledBecause = text["aflyst"],
            RecordingUrl = text["optagelse"],
            RecordingUntil = text["optagelse-til"],
            SlidesUrl = text["praesentation"],
            Body = text.Body,
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
        Stamp = null,
    };

    public WebinarText On(WebinarText text, DateOnly today) =>
        text.With([.. Fields.Select(field => KeyValuePair.Create(field.Key, Blank(field.Value))), new("opdateret", today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))], Body ?? "");

    /// <summary>What nobody can do without. The rest the content's own check tells.</summary>
    public bool IsFilled(ModelStateDictionary reasons)
    {
        (string Field, string? Value, string Reason)[] needed =
            [(nameof(Title), Title, "Skriv en titel."), (nameof(Summary), Summary, "Skriv et resumé."), (nameof(StartsAt), StartsAt, "Skriv, hvornår webinaret begynder."), (nameof(EndsAt), EndsAt, "Skriv, hvornår webinaret slutter.")];
        var missing = needed.Where(field => Blank(field.Value) is null).ToList();
        missing.ForEach(field => reasons.AddModelError(field.Field, field.Reason));
        return missing.Count == 0;
    }

    /// <summary>Puts each fault beside the field whose line it is on.</summary>
    public void Tell(IEnumerable<Fault> faults, string text, ModelStateDictionary reasons)
    {
        var lines = text.Split('\n');
        foreach (var fault in faults)
        {
            var line = lines[Math.Clamp(fault.Line - 1, 0, lines.Length - 1)];
            var field = Fields.FirstOrDefault(field => line.StartsWith($"{field.Key}:", StringComparison.Ordinal)).Property ?? nameof(Body);
            reasons.AddModelError(field, $"{char.ToUpperInvariant(fault.What[0])}{fault.What[1..]}. {char.ToUpperInvariant(fault.Remedy[0])}{fault.Remedy[1..]}.");
        }
    }

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
