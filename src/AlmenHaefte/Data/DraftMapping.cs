using AlmenHaefte.Drafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlmenHaefte.Data;

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>, IEntityTypeConfiguration<Revision>, IEntityTypeConfiguration<ReadingLink>
{
    private const int KindMaxLength = 20;

    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.Property(d => d.Path).HasMaxLength(TextFile.PathMaxLength);
        draft.Property(d => d.BaseHash).HasMaxLength(Draft.HashMaxLength);
        draft.Property(d => d.Hash).HasMaxLength(Draft.HashMaxLength);
        draft.Property(d => d.Part).HasMaxLength(Draft.PartMaxLength);
        draft.Property(d => d.WriterId).HasMaxLength(Writer.IdMaxLength);
        draft.Property(d => d.WriterName).HasMaxLength(Writer.NameMaxLength);
        draft.Property(d => d.Trouble).HasMaxLength(Draft.TroubleMaxLength);
        draft.Ignore(d => d.Writer);
        draft.Ignore(d => d.IsPlanned);
        draft.OwnsOne(d => d.Plan, plan =>
        {
            plan.Property(p => p.Kind).HasConversion<string>().HasMaxLength(KindMaxLength);
            plan.Property(p => p.Note).HasMaxLength(Draft.NoteMaxLength);
            plan.Property(p => p.WriterId).HasMaxLength(Writer.IdMaxLength);
            plan.Property(p => p.WriterName).HasMaxLength(Writer.NameMaxLength);
            plan.Ignore(p => p.Writer);
        });

        // Two people never have a draft each.
        draft.HasIndex(d => d.Path).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.Property(r => r.Path).HasMaxLength(TextFile.PathMaxLength);
        revision.Property(r => r.Kind).HasConversion<string>().HasMaxLength(KindMaxLength);
        revision.Property(r => r.WriterId).HasMaxLength(Writer.IdMaxLength);
        revision.Property(r => r.WriterName).HasMaxLength(Writer.NameMaxLength);
        revision.Property(r => r.Note).HasMaxLength(Revision.NoteMaxLength);
        revision.Property(r => r.Hash).HasMaxLength(Draft.HashMaxLength);
        revision.Property(r => r.BeforeHash).HasMaxLength(Draft.HashMaxLength);
        revision.Property(r => r.DraftHash).HasMaxLength(Draft.HashMaxLength);
        revision.HasIndex(r => new { r.Path, r.Id });

        // What a crash may have broken off.
        revision.HasIndex(r => r.Publication).HasFilter("\"IsSettled\" = 0");
    }

    public void Configure(EntityTypeBuilder<ReadingLink> link)
    {
        link.Property(l => l.Path).HasMaxLength(TextFile.PathMaxLength);
        link.Property(l => l.KeyHash).HasMaxLength(Draft.HashMaxLength);
        link.Property(l => l.WriterName).HasMaxLength(Writer.NameMaxLength);
        link.HasIndex(l => l.KeyHash).IsUnique();
        link.HasIndex(l => l.Path);
    }
}
