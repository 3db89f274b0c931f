using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Staff;
using AlmenHaefte.Time;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// Invites somebody to the newsroom, or gives somebody who is there a new one-time link. Works beside a running site as well as before the first start, with the site's
/// own settings; SQLite lets the two take turns.
/// </summary>
internal static class StaffCommand
{
    public static int Run(StaffWords words, TextWriter output)
    {
        try
        {
            return InviteAsync(words, output).GetAwaiter().GetResult();
        }
        catch (Exception failure) when (Refusal.Of(failure) is { } reason)
        {
            output.WriteLine(reason);
            return 1;
        }
        catch (Exception failure) when (failure is DataUnavailableException or SqliteException)
        {
            output.WriteLine("Databasen kan ikke skrives lige nu. Vent et øjeblik, og kør kommandoen igen.");
            return 1;
        }
    }

    private static async Task<int> InviteAsync(StaffWords words, TextWriter output)
    {
        var builder = WebApplication.CreateBuilder(SiteRoot.Options([]));
        builder.AddSiteSettings();
        await using var site = builder.Build();
        var folder = DataFolder.Of(site.Services.GetRequiredService<IOptions<DataOptions>>().Value, builder.Environment);
        var address = site.Services.GetRequiredService<SiteAddress>();
        using var database = await SiteDatabase.JoinAsync(folder.Path, CancellationToken.None);
        await using var db = new SiteDb(SiteDatabase.Options(folder.Path));
        using var gate = new WriteGate();
        var (member, link) = await new StaffRegister(db, gate).InviteAsync(words.Email, words.Role, by: null, site.Services.GetRequiredService<SiteClock>().GetUtcNow(), CancellationToken.None);
        output.WriteLine($"{member.ShownName} er {member.Role.InDanish()}. Linket virker én gang og i et døgn:\n{address.Of(Addresses.StaffLink(link.Text))}");
        return 0;
    }
}
