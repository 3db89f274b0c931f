using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>The server that takes our mails and sends them on.</summary>
/// <param name="Port">Null for the usual one of the kind of security.</param>
/// <param name="From">The envelope's sender, to which mails that cannot be delivered are returned. See <see cref="EmailAddress.ForSending"/>.</param>
public sealed record SmtpServer(string Host, int? Port, SmtpSecurity Security, string? User, string? Password, string From)
{
    public int UsedPort => Port ?? Security switch
    {
        SmtpSecurity.SslOnConnect => 465,
        SmtpSecurity.None => 25,
        _ => 587,
    };
}

/// <summary>The names are values in the configuration.</summary>
public enum SmtpSecurity
{
    /// <summary>A plain greeting, then TLS; a server that does not offer it is not used.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    SslOnConnect,

    /// <summary>For a server on the same machine.</summary>
    None,
}
