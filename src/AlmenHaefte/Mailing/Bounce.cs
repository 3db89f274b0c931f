using System.Text.RegularExpressions;
using MimeKit;

namespace AlmenHaefte.Mailing;

/// <summary>What a server reports of a mail of ours that it has taken and could not deliver (RFC 3464). Whether there is such a mail only the outbox knows.</summary>
/// <param name="Status">The enhanced status code (RFC 3463), as "5.1.1".</param>
/// <param name="IsFinal">Otherwise the server is still trying.</param>
public sealed partial record Bounce(Guid MailId, string Status, bool IsFinal)
{
    private const string NoDomain = "Domænet i adressen findes ikke eller tager ikke imod mails";

    /// <summary>
    /// In plain Danish, with the code for whoever is to look further. Our own words: the server's may hold the address.
    /// </summary>
    public string Reason => $"{ReasonOf(Status)} ({Status})";

    /// <summary>
    /// Reads what has come back. A report is known by its form and not by its headers: answering machines and Postfix both
    /// say <c>Auto-Submitted: auto-replied</c>.
    /// </summary>
    /// <param name="domain">The right side of our Message-IDs; see <see cref="Sender.Domain"/>.</param>
    /// <returns>
    /// Null for anything else, however broken: an answer, somebody else's report, one that names no mail or no code, and one of a
    /// server that has given up for a reason that it calls passing (4.x.x), from which nobody can tell whether the address works.
    /// </returns>
    public static Bounce? In(MimeMessage message, string domain)
    {
        if (message.Body is not MultipartReport report || !IsDeliveryReport(report))
        {
            return null;
        }

        try
        {
            return MailIn(report, message, domain) is { } mail ? Worst(report, mail) : null;
        }
        catch (FormatException)
        {
            // A part that cannot be read.
            return null;
        }
    }

    private static bool IsDeliveryReport(MultipartReport report) => "delivery-status".Equals(report.ReportType, StringComparison.OrdinalIgnoreCase);

    /// <summary>The mail that is returned with the report, whole or its headers; servers that return nothing may still answer to it.</summary>
    private static Guid? MailIn(MultipartReport report, MimeMessage message, string domain) =>
        report.OfType<MessagePart>().Select(returned => MessageId.MailIn(returned.Message?.MessageId, domain)).FirstOrDefault(mail => mail is not null)
        ?? MessageId.MailIn(message.InReplyTo, domain);

    /// <summary>
    /// A mail of ours has one recipient, whose server may have passed it on to several. Once one of them has it, it has arrived.
    /// </summary>
    private static Bounce? Worst(MultipartReport report, Guid mail)
    {
        var fates = report.OfType<MessageDeliveryStatus>().SelectMany(part => part.StatusGroups.Skip(1)).Select(Fate).ToList();
        return fates.Exists(fate => fate.Action is "delivered" or "relayed" or "expanded") ? null
            : fates.Find(fate => fate.Action is "failed" && fate.Status.StartsWith('5')) is { Status: var permanent } ? new Bounce(mail, permanent, IsFinal: true)
            : fates.Find(fate => fate.Action is "delayed" && fate.Status.StartsWith('4')) is { Status: var passing } ? new Bounce(mail, passing, IsFinal: false)
            : null;
    }

    private static RecipientFate Fate(HeaderList fields) =>
        new((fields["Action"] ?? "").Trim().ToLowerInvariant(), StatusCode().Match(fields["Status"] ?? "").Groups["code"].Value);

    internal static string ReasonOf(string status)
    {
        var detail = status[(status.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return detail switch
        {
            // 1.10 is Exchange's own »recipient not found«; by RFC 7505 it is a domain without mail. The person has mistyped either way.
            "1.1" or "1.10" => "Adressen findes ikke",
            "2.1" => "Postkassen er lukket",
            "2.2" => "Postkassen er fuld",
            "1.2" => NoDomain,
            _ when detail.StartsWith("4.", StringComparison.Ordinal) => NoDomain,
            _ when detail.StartsWith("7.", StringComparison.Ordinal) => "Modtagerens server afviser mails fra os",
            _ => "Mailen kunne ikke leveres",
        };
    }

    /// <summary>RFC 3463 § 2. Servers may add a comment.</summary>
    [GeneratedRegex(@"^\s*(?<code>[245]\.[0-9]{1,3}\.[0-9]{1,3})(?![0-9.])")]
    private static partial Regex StatusCode();

    private sealed record RecipientFate(string Action, string Status);
}
