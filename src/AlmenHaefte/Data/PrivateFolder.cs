namespace AlmenHaefte.Data;

/// <summary>A folder for what people have told us: nobody but the owner of the process may look into it (0700).</summary>
public static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes it, and what is missing above it. One that exists keeps the rights that somebody has given it.</summary>
    public static DirectoryInfo Create(string path) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnerOnly);
}
