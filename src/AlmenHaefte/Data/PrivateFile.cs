namespace AlmenHaefte.Data;

/// <summary>A file for what people have told us, or for a secret: nobody but the owner of the process may read it (0600), from its first byte.</summary>
public static class PrivateFile
{
    /// <exception cref="IOException">There is one already, or it cannot be written.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        return new FileStream(path, options);
    }
}
