namespace AlmenHaefte.Mailing;

/// <summary>Who writes the mails.</summary>
/// <param name="Name">As it stands before the address and under the text: the publisher.</param>
/// <param name="Address">The sender's address; also the organiser in calendar entries, so that answers reach the same mailbox.</param>
/// <param name="ReplyTo">Where people's answers go; null when nobody has said where: then the mails do not ask for any.</param>
/// <param name="SiteName">The name of the site that sends.</param>
public sealed record Sender(string Name, string Address, string? ReplyTo, string SiteName)
{
    /// <summary>The right side of every Message-ID.</summary>
    public string Domain => DomainOf(Address);

    public static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..];
}
