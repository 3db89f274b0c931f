using System.Text;
using AlmenHaefte.Mailing;
using MimeKit;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>A finished mail, taken apart as a mail program takes it apart.</summary>
internal static class MailText
{
    internal static MimeMessage Read(this Mail mail) => MimeMessage.Load(new MemoryStream(mail.Message!));

    internal static string Raw(this Mail mail) => Encoding.Latin1.GetString(mail.Message!);

    /// <summary>The lines of the message's own headers, folded as they are sent.</summary>
    internal static string[] HeaderLines(this Mail mail)
    {
        var raw = mail.Raw();
        return raw[..raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
    }

    internal static string Text(this MimeMessage message) => message.TextBody!.ReplaceLineEndings("\n");

    internal static string Html(this MimeMessage message) => message.HtmlBody!.ReplaceLineEndings("\n");

    internal static MimePart? Calendar(this MimeMessage message) => message.BodyParts.OfType<MimePart>().FirstOrDefault(part => part.ContentType.IsMimeType("text", "calendar"));

    internal static byte[] Bytes(this MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Headers, the parts and their order, and the plain text: everything but the HTML, for a person to read.</summary>
    internal static string Readable(this Mail mail)
    {
        var message = mail.Read();
        var text = new StringBuilder();
        foreach (var header in message.Headers.Concat(message.Body!.Headers.Where(header => header.Id is not HeaderId.ContentType)))
        {
            text.Append(header.Field).Append(": ").Append(header.Value.Replace("\r\n", "", StringComparison.Ordinal)).Append('\n');
        }

        text.Append('\n');
        AddParts(text, message.Body!, "");
        if (message.Calendar() is not null)
        {
            text.Append(string.Join(", ", CalendarLines.Check(message.Calendar()!.Bytes()).Where(line => line.StartsWith("METHOD:", StringComparison.Ordinal) || line.StartsWith("SEQUENCE:", StringComparison.Ordinal)))).Append('\n');
        }

        return text.Append('\n').Append(message.Text()).ToString();
    }

    private static void AddParts(StringBuilder text, MimeEntity part, string indent)
    {
        text.Append(indent).Append(part.ContentType.MimeType).Append(part.ContentType.Parameters.ToString()).Append(part is MimePart { FileName: { } name } ? $" ({name})" : "").Append('\n');
        foreach (var child in part as Multipart ?? [])
        {
            AddParts(text, child, indent + "  ");
        }
    }
}
