namespace AlmenHaefte.Webinars;

/// <summary>What a person answers in their own words. Nobody has to answer.</summary>
public static class OwnWords
{
    /// <summary>Accepts null when nothing was answered.</summary>
    public static Checked<string?> Check(string? typed)
    {
        var words = string.Join(' ', TypedText.WithoutInvisible(typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length > SignUp.AnswerMaxLength
            ? new Checked<string?>.Refused($"Svaret må højst fylde {SignUp.AnswerMaxLength} tegn.")
            : new Checked<string?>.Accepted(words.Length == 0 ? null : words);
    }
}
