using System.Text;

namespace AlmenHaefte.Content;

/// <summary>Writes a file whole or not at all: a text is never left half-written, whatever happens meanwhile.</summary>
internal static class WholeFile
{
    private const string Mark = ".";

    /// <summary>Takes away what a process that was killed has left behind. Only while nobody writes.</summary>
    public static void Tidy(string root)
    {
        foreach (var left in Directory.EnumerateFiles(root, $"{Mark}*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, MatchType = MatchType.Simple }))
        {
            if (Guid.TryParseExact(Path.GetFileName(left)[Mark.Length..], "N", out _))
            {
                File.Delete(left);
            }
        }
    }

    /// <summary>Who may read and write a file that is there already stays as it was.</summary>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Write(string, string)"/>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $"{Mark}{Guid.NewGuid():N}");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }
            if (!OperatingSystem.IsWindows() && File.Exists(path))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            // Gone already, unless something went wrong.
            File.Delete(temporary);
        }
    }
}
