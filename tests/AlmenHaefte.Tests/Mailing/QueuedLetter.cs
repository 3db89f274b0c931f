using System.Globalization;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using MimeKit;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>Finished mails of the least kind: what they say is of no matter here.</summary>
internal static class QueuedLetter
{
    internal const string From = "tilmelding@haefter.example";

    internal static Mail About(SignUp signUp, MailKind kind, DateTimeOffset now, long revision = 0)
    {
        var id = Guid.NewGuid();
        var recipient = Cast.Email(signUp.Email).ForSending;
        return Mail.Finished(id, kind, recipient, Message(id, recipient, signUp.Name), signUp, signUp.WebinarId, revision, now);
    }

    internal static Mail To(string address, DateTimeOffset now, MailKind kind = MailKind.LinkAgain)
    {
        var id = Guid.NewGuid();
        var recipient = Cast.Email(address).ForSending;
        return Mail.Finished(id, kind, recipient, Message(id, recipient, "Åse Ærø"), about: null, webinarId: null, revision: 0, now);
    }

    internal static string MessageIdOf(Guid mail) => string.Create(CultureInfo.InvariantCulture, $"{mail}@haefter.example");

    private static byte[] Message(Guid id, string recipient, string name)
    {
        using var message = new MimeMessage { Subject = "Du er tilmeldt: Før I binder jer", MessageId = MessageIdOf(id), Date = Launch.InMarch };
        message.From.Add(new MailboxAddress("AlmenNet", From));
        message.To.Add(MailboxAddress.Parse(recipient));
        // A line that begins with a dot is the one thing that SMTP itself changes under way (RFC 5321 § 4.5.2).
        message.Body = new Multipart("alternative")
        {
            new TextPart("plain") { Text = $"Kære {name}\r\n\r\n.Vi ses på blåbærgrød.\r\n", ContentTransferEncoding = ContentEncoding.QuotedPrintable },
            new TextPart("html") { Text = $"<p>Kære {name}</p>", ContentTransferEncoding = ContentEncoding.Base64 },
        };
        using var bytes = new MemoryStream();
        message.WriteTo(new FormatOptions { NewLineFormat = NewLineFormat.Dos }, bytes);
        return bytes.ToArray();
    }
}
