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
    /// <summary>A column that the database works out, for its index alone: the domain of the address.</summary>
    public const string EmailDomain = "EmailDomain";

    private const int StateMaxLength = 20;
    private const string Live = $"\"State\" IN ('{nameof(SignUpState.Confirmed)}', '{nameof(SignUpState.Waitlisted)}')";

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
            .HasFilter(Live)
            .IsUnique();

        // One form sent twice is one sign-up. With the address, since a form left open may serve the next person too.
        signUp.HasIndex(s => new { s.WebinarId, s.EmailKey, s.SubmissionId }).IsUnique();

        // A webinar's queue, oldest first.
        signUp.HasIndex(s => new { s.WebinarId, s.State, s.CreatedAt });

        // A webinar's list, newest first, page by page; and those who came.
        signUp.HasIndex(s => new { s.WebinarId, s.CreatedAt });
        signUp.HasIndex(s => new { s.WebinarId, s.State, s.CreatedAt }, "IX_SignUps_Joined").HasFilter("\"JoinedAt\" IS NOT NULL");

        // Send my link again.
        signUp.HasIndex(s => s.EmailKey);

        // What has served its time, and who has just been forgotten.
        signUp.HasIndex(s => new { s.EndsAt, s.RetentionDays, s.State }).HasFilter($"\"State\" <> '{nameof(SignUpState.Anonymised)}'");
        signUp.HasIndex(s => s.AnonymisedAt).HasFilter("\"AnonymisedAt\" IS NOT NULL");

        // Names that enough people have typed to be nobody's own.
        signUp.Property<string>(EmailDomain).HasMaxLength(SignUp.EmailMaxLength).HasComputedColumnSql("substr(\"EmailKey\", instr(\"EmailKey\", '@') + 1)", stored: false);
        signUp.HasIndex(EmailDomain, nameof(SignUp.EmailKey)).HasFilter(Live);
        signUp.HasIndex(s => new { s.Organisation, s.EmailKey }).HasFilter(Live);
    }
}
