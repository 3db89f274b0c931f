using System.Globalization;
using AlmenHaefte.Content;

namespace AlmenHaefte.Drafts;

/// <summary>A picture that somebody has sent, before anything is believed of it.</summary>
public static class ReceivedPicture
{
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>What the head of the file says is what decoding it would take.</summary>
    public const int MostPixels = 50_000_000;

    /// <summary>Twice the width of a page's text, for sharp screens.</summary>
    public const int MostWidth = 1440;

    /// <summary>Half of what WebP can hold.</summary>
    public const int MostHeight = 8191;

    private const float Quality = 80;

    /// <summary>Decoded and written anew, so that nothing of the file is left but what one sees: no place, no comment, nothing after its end.</summary>
    public static async Task<PictureCheck> CheckAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (bytes.Length is 0 or > MostBytes)
        {
            return new PictureCheck.Refused(bytes.Length == 0 ? "Filen er tom. Vælg et andet billede." : TooLarge(bytes.Length));
        }
        var kind = PictureKinds.Of(bytes.Span);
        if (WhyNot(kind) is { } why)
        {
            return new PictureCheck.Refused(why);
        }
        using var turn = await Raster.TurnAsync(cancellation);
        return Raster.HeadOf(bytes.Span) is not var (width, height, moves) ? new PictureCheck.Refused(Damaged)
            : (long)width * height > MostPixels ? new PictureCheck.Refused(TooManyPixels(width, height))
            : moves ? new PictureCheck.Refused("Billedet bevæger sig. Gem ét billede af det som PNG eller JPEG, og prøv igen.")
            : Raster.Read(bytes.Span, MostWidth, MostHeight) is not { } raster ? new PictureCheck.Refused(Damaged)
            : Written(raster, kind);
    }

    /// <param name="length">In bytes.</param>
    public static string TooLarge(long length) =>
        string.Create(CultureInfo.InvariantCulture, $"Filen fylder {Math.Ceiling(length / 1024d / 1024d):0} MB, og grænsen er {MostBytes / 1024 / 1024} MB. Gem billedet i en mindre størrelse, og prøv igen.");

    private const string Damaged = "Billedet er beskadiget og kan ikke læses. Åbn det, gem det igen, og prøv så.";

    private static PictureCheck Written(Raster raster, PictureKind kind)
    {
        using (raster)
        {
            var written = raster.ToWebP(Quality);
            // A photograph that came as a JPEG has lost its exact pixels already.
            if (kind is not PictureKind.Jpeg && raster.ToExactWebP() is { } exact && exact.Length <= written.Length)
            {
                written = exact;
            }
            return written.Length > ContentFolder.LargestImageBytes ? new PictureCheck.Refused("Billedet bliver for stort til en side. Gem det i en mindre størrelse, og prøv igen.") : new PictureCheck.Accepted(written);
        }
    }

    private static string TooManyPixels(int width, int height) => string.Create(DanishNumbers,
        $"Billedet måler {width:N0} × {height:N0} punkter, og grænsen er {MostPixels / 1_000_000} millioner i alt. Gem det i en mindre størrelse, og prøv igen.");

    private static readonly CultureInfo DanishNumbers = CultureInfo.GetCultureInfo("da-DK");

    private static string? WhyNot(PictureKind kind) => kind switch
    {
        PictureKind.Jpeg or PictureKind.Png or PictureKind.WebP => null,
        PictureKind.Heic => "Billedet er i iPhones eget format, HEIC, som ikke alle kan se. Send det til dig selv i en mail fra telefonen; så bliver det til JPEG, som kan bruges her. "
            + "Skal telefonen altid tage billeder som JPEG, så vælg Indstillinger, Kamera, Formater og »Mest kompatibel«.",
        PictureKind.Gif => "Filen er en GIF. Gem billedet som PNG eller JPEG, og prøv igen.",
        PictureKind.Svg => "Filen er en SVG, og sådan en kan indeholde mere end et billede. Gem den som PNG, og prøv igen.",
        PictureKind.Pdf => "Filen er en PDF. Gem det, du vil vise, som et billede (PNG eller JPEG), og prøv igen.",
        PictureKind.Zip => "Filen er et dokument eller en pakket fil. Gem det, du vil vise, som et billede (PNG eller JPEG), og prøv igen.",
        _ => "Filen er ikke et billede, som kan bruges her. Brug JPEG, PNG eller WebP.",
    };
}

public abstract record PictureCheck
{
    /// <param name="WebP">The picture as it will be served.</param>
    public sealed record Accepted(byte[] WebP) : PictureCheck;

    /// <param name="Why">In Danish, with what to do.</param>
    public sealed record Refused(string Why) : PictureCheck;
}
