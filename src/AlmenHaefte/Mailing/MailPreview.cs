using MimeKit;

namespace AlmenHaefte.Mailing;

/// <summary>A finished mail as whoever gets it will see it.</summary>
/// <param name="Html">A whole document with inline styles and no script; see <see cref="LetterHtml"/>.</param>
public sealed record MailPreview(string Subject, string Text, string Html, bool HasCalendar)
{
    /// <summary>Only of a mail that has not been sent: afterwards nothing is left of it.</summary>
    public static MailPreview Of(Mail mail)
    {
        using var bytes = new MemoryStream(mail.Message!);
        using var message = MimeMessage.Load(bytes);
        return new MailPreview(message.Subject ?? "", message.TextBody ?? "", message.HtmlBody ?? "", message.BodyParts.Any(part => part.ContentType.IsMimeType("text", "calendar")));
    }
}

/// <summary>The mails as they would be, with links that open nothing: what staff look through must not hold the keys to other people's sign-ups.</summary>
public sealed class PreviewMails(Sender sender, Func<string, string> addressOf)
{
    public Mails Mails { get; } = new(sender, new SiteLinks(addressOf, new LinkKeys(new byte[LinkKeys.SecretBytes])));
}
