using AlmenHaefte.Drafts;
using AlmenHaefte.Links;
using AlmenHaefte.Mailing;
using AlmenHaefte.Remarks;
using AlmenHaefte.Searching;
using AlmenHaefte.SignUps;
using AlmenHaefte.Staff;
using AlmenHaefte.Webinars;
using AlmenHaefte.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Data;

/// <summary>What people have told us, what we have to tell them, and what is being written. Everything that is published lies in the content folder instead.</summary>
public sealed class SiteDb(DbContextOptions<SiteDb> options) : DbContext(options)
{
    public DbSet<SignUp> SignUps => Set<SignUp>();

    public DbSet<Mail> Mails => Set<Mail>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<Block> Blocks => Set<Block>();

    public DbSet<AddressRequest> AddressRequests => Set<AddressRequest>();

    public DbSet<Remark> Remarks => Set<Remark>();

    public DbSet<UnansweredSearch> UnansweredSearches => Set<UnansweredSearch>();

    public DbSet<LinkCheck> LinkChecks => Set<LinkCheck>();

    public DbSet<AdviceSetAside> AdviceSetAside => Set<AdviceSetAside>();

    public DbSet<ReminderRound> ReminderRounds => Set<ReminderRound>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<ReadingLink> ReadingLinks => Set<ReadingLink>();

    public DbSet<WebinarDeed> WebinarDeeds => Set<WebinarDeed>();

    public DbSet<StaffMember> StaffMembers => Set<StaffMember>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    public DbSet<StaffChange> StaffChanges => Set<StaffChange>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new SignUpMapping());
        modelBuilder.ApplyConfiguration(new MailMapping());
        modelBuilder.ApplyConfiguration<Draft>(new DraftMapping());
        modelBuilder.ApplyConfiguration<Revision>(new DraftMapping());
        modelBuilder.ApplyConfiguration<ReadingLink>(new DraftMapping());
        modelBuilder.ApplyConfiguration(new WebinarDeedMapping());
        StaffMapping.Configure(modelBuilder);
        modelBuilder.Entity<Consent>(consent =>
        {
            consent.Property(c => c.Id).ValueGeneratedNever();
            consent.Property(c => c.Email).HasMaxLength(SignUp.EmailMaxLength);
            consent.Property(c => c.EmailKey).HasMaxLength(SignUp.EmailMaxLength);
            consent.Property(c => c.Source).HasMaxLength(Consent.SourceMaxLength);
            consent.HasIndex(c => c.EmailKey).IsUnique();
        });
        modelBuilder.Entity<Block>().HasIndex(block => new { block.WebinarId, block.Fingerprint });
        modelBuilder.Entity<AddressRequest>(request =>
        {
            request.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
            request.HasIndex(r => new { r.Fingerprint, r.At });
            request.HasIndex(r => new { r.WebinarId, r.At });
        });
        modelBuilder.Entity<Remark>(remark =>
        {
            remark.Property(r => r.Id).ValueGeneratedNever();
            remark.Property(r => r.Booklet).HasMaxLength(Remark.SlugMaxLength);
            remark.Property(r => r.Chapter).HasMaxLength(Remark.SlugMaxLength);
            remark.Property(r => r.Text).HasMaxLength(Remark.TextMaxLength);
            remark.Property(r => r.Place).HasMaxLength(Remark.PlaceMaxLength);
            remark.Property(r => r.Answer).HasMaxLength(Remark.AnswerMaxLength);
            remark.HasIndex(r => new { r.ClosedAt, r.ReceivedAt });
        });
        modelBuilder.Entity<UnansweredSearch>(search =>
        {
            search.Property(s => s.Key).HasMaxLength(UnansweredSearch.KeyMaxLength);
            search.Property(s => s.Text).HasMaxLength(UnansweredSearch.WordsMaxLength);
            search.HasIndex(s => s.Key).IsUnique();
        });
        modelBuilder.Entity<LinkCheck>(check =>
        {
            check.Property(c => c.Address).HasMaxLength(LinkCheck.AddressMaxLength);
            check.Property(c => c.Outcome).HasConversion<string>().HasMaxLength(20);
            check.HasIndex(c => c.Address).IsUnique();
        });
        modelBuilder.Entity<AdviceSetAside>(aside =>
        {
            aside.Property(a => a.Path).HasMaxLength(TextFile.PathMaxLength);
            aside.Property(a => a.Key).HasMaxLength(Draft.HashMaxLength);
            aside.Property(a => a.Reason).HasMaxLength(Wording.AdviceSetAside.ReasonMaxLength);
            aside.Property(a => a.WriterId).HasMaxLength(Writer.IdMaxLength);
            aside.Property(a => a.WriterName).HasMaxLength(Writer.NameMaxLength);
            aside.HasIndex(a => new { a.Path, a.Key }).IsUnique();
        });
        modelBuilder.Entity<ReminderRound>(round =>
        {
            round.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
            round.HasIndex(r => new { r.WebinarId, r.Kind, r.StartsAt }).IsUnique();
        });
    }
}
