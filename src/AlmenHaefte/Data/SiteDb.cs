using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Data;

/// <summary>What people have told us. Everything that is published lies in the content folder instead.</summary>
public sealed class SiteDb(DbContextOptions<SiteDb> options) : DbContext(options)
{
    public DbSet<SignUp> SignUps => Set<SignUp>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfiguration(new SignUpMapping());
}
