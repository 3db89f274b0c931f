using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace AlmenHaefte.Tests.Drafts;

/// <summary>Whole pictures, red to the left and blue to the right.</summary>
internal static class Photographs
{
    /// <summary>What stands in the photograph's hidden fields and nowhere else.</summary>
    public const string Secret = "HemmeligtSted";

    public static byte[] Png(int width = 40, int height = 20) => Drawn(width, height, SKEncodedImageFormat.Png);

    public static byte[] Jpeg(int width = 40, int height = 20) => Drawn(width, height, SKEncodedImageFormat.Jpeg);

    public static byte[] WebP(int width = 40, int height = 20) => Drawn(width, height, SKEncodedImageFormat.Webp);

    /// <summary>As a telephone that was held upright takes it: the camera's left is up, and where it was is written beside.</summary>
    public static byte[] Upright(int width = 40, int height = 20)
    {
        var jpeg = Jpeg(width, height);
        return [.. jpeg[..2], .. Segment(0xE1, Exif()), .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)), .. jpeg[2..], .. Encoding.ASCII.GetBytes(Secret)];
    }

    public static SKBitmap Decoded(byte[] bytes) => SKBitmap.Decode(bytes);

    private static byte[] Drawn(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(SKColors.Red);
        bitmap.Erase(SKColors.Blue, new SKRectI(width / 2, 0, width, height));
        return bitmap.Encode(format, 95).ToArray();
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>Three fields: a description, Orientation 6, and a place.</summary>
    private static byte[] Exif()
    {
        var words = Encoding.ASCII.GetBytes(Secret + "\0");
        const int AfterFields = 8 + 2 + (3 * 12) + 4;
        byte[] fields = [.. Field(0x010E, 2, words.Length, AfterFields), .. Field(0x0112, 3, 1, 6 << 16), .. Field(0x8825, 4, 1, AfterFields + words.Length)];
        byte[] place = [0, 1, .. Field(0x0001, 2, 2, 'N' << 24), 0, 0, 0, 0];
        return [.. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 3, .. fields, 0, 0, 0, 0, .. words, .. place];
    }

    private static byte[] Field(int tag, int type, int count, int value)
    {
        var field = new byte[12];
        BinaryPrimitives.WriteInt16BigEndian(field, unchecked((short)tag));
        BinaryPrimitives.WriteInt16BigEndian(field.AsSpan(2), (short)type);
        BinaryPrimitives.WriteInt32BigEndian(field.AsSpan(4), count);
        BinaryPrimitives.WriteInt32BigEndian(field.AsSpan(8), value);
        return field;
    }
}
