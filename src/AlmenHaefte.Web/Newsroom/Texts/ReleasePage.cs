using AlmenHaefte.Content;
using AlmenHaefte.Drafts;
using AlmenHaefte.Editions;
using AlmenHaefte.Wording;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>What stands between a draft and its readers.</summary>
public sealed record ReleasePage(TextFile File, Draft Draft, ReleaseForm Form, Proof Proof)
{
    public required string Title { get; init; }

    /// <summary>Between what is published and the draft.</summary>
    public required IReadOnlyList<PassageChange> Changes { get; init; }

    /// <summary>What the text might say better, and need not.</summary>
    public required AdviceList Advice { get; init; }

    public required bool IsNew { get; init; }

    /// <summary>Why it was not published.</summary>
    public string? Trouble { get; init; }

    public bool IsReady => Proof.Faults.Count == 0;

    /// <summary>Where a fault is, as its writer sees the text: the field, or the line in the field of the text itself.</summary>
    public string PlaceOf(Fault fault)
    {
        if (fault.File != File.Path)
        {
            return $"{fault.File}, linje {fault.Line}";
        }
        if (DraftForm.From(Draft.Text, File, basedOn: null, part: null).Front?.Split('\n') is not { } front)
        {
            return $"Linje {fault.Line}";
        }
        // What is missing has no line of its own.
        if (TextField.Of(File.Kind).FirstOrDefault(one => fault.What.Contains($"»{one.Key}«", StringComparison.Ordinal)) is { } named)
        {
            return named.Label;
        }
        var field = front.Take(fault.Line).LastOrDefault(line => line.Length > 0 && char.IsLetter(line[0]));
        return fault.Line >= front.Length ? $"Linje {fault.Line - front.Length + 1}"
            : TextField.Of(File.Kind).FirstOrDefault(one => field?.StartsWith($"{one.Key}:", StringComparison.Ordinal) is true)?.Label ?? "Øverst i filen";
    }
}
