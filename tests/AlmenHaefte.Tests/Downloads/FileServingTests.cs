using System.Net;
using System.Net.Http.Headers;
using AlmenHaefte.Downloads;
using AlmenHaefte.Publishing;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Downloads;

public sealed class FileServingTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private const string Booklet = "/haefter/strategiske-partnerskaber";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("epub", "application/epub+zip")]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    public async Task A_file_comes_with_its_type_and_a_name_that_says_the_edition(string extension, string mediaType)
    {
        using var answer = await site.Visitor().GetAsync($"{Booklet}.{extension}", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", $"strategiske-partnerskaber-udgave-1.{extension}"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
    }

    [Theory]
    [InlineData("epub")]
    [InlineData("docx")]
    public async Task Whoever_has_the_file_is_told_that_it_is_the_same(string extension)
    {
        using var first = await site.Visitor().GetAsync($"{Booklet}.{extension}", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Booklet}.{extension}");
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.Tag));

        using var second = await site.Visitor().SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("epub")]
    [InlineData("docx")]
    public async Task HEAD_tells_of_the_file_without_sending_it(string extension)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, $"{Booklet}.{extension}");
        using var answer = await site.Visitor().SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Content.Headers.ContentLength > 10_000);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("/haefter/findes-ikke.epub")]
    [InlineData("/haefter/findes-ikke.docx")]
    [InlineData(Booklet + ".docx?kapitler=findes-ikke")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var answer = await site.Visitor().GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("?kapitler=opstarten,hvorfor")]
    [InlineData("?kapitler=opstarten&kapitler=hvorfor")]
    public async Task Chapters_can_be_chosen(string query)
    {
        var whole = await site.Visitor().GetByteArrayAsync($"{Booklet}.docx", Cancellation);
        using var answer = await site.Visitor().GetAsync($"{Booklet}.docx{query}", Cancellation);

        Assert.Equal("strategiske-partnerskaber-udgave-1-udvalg.docx", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync(Cancellation)).Length, 5_000, whole.Length / 2);
    }

    [Fact]
    public async Task The_title_page_offers_the_files_with_their_sizes()
    {
        foreach (var extension in new[] { "epub", "docx" })
        {
            // A page that is asked for before the files are made tells of them without their sizes, and does not wait.
            await site.Visitor().GetByteArrayAsync($"{Booklet}.{extension}", Cancellation);
        }
        var page = new HtmlParser().ParseDocument(await site.Visitor().GetStringAsync(Booklet, Cancellation));

        foreach (var (extension, name) in new[] { ("epub", "EPUB"), ("docx", "Word") })
        {
            var file = await site.Visitor().GetByteArrayAsync($"{Booklet}.{extension}", Cancellation);
            var link = page.QuerySelector($"a[href='{Booklet}.{extension}']")!;
            Assert.Contains($"{name}, {file.Length / 1000}\u00A0kB", link.ParentElement!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_is_made_once_for_all_who_ask_at_the_same_time()
    {
        var tags = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var answer = await site.Visitor().GetAsync($"{Booklet}.epub", Cancellation);
            return answer.Headers.ETag!.Tag;
        }));

        Assert.Single(tags.Distinct());
        var published = site.Services.GetRequiredService<Bookshelf>().Current;
        var files = new BookletFiles();
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => files.Whole(published, published.Booklets[0], FileFormat.Epub, path => SiteFactory.Address + path))));
        Assert.All(made, file => Assert.Same(made[0], file));
    }
}
