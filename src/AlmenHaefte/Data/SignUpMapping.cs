using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlmenHaefte.Data;

internal sealed class SignUpMapping : IEntityTypeConfiguration<SignUp>
{
    private const int StateMaxLength = 20;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public void Configure(EntityTypeBuilder<SignUp> signUp)
    {
        signUp.Property(s => s.Name).HasMaxLength(SignUp.NameMaxLength);
        signUp.Property(s => s.Email).HasMaxLength(SignUp.EmailMaxLength);
        signUp.Property(s => s.EmailKey).HasMaxLength(SignUp.EmailMaxLength);
        signUp.Property(s => s.Organisation).HasMaxLength(SignUp.OrganisationMaxLength);
        signUp.Property(s => s.Wishes).HasMaxLength(SignUp.AnswerMaxLength);
        signUp.Property(s => s.State).HasConversion<string>().HasMaxLength(StateMaxLength);
        signUp.Property(s => s.FormerState).HasConversion<string>().HasMaxLength(StateMaxLength);
        signUp.Property(s => s.CancelledBecause).HasConversion<string>().HasMaxLength(StateMaxLength);
        signUp.Property(s => s.Answers).HasConversion(
            answers => JsonSerializer.Serialize(answers, Json),
            stored => JsonSerializer.Deserialize<Dictionary<string, string>>(stored, Json)!,
            new ValueComparer<IReadOnlyDictionary<string, string>>(
                (one, other) => one!.Count == other!.Count && !one.Except(other).Any(),
                answers => answers.Count,
                answers => answers));

        signUp.Ignore(s => s.Deletion);

        signUp.HasIndex(s => s.PublicId).IsUnique();

        // One person, one seat.
        signUp.HasIndex(s => new { s.WebinarId, s.EmailKey })
            .HasFilter($"\"State\" IN ('{nameof(SignUpState.Confirmed)}', '{nameof(SignUpState.Waitlisted)}')")
            .IsUnique();

        // One form sent twice is one sign-up. With the address, since a form left open may serve the next person too.
        signUp.HasIndex(s => new { s.WebinarId, s.EmailKey, s.SubmissionId }).IsUnique();

        // A webinar's queue, oldest first.
        signUp.HasIndex(s => new { s.WebinarId, s.State, s.CreatedAt });

        // Send my link again.
        signUp.HasIndex(s => s.EmailKey);
    }
}
