namespace AlmenHaefte.Data;

/// <summary>
/// A mark in the data folder from the first file that a restore moves until the last: between them data and content are a mixture, and neither a site nor a backup
/// may be made of it, not even after a crash. It says where what stood there before has been put.
/// </summary>
public static class UnfinishedRestore
{
    private const string Mark = "gendannelse-i-gang";

    /// <returns>The folder that a restore which was broken off has begun to put things in; null when there is none.</returns>
    public static string? Aside(string dataRoot) => File.Exists(MarkIn(dataRoot)) ? File.ReadAllText(MarkIn(dataRoot)) : null;

    public static void Begin(string dataRoot, string aside) => File.WriteAllText(MarkIn(dataRoot), aside);

    public static void End(string dataRoot) => File.Delete(MarkIn(dataRoot));

    /// <exception cref="SiteDatabaseException">There is one.</exception>
    public static void Refuse(string dataRoot)
    {
        if (Aside(dataRoot) is not null)
        {
            throw new SiteDatabaseException($"En gendannelse af {dataRoot} blev afbrudt, så data og indhold er blandet sammen. Kør restore igen med den samme kopi.");
        }
    }

    private static string MarkIn(string dataRoot) => Path.Combine(dataRoot, Mark);
}
