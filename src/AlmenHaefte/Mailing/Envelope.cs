using System.Text;
using AlmenHaefte.Time;
using MimeKit;

namespace AlmenHaefte.Mailing;

/// <summary>
/// Puts a letter and its calendar entry into a finished message: seven-bit and with CRLF all through, so that no server on its way has to change a byte.
/// </summary>
internal sealed class Envelope(Sender sender)
{
    private const int SenderNameMaxLength = 75;

    private static readonly FormatOptions SevenBit = new() { NewLineFormat = NewLineFormat.Dos, EnsureNewLine = true, International = false };

    /// <param name="id">Becomes the Message-ID: every try sends the same, so that a second copy is known for one.</param>
    /// <param name="recipient">ASCII only. Nothing but the address: a name is what somebody typed in a form.</param>
    /// <param name="unsubscribe">The one address to which a mail program may post "unsubscribe" (RFC 8058); null where it would be taken for a cancellation.</param>
    internal byte[] Seal(Guid id, string recipient, Letter letter, CalendarPart? calendar, string? unsubscribe, DateTimeOffset now)
    {
        using var message = new MimeMessage();
        message.From.Add(new MailboxAddress(Encoding.UTF8, SenderName(), MailboxAddress.EncodeAddrspec(sender.Address)));
        message.To.Add(new MailboxAddress(null, recipient));
        if (sender.ReplyTo is { } replyTo)
        {
            message.ReplyTo.Add(new MailboxAddress(null, MailboxAddress.EncodeAddrspec(replyTo)));
        }

        message.Subject = letter.Subject;
        message.Date = DanishTime.InDenmark(now);
        message.MessageId = MessageId.Of(id, sender.Domain);
        AddHeaders(message.Headers, unsubscribe);
        message.Body = Body(id, letter, calendar);
        message.Body.Headers.Add(HeaderId.ContentLanguage, "da");
        using var bytes = new MemoryStream();
        message.WriteTo(SevenBit, bytes);
        return bytes.ToArray();
    }

    private string SenderName()
    {
        var name = new string([.. MailSubject.OnOneLine(sender.Name).Where(character => character is not ('@' or ':' or ',' or '"'))]);
        return name.Length > SenderNameMaxLength ? name[..SenderNameMaxLength] : name;
    }

    private static void AddHeaders(HeaderList headers, string? unsubscribe)
    {
        // RFC 3834 § 5, and the same for Exchange; not "All", for what bounces must come back.
        headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        headers.Add("X-Auto-Response-Suppress", "OOF, AutoReply");
        if (unsubscribe is not null)
        {
            headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
    }

    /// <summary>
    /// The entry is there twice. Outlook and Gmail read the invitation only as an alternative to the text, Outlook only in the first child
    /// of the outermost part; the rest find the file.
    /// </summary>
    private static Multipart Body(Guid id, Letter letter, CalendarPart? calendar)
    {
        var alternative = new MultipartAlternative { Boundary = $"{id:N}.letter" };
        alternative.Add(Text("plain", LetterText.Write(letter)));
        alternative.Add(Text("html", LetterHtml.Write(letter)));
        if (calendar is null)
        {
            return alternative;
        }

        var invitation = Base64("text", "calendar", calendar.File.Bytes);
        invitation.ContentType.Parameters.Add("charset", "utf-8");
        invitation.ContentType.Parameters.Add("method", calendar.File.Method);
        alternative.Add(invitation);

        var attachment = Base64("application", "ics", calendar.File.Bytes);
        attachment.ContentType.Name = calendar.FileName;
        attachment.ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = calendar.FileName };
        return new Multipart("mixed", alternative, attachment) { Boundary = $"{id:N}.mail" };
    }

    private static TextPart Text(string subtype, string text)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static MimePart Base64(string type, string subtype, byte[] bytes) =>
        new(type, subtype) { Content = new MimeContent(new MemoryStream(bytes)), ContentTransferEncoding = ContentEncoding.Base64 };
}
