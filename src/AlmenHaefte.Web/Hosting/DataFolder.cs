using AlmenHaefte.Data;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Where the database and the keys lie on disk; a whole path.</summary>
public sealed record DataFolder(string Path)
{
    /// <summary>For the database, its log while it is packed anew, and a day of backups.</summary>
    private const long LeastRoom = 200 * 1024 * 1024;

    public static DataFolder Of(DataOptions settings, IHostEnvironment environment) => new(System.IO.Path.GetFullPath(settings.Root, environment.ContentRootPath));

    /// <summary>What whoever runs the site should put right, and how.</summary>
    public IEnumerable<string> Lacks()
    {
        if (!Directory.Exists(Path))
        {
            yield return $"Data:Root {Path} findes ikke – ret indstillingen, eller start sitet, som laver mappen";
            yield break;
        }
        if (PrivateFolder.IsOpenToOthers(Path))
        {
            yield return $"Data:Root {Path} kan læses af andre på maskinen – chmod o= {Path}";
        }
        if (Parts.FirstOrDefault(part => !PrivateFolder.IsOurs(part)) is { } foreign)
        {
            yield return $"{foreign} tilhører en anden end den, sitet kører som – chown -R <brugeren> {Path}";
        }
        if (new DriveInfo(Path).AvailableFreeSpace < LeastRoom)
        {
            yield return $"Der er under 200 MB fri plads til Data:Root {Path} – ryd op på disken";
        }
    }

    /// <summary>Those that are there.</summary>
    private IEnumerable<string> Parts =>
        new[] { "", DataLayout.Keys, DataLayout.Backups }.Concat(DataLayout.DatabaseFiles).Select(name => System.IO.Path.Combine(Path, name)).Where(System.IO.Path.Exists);
}
