using System.Net;

namespace AlmenHaefte.Tests.WholeSite;

[Collection<SharedCrawl>]
public sealed class MethodTests(CrawledSite crawled, RealServer server) : IClassFixture<RealServer>
{
    private static readonly string[] MayDiffer = ["Date", "Content-Length", "Transfer-Encoding", "Set-Cookie"];

    [Fact]
    public async Task HEAD_answers_as_GET_does_and_sends_no_body()
    {
        using var visitor = server.CreateClient();
        var faults = new List<string>();
        foreach (var address in crawled.BeforeTheLaunch.Answers.Select(answer => answer.Address))
        {
            var (get, head) = (await AskAsync(visitor, HttpMethod.Get, address), await AskAsync(visitor, HttpMethod.Head, address));
            // A page that tells of files changes when the files are made.
            for (var changed = 0; changed < 5 && !get.Headers["ETag"].SequenceEqual(head.Headers["ETag"]); changed++)
            {
                (get, head) = (await AskAsync(visitor, HttpMethod.Get, address), await AskAsync(visitor, HttpMethod.Head, address));
            }
            if (head.Status != get.Status || head.Body.Length > 0 || !Comparable(get).SetEquals(Comparable(head)))
            {
                faults.Add($"{address}: HEAD {(int)head.Status} with {head.Body.Length} bytes, GET {(int)get.Status}; {string.Join(", ", Comparable(get).Except(Comparable(head)).Concat(Comparable(head).Except(Comparable(get))))}");
            }
        }
        Faults.None(faults);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task A_method_that_no_page_has_is_refused(string method)
    {
        using var visitor = server.CreateClient();
        var faults = new List<string>();
        foreach (var page in crawled.BeforeTheLaunch.Pages.DistinctBy(page => page.Route))
        {
            var answer = await AskAsync(visitor, new HttpMethod(method), page.Address);
            if (answer.Status != HttpStatusCode.MethodNotAllowed || answer.Text.Contains(method, StringComparison.Ordinal))
            {
                faults.Add($"{method} {page} answers {(int)answer.Status}");
            }
        }
        Faults.None(faults);
    }

    private static async Task<Answer> AskAsync(HttpClient visitor, HttpMethod method, string address) =>
        await Answer.OfAsync(visitor, new HttpRequestMessage(method, address), TestContext.Current.CancellationToken);

    private static HashSet<string> Comparable(Answer answer) =>
        [.. answer.Headers.Where(header => !MayDiffer.Contains(header.Key)).SelectMany(header => header.Select(value => $"{header.Key}: {value}"))];
}
