namespace AlmenHaefte.Mailing;

/// <summary>A mail as it looks, to show and to approve.</summary>
/// <param name="Name">Usable in an address and as a file name.</param>
/// <param name="Description">When it is sent, in Danish.</param>
public sealed record MailSample(string Name, string Description, Mail Mail);
