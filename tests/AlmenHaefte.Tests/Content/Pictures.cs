using System.Buffers.Binary;
using System.Text;

namespace AlmenHaefte.Tests.Content;

/// <summary>The first bytes of pictures: as much of them as says how large they are.</summary>
internal static class Pictures
{
    public static byte[] Png(int width, int height)
    {
        var bytes = new byte[33];
        "\u0089PNG\r\n\u001A\n"u8.ToArray().AsSpan(1).CopyTo(bytes);
        bytes[0] = 0x89;
        bytes[11] = 13;
        "IHDR"u8.CopyTo(bytes.AsSpan(12));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }

    /// <param name="marker">The kind of frame: 0xC0 baseline, 0xC2 progressive.</param>
    public static byte[] Jpeg(int width, int height, byte marker = 0xC0) =>
    [
        0xFF, 0xD8,
        0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xC4, 0, 4, 0, 0,
        0xFF, marker, 0, 17, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1,
        0xFF, 0xD9,
    ];

    public static byte[] LossyWebP(int width, int height) =>
        WebP("VP8 "u8, [0, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8)]);

    public static byte[] LosslessWebP(int width, int height)
    {
        var bits = (uint)((width - 1) | (height - 1) << 14);
        return WebP("VP8L"u8, [0x2F, (byte)bits, (byte)(bits >> 8), (byte)(bits >> 16), (byte)(bits >> 24), 0, 0, 0, 0, 0]);
    }

    public static byte[] ExtendedWebP(int width, int height) => WebP("VP8X"u8,
        [0, 0, 0, 0, (byte)(width - 1), (byte)((width - 1) >> 8), (byte)((width - 1) >> 16), (byte)(height - 1), (byte)((height - 1) >> 8), (byte)((height - 1) >> 16)]);

    public static byte[] Svg(string attributes) => Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}><path d=\"M0 0\"/></svg>");

    private static byte[] WebP(ReadOnlySpan<byte> kind, byte[] start) => [.. "RIFF"u8, 30, 0, 0, 0, .. "WEBP"u8, .. kind, (byte)start.Length, 0, 0, 0, .. start];
}
