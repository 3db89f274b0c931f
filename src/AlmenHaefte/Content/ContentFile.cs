namespace AlmenHaefte.Content;

/// <summary>A file as it was read. The loader gets all of them passed in, so that a test is a handful of these.</summary>
/// <param name="Path">Path below the content folder, with forward slashes.</param>
/// <param name="Problem">In Danish, why the bytes could not be had; null when they could.</param>
public sealed record ContentFile(string Path, ReadOnlyMemory<byte> Bytes, string? Problem = null)
{
    /// <summary>The folder part of <see cref="Path"/>, without a slash at the end; empty for the content folder itself.</summary>
    public string Folder => Path.LastIndexOf('/') is var slash and >= 0 ? Path[..slash] : "";

    public string Hash => ContentHash.Of(Bytes.Span);

    public string Extension => System.IO.Path.GetExtension(Path);

    public string NameWithoutExtension => System.IO.Path.GetFileNameWithoutExtension(Path);
}
