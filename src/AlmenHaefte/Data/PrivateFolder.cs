namespace AlmenHaefte.Data;

/// <summary>A folder for what people have told us: nobody but the owner of the process may look into it (0700).</summary>
public static class PrivateFolder
{
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
}
