using Microsoft.EntityFrameworkCore.Design;

namespace AlmenHaefte.Data;

/// <summary>
/// Lets <c>dotnet ef migrations add … --project src/AlmenHaefte --startup-project src/AlmenHaefte.Web</c> see the model
/// without starting the site.
/// </summary>
internal sealed class DesignTimeSiteDb : IDesignTimeDbContextFactory<SiteDb>
{
    public SiteDb CreateDbContext(string[] args) => new(SiteDatabase.Options(Path.GetTempPath()));
}
