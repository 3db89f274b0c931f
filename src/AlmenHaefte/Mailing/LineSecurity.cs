using MailKit.Security;

namespace AlmenHaefte.Mailing;

/// <summary>How the line to a mail server is kept private. The names are values in the configuration.</summary>
public enum LineSecurity
{
    /// <summary>A plain greeting, then TLS; a server that does not offer it is not used.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    SslOnConnect,

    /// <summary>For a server on the same machine.</summary>
    None,
}

internal static class LineSecurityForMailKit
{
    /// <summary>Never "when available": whoever sits on the line could take the offer of TLS out of the greeting.</summary>
    internal static SecureSocketOptions SocketOptions(this LineSecurity security) => security switch
    {
        LineSecurity.SslOnConnect => SecureSocketOptions.SslOnConnect,
        LineSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
