using System.Globalization;
using AlmenHaefte.Drafts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>How a draft is to be published, and when.</summary>
public sealed record ReleaseForm
{
    public const string Slip = "slaafejl";
    public const string NewVersion = "version";

    public string? Kind { get; init; }

    public string? Note { get; init; }

    /// <summary>Whether the booklet gets a new edition with it.</summary>
    public bool CutsEdition { get; init; }

    /// <summary>The draft as it was shown.</summary>
    public string? Draft { get; init; }

    /// <summary>A day, »2026-11-26«.</summary>
    public string? Day { get; init; }

    /// <summary>Danish time, »09:30«.</summary>
    public string? Clock { get; init; }

    public static ReleaseForm Of(Draft draft, DateOnly today) => new() { Draft = draft.Hash, Day = today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Clock = "09:30" };

    /// <summary>Null, and the reasons by field, when something must be put right first.</summary>
    public Release? Check(TextFile file, ModelStateDictionary reasons)
    {
        var note = Note?.Trim() ?? "";
        if (Kind is not (Slip or NewVersion))
        {
            reasons.AddModelError(nameof(Kind), "Vælg, om det er en slåfejl eller en ny version.");
        }
        if (note.Length > Drafts.Draft.NoteMaxLength)
        {
            reasons.AddModelError(nameof(Note), $"Noten må højst fylde {Drafts.Draft.NoteMaxLength} tegn.");
        }
        else if (Kind is NewVersion && note.Length == 0)
        {
            reasons.AddModelError(nameof(Note), "Skriv, hvad der er nyt, så læserne kan se det.");
        }
        return !reasons.IsValid ? null : Kind is Slip ? Release.Slip(note) : Release.NewVersion(note, CutsEdition && file.Booklet is not null);
    }

    /// <summary>Danish time; null, and the reason, when it cannot be read.</summary>
    public DateTime? Time(ModelStateDictionary reasons)
    {
        if (DateTime.TryParseExact($"{Day}T{Clock?.Replace('.', ':')}", ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }
        reasons.AddModelError(nameof(Day), "Skriv dagen som 2026-11-26 og klokkeslættet som 09.30.");
        return null;
    }
}
