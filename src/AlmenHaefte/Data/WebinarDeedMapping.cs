using AlmenHaefte.SignUps;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlmenHaefte.Data;

internal sealed class WebinarDeedMapping : IEntityTypeConfiguration<WebinarDeed>
{
    private const int WordMaxLength = 20;

    public void Configure(EntityTypeBuilder<WebinarDeed> deed)
    {
        deed.Property(d => d.Kind).HasConversion<string>().HasMaxLength(WordMaxLength);
        deed.Property(d => d.Detail).HasMaxLength(WebinarDeed.DetailMaxLength);
        deed.HasOne(d => d.By).WithMany().HasForeignKey(d => d.ById).OnDelete(DeleteBehavior.Restrict);
        deed.HasOne(d => d.SignUp).WithMany().HasForeignKey(d => d.SignUpId).OnDelete(DeleteBehavior.Restrict);
        deed.HasIndex(d => new { d.WebinarId, d.At });
    }
}
