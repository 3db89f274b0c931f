using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>The server that takes our mails and sends them on.</summary>
/// <param name="Port">Null for the usual one of the kind of security.</param>
/// <param name="From">The envelope's sender, to which mails that cannot be delivered are returned. See <see cref="EmailAddress.ForSending"/>.</param>
public sealed record SmtpServer(string Host, int? Port, LineSecurity Security, string? User, string? Password, string From)
{
    public int UsedPort => Port ?? Security switch
    {
        LineSecurity.SslOnConnect => 465,
        LineSecurity.None => 25,
        _ => 587,
    };
}
