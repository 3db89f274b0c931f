using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.SignUps;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using AngleSharp.Html.Parser;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>Whatever somebody types, it comes to stand as text, in its own place, and never in a header.</summary>
public sealed class HostileMailTests
{
    private static readonly string EightyLetters = string.Concat(Enumerable.Repeat("Åsebjørn ", 9))[..80].Trim().PadRight(80, 'x');

    public static TheoryData<MailKind> Kinds => [.. Enum.GetValues<MailKind>()];

    public static MatrixTheoryData<MailKind, string> KindsAndTitles => new(
        Enum.GetValues<MailKind>(),
        [
            "Titel\r\nBcc: alle@spam.example\r\n\r\nKøb nu",
            "Titel\nBcc: alle@spam.example",
            "Titel \u202Exslx.txt\u202C og \u2066mere\u2069\u200B",
            "<script>alert(1)</script> & \"citat\" 'her'",
            new string('Å', 300),
            string.Concat(Enumerable.Repeat("🏘", 60)),
            "=?utf-8?q?Forklædt?= emne",
            "Ord\u2028og\u2029ord\u0000og\u0007ord",
            "Å",
        ]);

    [Theory]
    [MemberData(nameof(KindsAndTitles))]
    public void A_title_stays_in_the_subject_and_the_subject_on_its_line(MailKind kind, string title)
    {
        var mail = MailsTests.Write(kind, SignUp.Enter(Launch.Webinar, Cast.Aase, hasSeat: true, Launch.InMarch), Launch.Webinar with { Title = title });
        var message = mail.Read();

        Assert.InRange(message.Subject!.Length, 1, MailSubject.MaxLength);
        Assert.DoesNotContain(message.Subject, character => char.IsControl(character) || character is '\u202E' or '\u2066' or '\u200B' or '\u2028' or '\u2029' or '\uFFFD');
        Assert.Empty(message.Bcc);
        Assert.Equal("aase@almenbo.example", Assert.Single(message.GetRecipients()).Address);
        Assert.All(mail.HeaderLines(), line => Assert.Matches("^([A-Za-z-]+:[ ]|[ \t]|List-Unsubscribe:)[ -~]*$", line));
        Assert.Empty(new HtmlParser().ParseDocument(message.HtmlBody!).QuerySelectorAll("script"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_a_person_wrote_about_themselves_is_in_no_mail_save_the_name_in_the_greeting(MailKind kind)
    {
        var request = Cast.Request(EightyLetters, "aase@almenbo.example", "http://spam.example organisation") with
        {
            Answers = new Dictionary<string, string> { ["q"] = "http://spam.example svar" },
            Wishes = "http://spam.example ønske",
        };
        var mail = MailsTests.Write(kind, SignUp.Enter(Launch.Webinar, request, hasSeat: true, Launch.InMarch), Launch.Webinar);
        var message = mail.Read();

        var calendar = message.Calendar() is { } part ? string.Join('\n', CalendarLines.Check(part.Bytes())) : "";
        Assert.DoesNotContain("spam", message.Text() + message.Html() + calendar + string.Concat(mail.HeaderLines()), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Åsebjørn", calendar + message.Headers + message.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Åsebjørn", message.Text().ReplaceLineEndings(" ").Replace($"Hej {EightyLetters} ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Http://spam")]
    [InlineData("www.spam.example")]
    [InlineData("Åse\r\nBcc: alle@spam.example")]
    [InlineData("Åse\nÆrø")]
    [InlineData("Åse <b>Ærø</b>")]
    public void Such_a_name_cannot_be_given(string name)
    {
        Assert.IsType<Checked<PersonName>.Refused>(PersonName.Check(name));
    }

    [Theory]
    [InlineData("Å")]
    [InlineData("Søren O’Brien")]
    [InlineData("Åse \u202EÆrø")]
    public void A_difficult_name_is_greeted_as_it_is_and_only_there(string name)
    {
        var mail = MailsTests.Write(MailKind.Confirmed, SignUp.Enter(Launch.Webinar, Cast.Request(name, "a@b.example"), hasSeat: true, Launch.InMarch), Launch.Webinar);

        var clean = name.Replace("\u202E", "", StringComparison.Ordinal);
        Assert.Contains($"\nHej {clean}\n", mail.Read().Text(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', mail.Read().Text() + mail.Read().Html());
    }

    [Fact]
    public void What_staff_write_is_text_and_keeps_its_paragraphs_and_lines()
    {
        var signUp = SignUp.Enter(Launch.Webinar, Cast.Aase, hasSeat: true, Launch.InMarch);
        var text = "Første\r\nlinje <b>med</b> & [link](https://x.example)\r\n \r\n\r\nAndet\u202E afsnit\u0007\r\n";

        var message = new Mails(Desks.Sender, Desks.Links).StaffMessage(signUp, Launch.Webinar, 1, "Emne", text, Launch.InMarch).Read();

        Assert.Contains("\n\nFørste\nlinje <b>med</b> & [link](https://x.example)\n\nAndet afsnit\n\n", message.Text(), StringComparison.Ordinal);
        Assert.Contains("<p style=\"margin:0 0 16px\">Første<br>linje &lt;b&gt;med&lt;/b&gt; &amp; [link](https://x.example)</p>\n<p style=\"margin:0 0 16px\">Andet afsnit</p>", message.Html(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Almen\"Net\", gruppen: @fsb", "AlmenNet gruppen fsb")]
    [InlineData("AlmenNet\r\nBcc: alle@spam.example", "AlmenNet Bcc allespam.example")]
    public void The_senders_name_cannot_be_taken_for_an_address(string name, string shown)
    {
        var mails = new Mails(Desks.Sender with { Name = name }, Desks.Links);

        var message = mails.Confirmed(SignUp.Enter(Launch.Webinar, Cast.Aase, hasSeat: true, Launch.InMarch), Launch.Webinar, Launch.InMarch).Read();

        Assert.Equal((shown, Desks.Sender.Address), (message.From.Mailboxes.Single().Name, message.From.Mailboxes.Single().Address));
    }

    [Theory]
    [InlineData("Du er tilmeldt: Lancering af Strategiske partnerskaber i alment byggeri", "Du er tilmeldt: Lancering af Strategiske partnerskaber i…")]
    [InlineData("Ord, der er lige ved at være for lange, og så er de det også", "Ord, der er lige ved at være for lange, og så er de det også")]
    [InlineData("Ord, der er lige ved at være for lange, men så var de, og væk", "Ord, der er lige ved at være for lange, men så var de, og…")]
    public void A_subject_is_shortened_after_a_whole_word(string text, string subject)
    {
        Assert.Equal(subject, MailSubject.Of(text));
    }

    [Fact]
    public void A_subject_of_one_endless_word_is_never_cut_inside_a_letter()
    {
        Assert.Equal($"x{string.Concat(Enumerable.Repeat("🏘", 29))}…", MailSubject.Of("x" + string.Concat(Enumerable.Repeat("🏘", 60))));
    }
}
