namespace AlmenHaefte.Data;

/// <summary>What lies where in the data folder.</summary>
public static class DataLayout
{
    public const string Database = "almenhaefte.db";

    /// <summary>The keys of the site: to the links in mails, and to what its forms and cookies are sealed with.</summary>
    public const string Keys = "keys";

    /// <summary>The site's own copies.</summary>
    public const string Backups = "backups";

    /// <summary>How the names of the copies begin that are made before the tables are changed.</summary>
    public const string BeforeUpgrade = "foer-opgradering-";

    /// <summary>With the database go its logs: beside another database they would bring back what is in them.</summary>
    public static IReadOnlyList<string> DatabaseFiles { get; } = [Database, $"{Database}-wal", $"{Database}-shm", $"{Database}-journal"];
}
