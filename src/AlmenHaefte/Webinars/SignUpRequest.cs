namespace AlmenHaefte.Webinars;

/// <summary>
/// What a person asks for, every field already checked. The submission is made with the form, so that one form sent
/// twice is one sign-up.
/// </summary>
public sealed record SignUpRequest(Guid SubmissionId, PersonName Name, EmailAddress Email, Organisation? Organisation);
