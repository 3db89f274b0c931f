namespace AlmenHaefte.Webinars;

/// <summary>What a person answers in their own words, kept on one line whatever it was typed on. Nobody has to answer.</summary>
public static class OwnWords
{
    /// <summary>Accepts null when nothing was answered.</summary>
    public static Checked<string?> Check(string? typed)
    {
        var visible = TypedText.WithoutInvisible(typed ?? "").Select(character => char.IsControl(character) ? ' ' : character);
        var words = string.Join(' ', string.Concat(visible).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length > SignUp.AnswerMaxLength
            ? new Checked<string?>.Refused($"Svaret må højst fylde {SignUp.AnswerMaxLength} tegn.")
            : new Checked<string?>.Accepted(words.Length == 0 ? null : words);
    }
}
