namespace AlmenHaefte.Data;

/// <summary>A file for what people have told us, or for a secret: nobody but the owner of the process may read it (0600), from its first byte.</summary>
public static class PrivateFile
{
    /// <exception cref="IOException">There is one already, or it cannot be written.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        return new FileStream(path, options);
    }

    /// <summary>One that nobody else can open and that is gone with the stream, whatever happens to the process.</summary>
    public static FileStream CreateNameless()
    {
        var stream = Create(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        File.Delete(stream.Name);
        return stream;
    }
}
