using System.Buffers.Binary;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace AlmenHaefte.Content;

/// <summary>A picture's size in pixels, read from the first bytes of the file itself, so that the page never moves while it loads.</summary>
internal static class ImageSize
{
    /// <summary>Null when the bytes are not a picture of the kind that the extension says.</summary>
    public static (int Width, int Height)? Read(ReadOnlySpan<byte> bytes, string extension)
    {
        var size = extension switch
        {
            ".png" => Png(bytes),
            ".jpg" or ".jpeg" => Jpeg(bytes),
            ".webp" => WebP(bytes),
            ".svg" => Svg(bytes),
            _ => null,
        };
        return size is ( > 0, > 0) ? size : null;
    }

    private static (int, int)? Png(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 24 && bytes[0] == 0x89 && bytes[1..4].SequenceEqual("PNG"u8)
            ? (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]))
            : null;

    private static (int, int)? Jpeg(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
        {
            return null;
        }
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            var isFrame = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrame)
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }
        return null;
    }

    private static (int, int)? WebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30 || !bytes.StartsWith("RIFF"u8) || !bytes[8..12].SequenceEqual("WEBP"u8))
        {
            return null;
        }
        return bytes[15] switch
        {
            (byte)' ' => (BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF),
            (byte)'L' => Lossless(BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..])),
            (byte)'X' => (1 + (bytes[24] | bytes[25] << 8 | bytes[26] << 16), 1 + (bytes[27] | bytes[28] << 8 | bytes[29] << 16)),
            _ => null,
        };

        static (int, int) Lossless(uint bits) => ((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
    }

    private static (int, int)? Svg(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), settings);
            var root = XElement.Load(reader);
            var box = root.Attribute("viewBox")?.Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            return root.Name.LocalName == "svg" && box is [_, _, var width, var height] && Pixels(width) is { } w && Pixels(height) is { } h ? (w, h) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static int? Pixels(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000 ? (int)Math.Round(number) : null;
}
