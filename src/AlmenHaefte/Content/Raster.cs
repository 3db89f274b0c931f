using SkiaSharp;

namespace AlmenHaefte.Content;

/// <summary>
/// The pixels of a picture, upright and in sRGB, and nothing else of what its file held. The only type that knows SkiaSharp.
/// A large one fills two hundred megabytes: whoever reads one has taken the turn, which is one for the whole process.
/// </summary>
internal sealed class Raster : IDisposable
{
    private static readonly SemaphoreSlim Turn = new(1);

    private readonly SKBitmap pixels;

    private Raster(SKBitmap pixels) => this.pixels = pixels;

    public int Width => pixels.Width;

    public int Height => pixels.Height;

    public bool IsSeeThrough => pixels.AlphaType is not SKAlphaType.Opaque;

    /// <summary>To be disposed when the raster is.</summary>
    public static async Task<IDisposable> TurnAsync(CancellationToken cancellation)
    {
        await Turn.WaitAsync(cancellation);
        return new Held();
    }

    /// <inheritdoc cref="TurnAsync"/>
    public static IDisposable TakeTurn()
    {
        Turn.Wait();
        return new Held();
    }

    /// <summary>What the file's head says of it; no pixel is decoded. Null when it is no picture.</summary>
    public static (int Width, int Height, bool Moves)? HeadOf(ReadOnlySpan<byte> bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        return codec is { Info: { Width: > 0, Height: > 0 } info } ? (info.Width, info.Height, codec.FrameCount > 1) : null;
    }

    /// <summary>Turned as its camera was held, and made smaller, never larger, to fit. Null when the file is damaged.</summary>
    public static Raster? Read(ReadOnlySpan<byte> bytes, int mostWidth, int mostHeight)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return null;
        }
        var (width, height) = Upright(codec.Info.Width, codec.Info.Height, codec.EncodedOrigin);
        var scale = Math.Min(1, Math.Min(mostWidth / (double)width, mostHeight / (double)height));
        using var decoded = Decode(codec, scale);
        return decoded is null ? null : new Raster(Draw(decoded, codec.EncodedOrigin, Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale))));
    }

    /// <param name="quality">0–100.</param>
    public byte[] ToWebP(float quality) => Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, quality), (map, options) => map.Encode(options));

    /// <summary>Every pixel as it is. Smaller than the other for drawings and pictures of screens.</summary>
    public byte[] ToExactWebP() => Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 75), (map, options) => map.Encode(options));

    public byte[] ToPng() => Encode(SKPngEncoderOptions.Default, (map, options) => map.Encode(options));

    /// <param name="quality">0–100.</param>
    public byte[] ToJpeg(int quality) => Encode(new SKJpegEncoderOptions(quality), (map, options) => map.Encode(options));

    public void Dispose() => pixels.Dispose();

    /// <summary>A JPEG is decoded at an eighth of its size, or two, or three …: the least that is enough. Most of a large one is never in memory.</summary>
    private static SKBitmap? Decode(SKCodec codec, double scale)
    {
        var size = codec.GetScaledDimensions((float)(Math.Ceiling(scale * 8) / 8));
        var decoded = new SKBitmap();
        if (decoded.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, codec.Info.AlphaType is SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul, SKColorSpace.CreateSrgb()))
            && codec.GetPixels(decoded.Info, decoded.GetPixels()) is SKCodecResult.Success)
        {
            return decoded;
        }
        decoded.Dispose();
        return null;
    }

    private static SKBitmap Draw(SKBitmap decoded, SKEncodedOrigin origin, int width, int height)
    {
        // Else the image would be a copy of it.
        decoded.SetImmutable();
        var drawn = new SKBitmap(decoded.Info.WithSize(width, height));
        using var canvas = new SKCanvas(drawn);
        using var image = SKImage.FromBitmap(decoded);
        var (w, h) = Upright(decoded.Width, decoded.Height, origin);
        canvas.Clear(SKColors.Transparent);
        canvas.Scale(width / (float)w, height / (float)h);
        canvas.Concat(Turning(origin, w, h));
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return drawn;
    }

    private static (int Width, int Height) Upright(int width, int height, SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop ? (height, width) : (width, height);

    /// <summary>The eight ways of Exif's Orientation (2.32, § 4.6.4).</summary>
    private static SKMatrix Turning(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    /// <summary>Without a colour profile: sRGB is what a picture without one is.</summary>
    private byte[] Encode<T>(T options, Func<SKPixmap, T, SKData?> encode)
    {
        using var plain = new SKPixmap(new SKImageInfo(Width, Height, pixels.ColorType, pixels.AlphaType), pixels.GetPixels(), pixels.RowBytes);
        using var data = encode(plain, options) ?? throw new InvalidOperationException("The picture could not be written.");
        return data.ToArray();
    }

    private sealed class Held : IDisposable
    {
        public void Dispose() => Turn.Release();
    }
}
