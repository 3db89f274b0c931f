namespace AlmenHaefte.Data;

/// <summary>A folder for what people have told us: nobody but the owner of the process may look into it (0700).</summary>
public static class PrivateFolder
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes it, and what is missing above it. One that exists keeps the rights that somebody has given it.</summary>
    public static DirectoryInfo Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path);
        }
        // The framework gives the rights to the last folder of a path only.
        if (Directory.GetParent(path) is { Exists: false } above)
        {
            Create(above.FullName);
        }
        return Directory.CreateDirectory(path, OwnerOnly);
    }

    /// <summary>Whether others on the machine than the owner and the group may look into it.</summary>
    public static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0;

    /// <summary>Whether a file or a folder belongs to whoever runs this: only the owner (and root) may give it the rights it has. It is not opened, for closing a database would let go of SQLite's locks.</summary>
    public static bool IsOurs(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, File.GetUnixFileMode(path));
            }
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
