namespace AlmenHaefte.Mailing;

/// <summary>The mailbox to which mails that cannot be delivered are returned.</summary>
/// <param name="Port">Null for the usual one of the kind of security.</param>
public sealed record ImapServer(string Host, int? Port, LineSecurity Security, string User, string Password)
{
    public int UsedPort => Port ?? (Security is LineSecurity.SslOnConnect ? 993 : 143);
}
