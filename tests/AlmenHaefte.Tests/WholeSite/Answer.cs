using System.Net;
using System.Text;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AlmenHaefte.Tests.WholeSite;

/// <summary>What the site answered at one address.</summary>
/// <param name="Address">Path and query.</param>
/// <param name="Route">The pattern of the action that answered; empty for a file.</param>
public sealed record Answer(string Address, string Route, HttpStatusCode Status, string? MediaType, ILookup<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    private readonly Lazy<IHtmlDocument> document = new(() => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(Body.Span)));

    public bool IsPage => MediaType == "text/html";

    public string Text => Encoding.UTF8.GetString(Body.Span);

    public IHtmlDocument Document => document.Value;

    public XDocument Xml => XDocument.Load(new MemoryStream(Body.ToArray()));

    /// <summary>What a person sees or hears: the text between the marks, and the attributes that are read out.</summary>
    public IEnumerable<string> Words => Document.Descendants<IText>().Where(text => text.ParentElement is not (IHtmlScriptElement or null)).Select(text => text.Data)
        .Concat(Document.All.SelectMany(element => element.Attributes).Where(attribute => attribute.Name is "alt" or "title" or "aria-label" or "placeholder").Select(attribute => attribute.Value));

    public override string ToString() => Address;

    public static async Task<Answer> OfAsync(HttpClient visitor, string address, CancellationToken cancellation) => await OfAsync(visitor, new HttpRequestMessage(HttpMethod.Get, address), cancellation);

    public static async Task<Answer> OfAsync(HttpClient visitor, HttpRequestMessage request, CancellationToken cancellation)
    {
        var address = request.RequestUri!.OriginalString;
        using var response = await visitor.SendAsync(request, cancellation);
        var headers = response.Headers.Concat(response.Content.Headers).SelectMany(header => header.Value.Select(value => (header.Key, value))).ToLookup(header => header.Key, header => header.value, StringComparer.OrdinalIgnoreCase);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        return new Answer(address, headers[RouteHeader.Name].FirstOrDefault() ?? "", response.StatusCode, response.Content.Headers.ContentType?.MediaType, headers, body);
    }
}
