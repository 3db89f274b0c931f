using System.IO.Compression;

namespace AlmenHaefte.Downloads;

/// <summary>A zip file in which nothing tells when it was made: the same contents give the same bytes.</summary>
internal static class FileZip
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Pack(IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> files, Func<string, CompressionLevel> levelOf)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                var entry = zip.CreateEntry(name, levelOf(name));
                entry.LastWriteTime = NoTime;
                using var content = entry.Open();
                content.Write(bytes.Span);
            }
        }
        return stream.ToArray();
    }
}
