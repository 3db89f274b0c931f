using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Approved;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>Every mail, read through by a person: the headers and the text in one file, the HTML in another.</summary>
public sealed class ApprovedMailTests
{
    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void A_mail_is_written_as_approved(string name)
    {
        var mail = Samples.Of(name);

        Approval.Verify($"mails/{name}.txt", mail.Readable());
        Approval.Verify($"mails/{name}.html", mail.Read().Html());
    }

    [Fact]
    public void Every_kind_of_mail_has_a_sample()
    {
        Assert.Equal(Enum.GetValues<MailKind>().Order(), MailSamples.All().Select(sample => sample.Mail.Kind).Distinct().Order());
    }
}
