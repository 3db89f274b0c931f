namespace AlmenHaefte.Webinars;

/// <summary>
/// What a person asks for, every field already checked. The submission is made with the form, so that one form sent
/// twice is one sign-up.
/// </summary>
public sealed record SignUpRequest(Guid SubmissionId, PersonName Name, EmailAddress Email, Organisation? Organisation)
{
    /// <inheritdoc cref="SignUp.Answers"/>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc cref="SignUp.Wishes"/>
    public string? Wishes { get; init; }

    /// <summary>Whether the person asked to be told of coming webinars.</summary>
    public bool WantsComing { get; init; }
}
