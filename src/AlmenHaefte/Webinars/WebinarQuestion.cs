namespace AlmenHaefte.Webinars;

/// <summary>A question that one webinar's organisers ask at sign-up. Nobody has to answer.</summary>
/// <param name="Id">Permanent: the answers hang on it.</param>
/// <param name="Why">Why it is asked; shown with it.</param>
/// <param name="Choices">The answers to choose among; empty when it is answered in one's own words.</param>
public sealed record WebinarQuestion(string Id, string Text, string Why, IReadOnlyList<string> Choices)
{
    /// <summary>Accepts null when nothing was answered.</summary>
    public Checked<string?> Check(string? typed) =>
        Choices.Count == 0 || string.IsNullOrWhiteSpace(typed) ? OwnWords.Check(typed)
        : Choices.Contains(typed, StringComparer.Ordinal) ? new Checked<string?>.Accepted(typed)
        : new Checked<string?>.Refused("Vælg et af svarene.");
}
