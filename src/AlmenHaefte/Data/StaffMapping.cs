using AlmenHaefte.Staff;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Data;

internal static class StaffMapping
{
    private const int WordMaxLength = 20;
    private const int HashMaxLength = 43;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<StaffMember>(member =>
        {
            member.Property(m => m.Id).ValueGeneratedNever();
            member.Property(m => m.Email).HasMaxLength(SignUp.EmailMaxLength);
            member.Property(m => m.EmailKey).HasMaxLength(SignUp.EmailMaxLength);
            member.Property(m => m.Name).HasMaxLength(SignUp.NameMaxLength);
            member.Property(m => m.Role).HasConversion<string>().HasMaxLength(WordMaxLength);
            member.Property(m => m.LinkHash).HasMaxLength(HashMaxLength);
            member.HasIndex(m => m.EmailKey).IsUnique();
            member.HasIndex(m => m.LinkHash).IsUnique();
        });
        model.Entity<Passkey>(passkey =>
        {
            passkey.Property(p => p.Name).HasMaxLength(Passkey.NameMaxLength);
            passkey.HasIndex(p => p.CredentialId).IsUnique();
        });
        model.Entity<StaffSession>(session =>
        {
            session.Property(s => s.KeyHash).HasMaxLength(HashMaxLength);
            session.Property(s => s.Device).HasMaxLength(StaffSession.DeviceMaxLength);
            session.HasIndex(s => s.KeyHash).IsUnique();
        });
        model.Entity<StaffChange>(change =>
        {
            change.Property(c => c.Deed).HasConversion<string>().HasMaxLength(WordMaxLength);
            change.Property(c => c.Role).HasConversion<string>().HasMaxLength(WordMaxLength);
            change.HasOne(c => c.By).WithMany().HasForeignKey(c => c.ById).OnDelete(DeleteBehavior.Restrict);
            change.HasOne(c => c.About).WithMany().HasForeignKey(c => c.AboutId).OnDelete(DeleteBehavior.Restrict);
            change.HasIndex(c => c.At);
        });
    }
}
