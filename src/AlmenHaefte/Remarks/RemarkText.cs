using AlmenHaefte.Webinars;

namespace AlmenHaefte.Remarks;

/// <summary>What may stand in a remark, as people type it.</summary>
public static class RemarkText
{
    public static Checked<string> Check(string? typed)
    {
        var text = Clean(typed ?? "");
        return text.Length switch
        {
            0 => new Checked<string>.Refused("Skriv, hvad der er galt, eller hvad I mangler."),
            > Remark.TextMaxLength => new Checked<string>.Refused($"Teksten må højst fylde {Remark.TextMaxLength} tegn. Den er {text.Length} tegn lang."),
            _ => new Checked<string>.Accepted(text),
        };
    }

    /// <summary>What came of a remark, as whoever closes it writes it.</summary>
    public static Checked<string> CheckAnswer(string? typed)
    {
        var answer = Clean(typed ?? "");
        return answer.Length switch
        {
            0 => new Checked<string>.Refused("Skriv, hvad der blev gjort, fx »Rettet« eller »Det står rigtigt i kilden«."),
            > Remark.AnswerMaxLength => new Checked<string>.Refused($"Teksten må højst fylde {Remark.AnswerMaxLength} tegn. Den er {answer.Length} tegn lang."),
            _ => new Checked<string>.Accepted(answer),
        };
    }

    /// <summary>Accepts null when nothing was written.</summary>
    public static Checked<string?> CheckPlace(string? typed)
    {
        var place = string.Join(' ', Clean(typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return place.Length > Remark.PlaceMaxLength
            ? new Checked<string?>.Refused($"Skriv stedet med højst {Remark.PlaceMaxLength} tegn.")
            : new Checked<string?>.Accepted(place.Length == 0 ? null : place);
    }

    /// <summary>Line breaks are kept, all of one kind; nothing else that cannot be seen.</summary>
    private static string Clean(string typed)
    {
        var lines = TypedText.WithoutInvisible(typed).ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', lines.Select(line => string.Concat(line.Select(letter => char.IsControl(letter) ? ' ' : letter)).TrimEnd())).Trim();
    }
}
