using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AlmenHaefte.Tests.Webinars;

/// <summary>One person's browser, as far as the server can tell.</summary>
internal sealed class Visit(HttpClient browser)
{
    public async Task<VisitedPage> OpenAsync(string address) =>
        await VisitedPage.ReadAsync(await browser.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken));

    /// <summary>Sends the page's form with its hidden fields, filled in with what is typed.</summary>
    public Task<VisitedPage> SendAsync(VisitedPage page, params (string Field, string Text)[] typed) => PostAsync(page.Form.GetAttribute("action")!, page.Filled(typed));

    public async Task<VisitedPage> PostAsync(string address, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await PostAsync(address, form);
    }

    public async Task<VisitedPage> PostAsync(string address, HttpContent content) =>
        await VisitedPage.ReadAsync(await browser.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken));

    /// <summary>Opens the form, sends it and returns what came of it.</summary>
    public async Task<VisitedPage> SignUpAsync(string webinar, params (string Field, string Text)[] typed) =>
        await SendAsync(await OpenAsync($"/webinarer/{webinar}/tilmelding"), typed);

    /// <summary>As <see cref="SignUpAsync"/>, and on to the receipt.</summary>
    public async Task<VisitedPage> SignUpToReceiptAsync(string webinar, string name, string email)
    {
        var answer = await SignUpAsync(webinar, ("Name", name), ("Email", email));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        return await OpenAsync(answer.Location);
    }
}

internal sealed record VisitedPage(HttpResponseMessage Response, string Html, IHtmlDocument Document)
{
    public HttpStatusCode Status => Response.StatusCode;

    public string Location => Response.Headers.Location!.OriginalString;

    public string CacheControl => Response.Headers.CacheControl?.ToString() ?? "";

    /// <summary>What stands in main, with every run of white space as one space.</summary>
    public string Text => Plain(Document.QuerySelector("main")!.TextContent);

    public string State => Plain(Document.QuerySelector("main .state")!.TextContent);

    public IElement Form => Document.QuerySelector("main form")!;

    public string? Value(string field) => Form.QuerySelector($"[name={field}]")?.GetAttribute("value");

    public string Heading => Plain(Document.QuerySelector("h1")!.TextContent);

    /// <summary>Where the page's forms lead.</summary>
    public IEnumerable<string> Actions => Document.QuerySelectorAll("main form").Select(form => form.GetAttribute("action")!);

    public bool Has(string selector) => Document.QuerySelector(selector) is not null;

    public IEnumerable<string> Links => Document.QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!);

    public static async Task<VisitedPage> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new VisitedPage(response, html, new HtmlParser().ParseDocument(html));
    }

    /// <summary>Every field as a browser would send it, with what is typed in place of what stood there.</summary>
    public Dictionary<string, string> Filled(params (string Field, string Text)[] typed)
    {
        var fields = Form.QuerySelectorAll("input[name], textarea[name]")
            .Where(field => field.GetAttribute("type") is not ("radio" or "checkbox") || field.HasAttribute("checked"))
            .ToDictionary(field => field.GetAttribute("name")!, field => field is IHtmlTextAreaElement area ? area.Value : field.GetAttribute("value") ?? "");
        foreach (var (field, text) in typed)
        {
            fields[field] = text;
        }

        return fields;
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
