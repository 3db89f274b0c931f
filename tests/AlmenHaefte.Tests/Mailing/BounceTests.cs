using AlmenHaefte.Mailing;

namespace AlmenHaefte.Tests.Mailing;

public sealed class BounceTests
{
    private static readonly Guid Mail = new("5f0c1c1e-8e0e-4b6e-9d0a-3f1f6b1a2c3d");
    private static readonly string NoMailbox = Report.Recipient("failed", "5.1.1");

    public static TheoryData<string> Shapes => [.. new Func<Guid, string, string>[] { Report.Postfix, Report.Exchange, Report.Gmail }.Select(shape => shape(Mail, NoMailbox))];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_report_of_any_common_shape_names_the_mail_that_came_back(string report) => Assert.Equal(new Bounce(Mail, "5.1.1", IsFinal: true), In(report));

    [Theory]
    [InlineData("5.1.1", "Adressen findes ikke (5.1.1)")]
    [InlineData("5.1.10", "Adressen findes ikke (5.1.10)")]
    [InlineData("5.2.1", "Postkassen er lukket (5.2.1)")]
    [InlineData("5.2.2", "Postkassen er fuld (5.2.2)")]
    [InlineData("5.1.2", "Domænet i adressen findes ikke eller tager ikke imod mails (5.1.2)")]
    [InlineData("5.4.4", "Domænet i adressen findes ikke eller tager ikke imod mails (5.4.4)")]
    [InlineData("5.7.26", "Modtagerens server afviser mails fra os (5.7.26)")]
    [InlineData("5.0.0", "Mailen kunne ikke leveres (5.0.0)")]
    [InlineData("5.1.11", "Mailen kunne ikke leveres (5.1.11)")]
    [InlineData("5.1.1 (no such mailbox hemmelig@almenbo.example)", "Adressen findes ikke (5.1.1)")]
    public void The_reason_is_plain_Danish_with_the_code_beside_it(string status, string reason) =>
        Assert.Equal(reason, In(Report.Postfix(Mail, Report.Recipient("failed", status)))?.Reason);

    [Fact]
    public void A_report_that_a_mail_is_delayed_is_not_final() =>
        Assert.Equal(new Bounce(Mail, "4.4.1", IsFinal: false), In(Report.Postfix(Mail, Report.Recipient("delayed", "4.4.1"))));

    [Fact]
    public void Of_several_recipients_behind_one_address_one_that_failed_for_good_counts() => Assert.Equal(
        new Bounce(Mail, "5.2.2", IsFinal: true),
        In(Report.Postfix(Mail, $"{Report.Recipient("delayed", "4.4.1", "bo@almenbo.example")}\n\n{Report.Recipient("Failed", "5.2.2", "ib@almenbo.example")}\n")));

    [Fact]
    public void Of_several_recipients_behind_one_address_one_that_has_it_is_enough() =>
        Assert.Null(In(Report.Postfix(Mail, $"{NoMailbox}\n\n{Report.Recipient("delivered", "2.1.5", "bo@almenbo.example")}\n")));

    [Theory]
    [InlineData("failed", null)]
    [InlineData("failed", "")]
    [InlineData("failed", "550")]
    [InlineData("failed", "5.1")]
    [InlineData("failed", "5.1.1.1")]
    [InlineData("failed", "5.1.1234")]
    [InlineData("failed", "4.4.7")]
    [InlineData("delivered", "2.1.5")]
    [InlineData("delayed", "5.1.1")]
    [InlineData("", "5.1.1")]
    public void A_report_from_which_nobody_can_tell_whether_the_address_works_is_nothing(string action, string? status) =>
        Assert.Null(In(Report.Postfix(Mail, Report.Recipient(action, status))));

    [Fact]
    public void Without_the_mail_that_it_is_about_a_report_must_answer_to_it()
    {
        var parts = $"Content-Type: text/plain\n\nNo\n\n--skel\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.almenbo.example\n\n{NoMailbox}\n";

        Assert.Null(In(Report.Write("X-Loop: 1", parts)));
        Assert.Equal(Mail, In(Report.Write($"In-Reply-To: <{Report.MessageIdOf(Mail)}>", parts))?.MailId);
    }

    [Theory]
    [InlineData("5f0c1c1e8e0e4b6e9d0a3f1f6b1a2c3d@andre.example")]
    [InlineData("5f0c1c1e8e0e4b6e9d0a3f1f6b1a2c3d@haefter.example.andre.example")]
    [InlineData("5f0c1c1e-8e0e-4b6e-9d0a-3f1f6b1a2c3d@haefter.example")]
    [InlineData("hej@haefter.example")]
    [InlineData("@haefter.example")]
    [InlineData("")]
    public void A_report_about_a_mail_that_somebody_else_sent_is_nothing(string messageId) =>
        Assert.Null(In(Report.Postfix(Mail, NoMailbox).Replace(Report.MessageIdOf(Mail), messageId, StringComparison.Ordinal)));

    [Fact]
    public void The_domain_of_a_mail_is_known_again_however_it_is_written()
    {
        var report = Report.Postfix(Mail, NoMailbox).Replace("@haefter.example", "@Haefter.EXAMPLE", StringComparison.Ordinal);
        Assert.Equal(Mail, In(report)?.MailId);

        using var danish = Report.Read(Report.Postfix(Mail, NoMailbox).Replace("@haefter.example", "@xn--blbrgrd-fxak7p.example", StringComparison.Ordinal));
        Assert.Equal(Mail, Bounce.In(danish, "blåbærgrød.example")?.MailId);
    }

    [Theory]
    [InlineData("multipart/report; report-type=disposition-notification")]
    [InlineData("multipart/report")]
    [InlineData("multipart/mixed")]
    public void What_is_no_delivery_report_by_its_form_is_nothing(string contentType) =>
        Assert.Null(In(Report.Postfix(Mail, NoMailbox).Replace("multipart/report; report-type=delivery-status", contentType, StringComparison.Ordinal)));

    [Fact]
    public void An_answering_machine_and_a_person_who_answers_are_nothing()
    {
        Assert.Null(In($"From: aase@almenbo.example\nAuto-Submitted: auto-replied\nIn-Reply-To: <{Report.MessageIdOf(Mail)}>\nSubject: Jeg holder ferie\n\nStatus: 5.1.1\nAction: failed\n"));
        Assert.Null(In($"From: Søren O’Brien <soeren@almenbo.example>\nIn-Reply-To: <{Report.MessageIdOf(Mail)}>\nSubject: Sv: Du er tilmeldt\n\n{new string('æ', 150_000)}\n"));
    }

    [Fact]
    public void A_report_cut_off_anywhere_or_spoilt_is_no_failure()
    {
        foreach (var report in Shapes.Select(shape => shape.Data))
        {
            var body = report.IndexOf("\n\n", StringComparison.Ordinal);
            for (var length = body; length < report.Length; length += 7)
            {
                Assert.Equal(Mail, In(report[..length])?.MailId ?? Mail);
            }

            var (headers, parts) = (report[..body], report[body..]);
            In(headers + parts.Replace("message/delivery-status", "message/delivery-status\nContent-Transfer-Encoding: base64", StringComparison.Ordinal));
            In(headers + parts.Replace(": ", "\0\r: =?utf-8?B?//?=", StringComparison.Ordinal));
            In(headers + parts.Replace("\n\n", "\n", StringComparison.Ordinal));
        }
    }

    private static Bounce? In(string report)
    {
        using var message = Report.Read(report);
        return Bounce.In(message, Report.Domain);
    }
}
