using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlmenHaefte.Data;

internal sealed class MailMapping : IEntityTypeConfiguration<Mail>
{
    private const int NameMaxLength = 20;

    public void Configure(EntityTypeBuilder<Mail> mail)
    {
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.Property(m => m.Kind).HasConversion<string>().HasMaxLength(NameMaxLength);
        mail.Property(m => m.State).HasConversion<string>().HasMaxLength(NameMaxLength);
        mail.Property(m => m.Recipient).HasMaxLength(SignUp.EmailMaxLength);
        mail.Property(m => m.Trouble).HasMaxLength(Mail.TroubleMaxLength);

        // Whoever would send the same mail twice is stopped here.
        mail.HasIndex(m => new { m.SignUpId, m.Kind, m.Revision }).IsUnique();

        // The next to be sent.
        mail.HasIndex(m => m.NextTryAt).HasFilter($"\"State\" = '{nameof(MailState.Queued)}'");

        // Those that did not arrive.
        mail.HasIndex(m => new { m.WebinarId, m.SignUpId }).HasFilter($"\"State\" = '{nameof(MailState.Failed)}' OR \"BouncedAt\" IS NOT NULL");

        // Those that are whole, and those about nobody in particular: few, and kept for a month.
        mail.HasIndex(m => m.EndedAt).HasFilter("\"Message\" IS NOT NULL");
    }
}
