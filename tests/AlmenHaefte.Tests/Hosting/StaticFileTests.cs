using System.IO.Compression;
using AlmenHaefte.Content;
using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.Tests.Hosting;

public sealed class StaticFileTests(RealServer site) : IClassFixture<RealServer>
{
    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("gzip, deflate, br")]
    [InlineData("gzip, deflate, br, zstd")]
    public async Task The_stylesheet_arrives_whole_however_the_browser_wants_it_packed(string encodings)
    {
        using var visitor = site.CreateClient();
        var front = await Answer.OfAsync(visitor, "/", TestContext.Current.CancellationToken);
        var request = new HttpRequestMessage(HttpMethod.Get, front.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
        var answer = await Answer.OfAsync(visitor, request, TestContext.Current.CancellationToken);

        Assert.Equal("text/css", answer.MediaType);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(ContentFolder.Find("src/AlmenHaefte.Web/wwwroot", AppContext.BaseDirectory)!, "css/site.css"), TestContext.Current.CancellationToken), Unpack(answer));
    }

    private static byte[] Unpack(Answer answer)
    {
        using var packed = new MemoryStream(answer.Body.ToArray());
        using Stream unpacked = answer.Headers["Content-Encoding"].FirstOrDefault() switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }
}
