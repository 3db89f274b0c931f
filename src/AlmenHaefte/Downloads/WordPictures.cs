using AlmenHaefte.Content;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using Drawing = DocumentFormat.OpenXml.Wordprocessing.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;

namespace AlmenHaefte.Downloads;

internal sealed class WordPictures(MainDocumentPart main)
{
    private const long PerPixel = 9525;

    // A page's text is 16 cm wide, in the unit of drawings (360,000 to the centimetre); the height leaves room for a caption.
    private const long Widest = 16 * 360_000;
    private const long Tallest = 20 * 360_000;

    private readonly Dictionary<string, string> relations = new(StringComparer.Ordinal);
    private uint drawn;

    /// <summary>Null for a kind of picture that not every Word can show.</summary>
    public Drawing? Draw(ContentImage image, string alternative)
    {
        if (!relations.TryGetValue(image.Address, out var id))
        {
            if (WordBytes.Of(image) is not var (type, content))
            {
                return null;
            }
            relations[image.Address] = id = $"rPicture{relations.Count + 1}";
            using var bytes = new MemoryStream(content);
            main.AddImagePart(type, id).FeedData(bytes);
        }
        var scale = Math.Min(1.0, Math.Min((double)Widest / (image.Width * PerPixel), (double)Tallest / (image.Height * PerPixel)));
        var (width, height) = ((long)(image.Width * PerPixel * scale), (long)(image.Height * PerPixel * scale));
        var name = $"Billede {++drawn}";
        return new Drawing(new Inline(
            new Extent { Cx = width, Cy = height },
            new DocProperties { Id = drawn, Name = name, Description = alternative },
            new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(new GraphicFrameLocks { NoChangeAspect = true }),
            new Graphic(new GraphicData(new Pic.Picture(
                new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = drawn, Name = name, Description = alternative }, new Pic.NonVisualPictureDrawingProperties()),
                new Pic.BlipFill(new Blip { Embed = id }, new Stretch(new FillRectangle())),
                new Pic.ShapeProperties(new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = width, Cy = height }), new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }
}
