using AngleSharp.Html.Parser;

namespace AlmenHaefte.Tests.WholeSite;

public sealed class UnpublishedFileTests(RealServer site) : IClassFixture<RealServer>
{
    private const string Booklet = "/haefter/strategiske-partnerskaber";

    /// <summary>Words that stand in the files, and in nothing that the site may answer with.</summary>
    private static readonly string[] Secrets = ["root:x:", "MaxRequestBodySize", "udgiver-adresse", "Kestrel\"", "SQLite format", "<Project", "namespace AlmenHaefte", "Exception", "   at ", AppContext.BaseDirectory];

    [Theory]
    [InlineData("/appsettings.json")]
    [InlineData("/appsettings.Development.json")]
    [InlineData("/APPSETTINGS.JSON")]
    [InlineData("/web.config")]
    [InlineData("/Program.cs")]
    [InlineData("/AlmenHaefte.Web.dll")]
    [InlineData("/AlmenHaefte.Web.staticwebassets.endpoints.json")]
    [InlineData("/.env")]
    [InlineData("/.git/config")]
    [InlineData("/.git/HEAD")]
    [InlineData("/.well-known/../appsettings.json")]
    [InlineData("/App_Data/almenhaefte.db")]
    [InlineData("/App_Data/keys/")]
    [InlineData("/content/site.yml")]
    [InlineData("/site.yml")]
    [InlineData(Booklet + "/kilder.yml")]
    [InlineData(Booklet + "/indhold.md")]
    [InlineData("/../appsettings.json")]
    [InlineData("/../../../../../../../../etc/passwd")]
    [InlineData("/css/../../appsettings.json")]
    [InlineData("/css/..%2f..%2fappsettings.json")]
    [InlineData("/css/..%5c..%5cappsettings.json")]
    [InlineData("/css\\..\\..\\appsettings.json")]
    [InlineData("/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/%252e%252e%252fappsettings.json")]
    [InlineData("/%c0%ae%c0%ae/appsettings.json")]
    [InlineData("/%00")]
    [InlineData("/om%00.md")]
    [InlineData("/css/site.css%00.html")]
    [InlineData("/fonts/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/nyheder/..%2fsider%2fom.md")]
    [InlineData(Booklet + "/..%2f..%2fsite.yml")]
    [InlineData(Booklet + "/billeder/..%2f..%2f..%2fsite.yml")]
    [InlineData(Booklet + "/billeder/%2e%2e%2f%2e%2e%2f%2e%2e%2fsite.yml")]
    [InlineData("//etc/passwd")]
    [InlineData("/;/appsettings.json")]
    [InlineData("/appsettings.json%20")]
    [InlineData("/appsettings.json.")]
    [InlineData("/appsettings.json::$DATA")]
    [InlineData("/<script>alert(1)</script>")]
    [InlineData("/%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/%")]
    [InlineData("/%zz")]
    [InlineData("/\u00e6")]
    public async Task No_spelling_of_an_address_leads_to_a_file_that_is_not_published(string address)
    {
        var answer = await site.SendAsWrittenAsync(address, TestContext.Current.CancellationToken);

        Assert.Matches("^HTTP/1.1 (400|404) ", answer);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, answer, StringComparison.Ordinal));
        Assert.Empty(new HtmlParser().ParseDocument(answer).QuerySelectorAll("script"));
    }

    [Fact]
    public async Task An_address_of_any_length_is_answered()
    {
        var answer = await site.SendAsWrittenAsync("/" + new string('a', 6000), TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 404 ", answer, StringComparison.Ordinal);
    }
}
