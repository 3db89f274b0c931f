using System.Text;
using AlmenHaefte.Mailing;
using MimeKit;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>What servers and mail programs need of a message, whatever it says.</summary>
public sealed class EnvelopeTests
{
    private const int LineMaxLength = 998;
    private const int FoldedLength = 78;

    private static readonly MailKind[] Subscriptions = [MailKind.ReminderDay, MailKind.ReminderHour, MailKind.Recording, MailKind.Coming];

    public static TheoryData<string> Names => Samples.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_byte_is_seven_bit_and_every_line_ends_in_crlf(string name)
    {
        var bytes = Samples.Of(name).Message!;
        var raw = Encoding.ASCII.GetString(bytes);

        Assert.All(bytes, octet => Assert.InRange(octet, 1, 126));
        Assert.EndsWith("\r\n", raw, StringComparison.Ordinal);
        Assert.DoesNotContain(raw.Replace("\r\n", "", StringComparison.Ordinal), character => character is '\r' or '\n');
        Assert.All(raw.Split("\r\n"), line => Assert.InRange(line.Length, 0, LineMaxLength));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_an_address_that_cannot_be_broken_makes_a_header_line_long(string name)
    {
        Assert.All(
            Samples.Of(name).HeaderLines().Where(line => line.Length > FoldedLength),
            line => Assert.Matches("^(List-Unsubscribe:)? <https://[^ ]+>$", line));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mail_says_that_a_machine_wrote_it_and_to_whom_to_answer(string name)
    {
        var mail = Samples.Of(name);
        var message = mail.Read();

        Assert.Equal("auto-generated", message.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("OOF, AutoReply", message.Headers["X-Auto-Response-Suppress"]);
        Assert.Equal("da", message.Body!.Headers[HeaderId.ContentLanguage]);
        Assert.Equal($"{mail.Id:N}@haefter.example", message.MessageId);
        Assert.Equal(mail.QueuedAt, message.Date);
        Assert.Equal("tilmelding@haefter.example", Assert.Single(message.From.Mailboxes).Address);
        Assert.Equal("kontakt@almennet.example", Assert.Single(message.ReplyTo.Mailboxes).Address);
        Assert.False(message.Headers.Contains(HeaderId.XMailer));
        Assert.False(message.Headers.Contains(HeaderId.UserAgent));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_addressed_to_one_ascii_address_without_a_name(string name)
    {
        var mail = Samples.Of(name);

        Assert.Equal("", Assert.Single(mail.Read().To.Mailboxes).Name ?? "");
        Assert.Contains($"To: {mail.Recipient}", mail.HeaderLines());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mail_program_can_unsubscribe_from_reminders_and_news_and_from_nothing_else(string name)
    {
        var mail = Samples.Of(name);
        var headers = mail.Read().Headers;

        if (Subscriptions.Contains(mail.Kind))
        {
            Assert.Matches("^<https://haefter.example/(tilmelding/[0-9a-f]{32}/[^/]+/mails|samtykke/[0-9a-f]{32}/[^/]+)>$", headers[HeaderId.ListUnsubscribe]!.Trim());
            Assert.Equal("List-Unsubscribe=One-Click", headers[HeaderId.ListUnsubscribePost]);
        }
        else
        {
            Assert.False(headers.Contains(HeaderId.ListUnsubscribe));
            Assert.False(headers.Contains(HeaderId.ListUnsubscribePost));
        }
    }

    [Theory]
    [InlineData("bekraeftelse", "REQUEST", "invitation.ics")]
    [InlineData("allerede-tilmeldt", "REQUEST", "invitation.ics")]
    [InlineData("oprykket", "REQUEST", "invitation.ics")]
    [InlineData("flyttet", "REQUEST", "invitation.ics")]
    [InlineData("afmeldt", "CANCEL", "afbud.ics")]
    [InlineData("afmeldt-af-redaktionen", "CANCEL", "afbud.ics")]
    [InlineData("aflyst", "CANCEL", "afbud.ics")]
    [InlineData("adresse-aendret", "CANCEL", "afbud.ics")]
    [InlineData("ikke-mig", "CANCEL", "afbud.ics")]
    [InlineData("slettet", "CANCEL", "afbud.ics")]
    public void The_calendar_entry_is_the_last_alternative_and_a_file(string name, string method, string fileName)
    {
        var mixed = Assert.IsType<Multipart>(Samples.Of(name).Read().Body);
        Assert.Equal("mixed", mixed.ContentType.MediaSubtype);
        var alternative = Assert.IsType<MultipartAlternative>(mixed[0]);
        Assert.Equal(["text/plain", "text/html", "text/calendar"], alternative.Select(part => part.ContentType.MimeType));
        Assert.Equal(2, mixed.Count);

        var (entry, file) = ((MimePart)alternative[2], (MimePart)mixed[1]);
        Assert.Equal(method, entry.ContentType.Parameters["method"]);
        Assert.Equal("utf-8", entry.ContentType.Charset);
        Assert.Equal(ContentEncoding.Base64, entry.ContentTransferEncoding);
        Assert.Contains($"METHOD:{method}", CalendarLines.Check(entry.Bytes()));

        Assert.Equal("application/ics", file.ContentType.MimeType);
        Assert.Equal((fileName, fileName), (file.ContentType.Name, file.FileName));
        Assert.True(file.IsAttachment);
        Assert.Equal(entry.Bytes(), file.Bytes());
    }

    [Theory]
    [InlineData("allerede-paa-venteliste")]
    [InlineData("allerede-tilmeldt-bagefter")]
    [InlineData("venteliste")]
    [InlineData("flyttet-venteliste")]
    [InlineData("forladt-venteliste")]
    [InlineData("aflyst-venteliste")]
    [InlineData("afmeldt-af-redaktionen-venteliste")]
    [InlineData("paamindelse-dagen-foer")]
    [InlineData("paamindelse-timen-foer")]
    [InlineData("slettet-bagefter")]
    [InlineData("links-igen")]
    [InlineData("optagelse-deltog")]
    [InlineData("besked")]
    [InlineData("kommende")]
    public void A_mail_that_changes_nothing_in_a_calendar_is_two_ways_of_writing_one_letter(string name)
    {
        var alternative = Assert.IsType<MultipartAlternative>(Samples.Of(name).Read().Body);

        Assert.Equal(["text/plain", "text/html"], alternative.Select(part => part.ContentType.MimeType));
    }

    [Fact]
    public void The_organiser_in_the_calendar_is_the_sender()
    {
        var message = Samples.Of("bekraeftelse").Read();

        Assert.Contains(
            CalendarLines.Check(message.Calendar()!.Bytes()),
            line => line.StartsWith("ORGANIZER", StringComparison.Ordinal) && line.EndsWith($":mailto:{message.From.Mailboxes.Single().Address}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sample_file_opens()
    {
        var folder = Directory.CreateDirectory(Samples.Folder);
        Assert.All(MailSamples.All(), sample =>
        {
            var path = Path.Combine(folder.FullName, sample.Name + ".eml");
            File.WriteAllBytes(path, sample.Mail.Message!);
            Assert.Equal(sample.Mail.Read().Subject, MimeMessage.Load(path, TestContext.Current.CancellationToken).Subject);
        });
    }
}
