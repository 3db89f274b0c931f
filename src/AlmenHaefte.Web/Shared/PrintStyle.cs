using AlmenHaefte.Booklets;
using AlmenHaefte.Downloads;

namespace AlmenHaefte.Web.Shared;

/// <summary>The styles of what is printed: <c>css/print.css</c> and the foot of the sheets, which names the booklet.</summary>
public sealed class PrintStyle(IWebHostEnvironment environment)
{
    private const string Font = "/fonts/literata.woff2";

    /// <summary>As the style sheets name it: with the fingerprint of its bytes, so that browsers never ask again.</summary>
    private const string FontAddress = "/fonts/literata.h3ewukdcvr.woff2";

    public string Of(Booklet booklet) => Text("/css/print.css") + PrintedBooklet.FootRule(booklet);

    /// <summary>With the font in it, for a file that fetches nothing.</summary>
    public string WithFont(Booklet booklet) =>
        Of(booklet).Replace(FontAddress, $"data:font/woff2;base64,{Convert.ToBase64String(Bytes(Font))}", StringComparison.Ordinal);

    private string Text(string path) => System.Text.Encoding.UTF8.GetString(Bytes(path));

    private byte[] Bytes(string path)
    {
        using var file = environment.WebRootFileProvider.GetFileInfo(path).CreateReadStream();
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
