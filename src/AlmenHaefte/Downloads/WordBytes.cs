using AlmenHaefte.Content;
using AlmenHaefte.Drafts;
using DocumentFormat.OpenXml.Packaging;

namespace AlmenHaefte.Downloads;

/// <summary>A picture as every Word can show it. Not all of them know WebP.</summary>
internal static class WordBytes
{
    private const int Quality = 88;

    /// <summary>Null for a kind that cannot be made into one.</summary>
    public static (PartTypeInfo Type, byte[] Bytes)? Of(ContentImage image) => image.MediaType switch
    {
        "image/png" => (ImagePartType.Png, image.Bytes.ToArray()),
        "image/jpeg" => (ImagePartType.Jpeg, image.Bytes.ToArray()),
        "image/webp" => OfWebP(image),
        _ => null,
    };

    private static (PartTypeInfo, byte[])? OfWebP(ContentImage image)
    {
        using var turn = Raster.TakeTurn();
        if ((long)image.Width * image.Height > ReceivedPicture.MostPixels || Raster.Read(image.Bytes.Span, ReceivedPicture.MostWidth, ReceivedPicture.MostHeight) is not { } raster)
        {
            return null;
        }
        using (raster)
        {
            // Thin lines and letters survive only where every pixel does.
            return raster.IsSeeThrough || IsExact(image.Bytes.Span) ? (ImagePartType.Png, raster.ToPng()) : (ImagePartType.Jpeg, raster.ToJpeg(Quality));
        }
    }

    private static bool IsExact(ReadOnlySpan<byte> webP) => webP[12..16].SequenceEqual("VP8L"u8);
}
