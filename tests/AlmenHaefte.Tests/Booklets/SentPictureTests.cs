using System.Net;
using System.Net.Http.Headers;
using AlmenHaefte.Content;
using AlmenHaefte.Tests.Content;
using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.Tests.Booklets;

public sealed class SentPictureTests : IDisposable
{
    private const string Address = "/haefter/broen/billeder/bro.png";

    private readonly DirectoryInfo content = Directory.CreateTempSubdirectory("almenhaefte-test-");

    public SentPictureTests() => ContentTree.Valid().WriteTo(content.FullName);

    [Fact]
    public async Task A_browser_keeps_a_picture_and_asks_whether_it_is_still_the_same()
    {
        using var site = new SiteFactory { ContentRoot = content.FullName };
        using var visitor = site.Visitor();
        var picture = await Answer.OfAsync(visitor, Address, TestContext.Current.CancellationToken);
        var tag = EntityTagHeaderValue.Parse(Assert.Single(picture.Headers["ETag"]));
        var again = await Answer.OfAsync(visitor, new HttpRequestMessage(HttpMethod.Get, Address) { Headers = { IfNoneMatch = { tag } } }, TestContext.Current.CancellationToken);
        var head = await Answer.OfAsync(visitor, new HttpRequestMessage(HttpMethod.Head, Address), TestContext.Current.CancellationToken);

        Assert.False(tag.IsWeak);
        Assert.All([picture, again, head], answer => Assert.Equal("no-cache", Assert.Single(answer.Headers["Cache-Control"])));
        Assert.Equal((HttpStatusCode.NotModified, 0), (again.Status, again.Body.Length));
        Assert.Equal((HttpStatusCode.OK, 0, $"{picture.Body.Length}", tag.Tag), (head.Status, head.Body.Length, head.Headers["Content-Length"].Single(), head.Headers["ETag"].Single()));
    }

    [Fact]
    public void Another_picture_at_the_same_address_has_another_fingerprint()
    {
        var before = new ContentImage(Address, "image/png", 10, 20, Pictures.Png(10, 20));

        Assert.Equal(before.Fingerprint, new ContentImage(Address, "image/png", 10, 20, Pictures.Png(10, 20)).Fingerprint);
        Assert.NotEqual(before.Fingerprint, new ContentImage(Address, "image/png", 20, 10, Pictures.Png(20, 10)).Fingerprint);
    }

    public void Dispose() => content.Delete(recursive: true);
}
