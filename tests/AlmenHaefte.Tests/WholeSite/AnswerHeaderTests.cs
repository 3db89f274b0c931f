using System.Net;

namespace AlmenHaefte.Tests.WholeSite;

[Collection<SharedCrawl>]
public sealed class AnswerHeaderTests(CrawledSite site)
{
    private static readonly string[] TellTales = ["Server", "X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version"];

    [Fact]
    public void Every_answer_tells_the_browser_to_keep_everything_else_out() => Faults.None(site.Answers.SelectMany(SecurityHeaderFaults.Of));

    [Fact]
    public void No_answer_tells_what_program_made_it() =>
        Faults.None(from answer in site.Answers
                    from header in TellTales
                    where answer.Headers.Contains(header)
                    select $"{answer} has {header}: {answer.Headers[header].First()}");

    [Fact]
    public void Nothing_is_stored_in_the_browser_of_someone_who_only_reads() =>
        Faults.None(from answer in site.Answers
                    where answer.Headers.Contains("Set-Cookie") && !(answer.IsPage && answer.Document.QuerySelector("form[method=post]") is not null)
                    select $"{answer} sets {answer.Headers["Set-Cookie"].First()}");

    [Fact]
    public void Texts_say_in_what_letters_they_are_written() =>
        Faults.None(from answer in site.Answers
                    where answer.MediaType is "text/html" or "text/markdown" or "text/calendar" or "application/atom+xml" or "application/xml" && answer.Status == HttpStatusCode.OK
                    where !answer.Headers["Content-Type"].Single().EndsWith("charset=utf-8", StringComparison.OrdinalIgnoreCase)
                    select $"{answer} is {answer.Headers["Content-Type"].Single()}");
}
