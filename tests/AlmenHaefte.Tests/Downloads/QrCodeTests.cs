using System.Diagnostics;
using System.Text;
using AlmenHaefte.Downloads;
using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.Tests.Downloads;

/// <summary>The code on the cover as a program that others wrote reads it (Debian's zbar-tools).</summary>
public sealed class QrCodeTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private const string Booklet = "/haefter/strategiske-partnerskaber";
    private const string Edition = $"{SiteFactory.Address}{Booklet}/udgaver/1";

    [Theory]
    [InlineData("https://haefter.example/")]
    [InlineData(Edition)]
    [InlineData("https://et-meget-langt-navn-paa-et-site.example/haefter/et-langt-navn-paa-et-haefte-om-strategiske-partnerskaber-i-alment-byggeri/udgaver/999")]
    public async Task It_is_read_as_the_very_address(string address) => Assert.Equal([address], await ReadAsync(QrCode.Svg(address, "Kode")));

    [Theory]
    [InlineData("")]
    [InlineData("?kapitler=hvorfor")]
    public async Task The_cover_has_it_beside_the_same_address_in_letters(string query)
    {
        using var visitor = site.Visitor();
        var page = await Answer.OfAsync(visitor, $"{Booklet}/print{query}", TestContext.Current.CancellationToken);
        var cover = page.Document.QuerySelector(".cover .still")!;
        var code = cover.QuerySelector("svg.qr")!;

        Assert.Equal(("img", "QR-kode med adressen ved siden af"), (code.GetAttribute("role"), code.GetAttribute("aria-label")));
        Assert.Contains("Gælder jeres udgave stadig?", cover.TextContent, StringComparison.Ordinal);
        Assert.Equal((Edition, Edition), (cover.QuerySelector("a")!.TextContent, cover.QuerySelector("a")!.GetAttribute("href")));
        Assert.Contains(QrCode.Svg(Edition, "QR-kode med adressen ved siden af"), page.Text, StringComparison.Ordinal);
    }

    /// <summary>Drawn from the very path of the drawing, eight pixels a module.</summary>
    private static async Task<string[]> ReadAsync(string svg)
    {
        Needed.ToBeThere(File.Exists("/usr/bin/zbarimg") ? null : "There is no zbarimg.");
        const int scale = 8;
        var size = int.Parse(svg.Split("width=\"")[1].Split('"')[0], System.Globalization.CultureInfo.InvariantCulture);
        var pixels = new byte[size * scale * size * scale];
        Array.Fill(pixels, (byte)255);
        foreach (var run in svg.Split("fill=\"#000\" d=\"")[1].Split('"')[0].Split('M', StringSplitOptions.RemoveEmptyEntries))
        {
            var numbers = run.Split([' ', 'h', 'v'], StringSplitOptions.None).Take(3).Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            for (var y = numbers[1] * scale; y < (numbers[1] + 1) * scale; y++)
            {
                pixels.AsSpan((y * size * scale) + (numbers[0] * scale), numbers[2] * scale).Clear();
            }
        }
        var picture = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(picture, [.. Encoding.ASCII.GetBytes($"P5 {size * scale} {size * scale} 255\n"), .. pixels], TestContext.Current.CancellationToken);
            using var program = Process.Start(new ProcessStartInfo("zbarimg", ["--quiet", "--raw", "--nodbus", $"pnm:{picture}"]) { RedirectStandardOutput = true })!;
            var read = await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
            return read.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(picture);
        }
    }
}
