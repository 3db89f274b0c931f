using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlmenHaefte.Data;

internal sealed class SignUpMapping : IEntityTypeConfiguration<SignUp>
{
    private const int StateMaxLength = 20;

    public void Configure(EntityTypeBuilder<SignUp> signUp)
    {
        signUp.Property(s => s.Name).HasMaxLength(SignUp.NameMaxLength);
        signUp.Property(s => s.Email).HasMaxLength(SignUp.EmailMaxLength);
        signUp.Property(s => s.EmailKey).HasMaxLength(SignUp.EmailMaxLength);
        signUp.Property(s => s.Organisation).HasMaxLength(SignUp.OrganisationMaxLength);
        signUp.Property(s => s.State).HasConversion<string>().HasMaxLength(StateMaxLength);
        signUp.Property(s => s.CancelledBecause).HasConversion<string>().HasMaxLength(StateMaxLength);

        // One person, one seat.
        signUp.HasIndex(s => new { s.WebinarId, s.EmailKey })
            .HasFilter($"\"State\" = '{nameof(SignUpState.Confirmed)}'")
            .IsUnique();

        // One form sent twice is one sign-up. With the address, since a form left open may serve the next person too.
        signUp.HasIndex(s => new { s.WebinarId, s.EmailKey, s.SubmissionId }).IsUnique();
    }
}
