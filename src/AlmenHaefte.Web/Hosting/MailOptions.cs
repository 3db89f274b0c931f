using System.Globalization;
using System.Net;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.Hosting;

/// <summary>The section <c>Mail</c>. Everything as it was written, so that what is wrong with it is told in one line when the site starts.</summary>
public sealed class MailOptions
{
    /// <summary><c>Folder</c> writes mails as files, <c>Smtp</c> sends them.</summary>
    public string Transport { get; init; } = "Folder";

    public string? From { get; init; }

    public string? ReplyTo { get; init; }

    public SmtpOptions Smtp { get; init; } = new();

    public bool SendsBySmtp => Transport.Equals("Smtp", StringComparison.OrdinalIgnoreCase);

    public bool IsTransportKnown => SendsBySmtp || Transport.Equals("Folder", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null when there is none; check first that it is an address.</summary>
    public string? FromAddress => AddressIn(From);

    public string? ReplyToAddress => AddressIn(ReplyTo);

    public bool IsFromAnAddress => IsEmpty(From) || FromAddress is not null;

    public bool IsReplyToAnAddress => IsEmpty(ReplyTo) || ReplyToAddress is not null;

    public SmtpServer Server => new(Smtp.Host!.Trim(), Smtp.PortNumber, Smtp.SecurityKind!.Value, IsEmpty(Smtp.User) ? null : Smtp.User, Smtp.Password, FromAddress!);

    /// <summary>As a mail server takes it, or null.</summary>
    public static string? AddressIn(string? text) => EmailAddress.Check(text) is Checked<EmailAddress>.Accepted { Value: var address } ? address.ForSending : null;

    internal static bool IsEmpty(string? text) => string.IsNullOrWhiteSpace(text);
}

/// <summary>The section <c>Mail:Smtp</c>.</summary>
public sealed class SmtpOptions
{
    public string? Host { get; init; }

    public string? Port { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public string Security { get; init; } = nameof(SmtpSecurity.StartTls);

    /// <summary>Null for the usual one.</summary>
    public int? PortNumber => MailOptions.IsEmpty(Port) ? null : int.TryParse(Port, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;

    public bool IsPortANumber => PortNumber is null or (> 0 and <= IPEndPoint.MaxPort);

    public SmtpSecurity? SecurityKind =>
        Enum.TryParse<SmtpSecurity>(Security, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(Security.Trim()[0]) ? kind : null;

    /// <summary>Names, addresses and passwords travel in the clear without encryption: that is for a server on this machine only.</summary>
    public bool IsSecureEnough => SecurityKind is not SmtpSecurity.None || Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}
