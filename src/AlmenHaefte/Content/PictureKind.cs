namespace AlmenHaefte.Content;

/// <summary>What a file is, by what is in it. Its name and what its sender calls it say nothing.</summary>
internal enum PictureKind
{
    Unknown,
    Jpeg,
    Png,
    WebP,

    /// <summary>What a telephone from Apple takes, unless it is asked for JPEG.</summary>
    Heic,
    Gif,
    Svg,
    Pdf,

    /// <summary>Also documents from Word, Excel and PowerPoint.</summary>
    Zip,
}

internal static class PictureKinds
{
    private const int LookedAt = 1024;

    public static PictureKind Of(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xD8, 0xFF, ..] ? PictureKind.Jpeg
        : bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] ? PictureKind.Png
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? PictureKind.WebP
        : IsHeic(bytes) ? PictureKind.Heic
        : bytes.StartsWith("GIF8"u8) ? PictureKind.Gif
        : bytes.StartsWith("%PDF-"u8) ? PictureKind.Pdf
        : bytes.StartsWith("PK"u8) ? PictureKind.Zip
        : bytes[..Math.Min(bytes.Length, LookedAt)].IndexOf("<svg"u8) >= 0 ? PictureKind.Svg
        : PictureKind.Unknown;

    /// <summary>ISO 23008-12, § 10: the brand stands after »ftyp«. <c>avif</c> is another kind.</summary>
    private static bool IsHeic(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8)
        && (bytes[8..12].SequenceEqual("heic"u8) || bytes[8..12].SequenceEqual("heix"u8) || bytes[8..12].SequenceEqual("heim"u8) || bytes[8..12].SequenceEqual("heis"u8)
            || bytes[8..12].SequenceEqual("hevc"u8) || bytes[8..12].SequenceEqual("mif1"u8) || bytes[8..12].SequenceEqual("msf1"u8));
}
