using System.Globalization;
using System.Text;
using QRCoder;

namespace AlmenHaefte.Downloads;

/// <summary>An address that a phone can read off paper.</summary>
public static class QrCode
{
    /// <summary>A drawing: black on white whatever the page is, with the empty edge that readers need. As SVG without styles, so that it stands in any page.</summary>
    /// <param name="name">What is said instead of it to those who do not see it.</param>
    public static string Svg(string address, string name)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var from = x;
                while (x < rows.Count && rows[y][x])
                {
                    x++;
                }
                if (x > from)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1H{from}z");
                }
            }
        }
        var size = rows.Count.ToString(CultureInfo.InvariantCulture);
        return $"<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" width=\"{size}\" height=\"{size}\" role=\"img\" aria-label=\"{Content.Html.Encode(name)}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>";
    }
}
