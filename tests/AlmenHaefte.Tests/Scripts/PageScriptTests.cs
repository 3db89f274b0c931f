using System.Net;
using AlmenHaefte.Content;
using AlmenHaefte.Tests.WholeSite;
using AlmenHaefte.Web.Scripts;

namespace AlmenHaefte.Tests.Scripts;

public sealed class PageScriptTests(RealServer site) : IClassFixture<RealServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chapter_asks_for_one_script_and_that_for_no_other()
    {
        using var visitor = site.CreateClient();
        var script = await Answer.OfAsync(visitor, await ScriptOfAsync(visitor), Cancellation);

        Assert.Equal(("text/javascript", "max-age=31536000, immutable"), (script.MediaType, Assert.Single(script.Headers["Cache-Control"])));
        Assert.DoesNotMatch("(?m)^(import|export)\\b", script.Text);
        Assert.Contains("class ReadingMemory", script.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_sent_as_small_as_can_be_and_not_at_all_to_whoever_has_it()
    {
        using var visitor = site.CreateClient();
        var address = await ScriptOfAsync(visitor);
        var packed = await Answer.OfAsync(visitor, Asking(address, "Accept-Encoding", "gzip, br"), Cancellation);
        var again = await Answer.OfAsync(visitor, Asking(address, "If-None-Match", packed.Headers["ETag"].Single()), Cancellation);

        Assert.Equal(("br", "Accept-Encoding"), (packed.Headers["Content-Encoding"].Single(), packed.Headers["Vary"].Single()));
        Assert.EndsWith(".min\"", packed.Headers["ETag"].Single(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotModified, "max-age=31536000, immutable"), (again.Status, again.Headers["Cache-Control"].Single()));
    }

    [Theory]
    [InlineData("/js/chapter.000000000000.js")]
    [InlineData("/js/kapitel.000000000000.js")]
    [InlineData("/js/..%2Fcss%2Fsite.000000000000.js")]
    public async Task Another_script_than_that_of_now_is_not_there(string address)
    {
        using var visitor = site.CreateClient();

        Assert.Equal(HttpStatusCode.NotFound, (await Answer.OfAsync(visitor, address, Cancellation)).Status);
    }

    [Fact]
    public void Every_module_can_be_joined()
    {
        var folder = Path.Combine(ContentFolder.Find("src/AlmenHaefte.Web/wwwroot", AppContext.BaseDirectory)!, "js");
        var modules = Directory.GetFiles(folder).Select(file => Path.GetFileName(file)!).ToList();

        Assert.NotEmpty(modules);
        Assert.All(modules, module => Assert.StartsWith($"/js/{Path.GetFileNameWithoutExtension(module)}.", PageScript.Of(module, name => File.ReadAllText(Path.Combine(folder, name))).Address, StringComparison.Ordinal));
    }

    private static async Task<string> ScriptOfAsync(HttpClient visitor)
    {
        var page = (await Answer.OfAsync(visitor, "/haefter/strategiske-partnerskaber/rammen", Cancellation)).Document;
        return Assert.Single(page.QuerySelectorAll("script[src]")).GetAttribute("src")!;
    }

    private static HttpRequestMessage Asking(string address, string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(header, value);
        return request;
    }
}
