using System.Net;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Tests.WholeSite;
using AlmenHaefte.Web.Newsroom;
using AlmenHaefte.Web.PageCache;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Newsroom;

/// <summary>Every address of the newsroom there is, found by looking at the application and not in a list that somebody must keep.</summary>
public sealed class DoorTests : IAsyncDisposable
{
    private readonly WebinarSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Nobody_comes_in_without_having_signed_in()
    {
        var faults = new List<string>();
        foreach (var page in Pages().Where(page => !page.IsOpen))
        {
            var answer = await AskAsync(site.Visitor(), page);
            var isShownTheDoor = page.Method is "GET" or "HEAD"
                ? answer.Status == HttpStatusCode.Redirect && answer.Headers["Location"].Single().StartsWith("/redaktion/log-ind", StringComparison.Ordinal)
                : answer.Status == HttpStatusCode.Unauthorized;
            if (!isShownTheDoor)
            {
                faults.Add($"{page} answers {(int)answer.Status}");
            }
        }
        Faults.None(faults);
    }

    [Fact]
    public void Only_the_door_itself_is_open() =>
        Assert.Equal(["redaktion/link", "redaktion/link/{key}", "redaktion/log-ind"], Pages().Where(page => page.IsOpen).Select(page => page.Pattern).Distinct().Order());

    [Fact]
    public async Task An_editor_is_told_in_Danish_what_is_for_administrators()
    {
        var editor = await Colleague.OfAsync(site);
        var faults = new List<string>();
        foreach (var page in Pages().Where(page => !page.IsOpen))
        {
            var answer = await AskAsync(editor.Browser, page);
            if (answer.Status == HttpStatusCode.Forbidden != page.IsForAdministrators || (page.IsForAdministrators && page.Method != "HEAD" && !answer.Text.Contains("Det kræver en administrator", StringComparison.Ordinal)))
            {
                faults.Add($"{page} answers {(int)answer.Status}");
            }
        }
        Faults.None(faults);
    }

    [Fact]
    public async Task An_administrator_may_enter_everything()
    {
        var administrator = await Colleague.OfAsync(site, StaffRole.Administrator);
        var faults = new List<string>();
        foreach (var page in Pages().Where(page => page.Method == "GET"))
        {
            var answer = await AskAsync(administrator.Browser, page);
            if (answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or >= HttpStatusCode.InternalServerError)
            {
                faults.Add($"{page} answers {(int)answer.Status}");
            }
        }
        Faults.None(faults);
    }

    [Fact]
    public async Task Nothing_of_it_is_kept_anywhere()
    {
        var administrator = await Colleague.OfAsync(site, StaffRole.Administrator);
        var faults = new List<string>();
        foreach (var page in Pages())
        {
            foreach (var visitor in new[] { site.Visitor(), administrator.Browser })
            {
                var answer = await AskAsync(visitor, page);
                if (string.Join(", ", answer.Headers["Cache-Control"]) != "no-store" || !answer.Headers["X-Robots-Tag"].Contains("noindex"))
                {
                    faults.Add($"{page} may be kept: {string.Join(", ", answer.Headers["Cache-Control"])}");
                }
            }
        }
        Faults.None(faults);
        Assert.DoesNotContain(Endpoints(), endpoint => endpoint.Metadata.GetMetadata<CachedAttribute>() is not null);
    }

    [Fact]
    public async Task What_is_posted_from_elsewhere_is_refused()
    {
        var administrator = await Colleague.OfAsync(site, StaffRole.Administrator);
        var posts = Pages().Where(page => page.Method == "POST").ToList();
        Assert.NotEmpty(posts);
        var faults = new List<string>();
        foreach (var post in posts)
        {
            var answer = await AskAsync(administrator.Browser, post);
            if (answer.Status != HttpStatusCode.BadRequest)
            {
                faults.Add($"{post} answers {(int)answer.Status} without an antiforgery token");
            }
        }
        Faults.None(faults);
    }

    [Fact]
    public void Nothing_is_changed_by_looking() =>
        Assert.DoesNotContain(Pages(), page => page.Method is not ("GET" or "HEAD" or "POST"));

    [Theory]
    [InlineData("/redaktion")]
    [InlineData("/REDAKTION")]
    [InlineData("/Redaktion/Medarbejdere")]
    [InlineData("/redaktion/")]
    public async Task However_the_address_is_written(string address)
    {
        using var answer = await site.Visitor().GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private List<NewsroomPage> Pages() =>
        [.. from endpoint in Endpoints()
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
            select new NewsroomPage(endpoint, method)];

    private List<RouteEndpoint> Endpoints()
    {
        var endpoints = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("redaktion", StringComparison.OrdinalIgnoreCase)
                || endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor>()?.ControllerTypeInfo.Namespace?.StartsWith(typeof(SignedIn).Namespace!, StringComparison.Ordinal) == true)
            .ToList();
        Assert.True(endpoints.Count >= 5, "The newsroom was not found");
        return endpoints;
    }

    private static async Task<Answer> AskAsync(HttpClient visitor, NewsroomPage page)
    {
        using var request = new HttpRequestMessage(new HttpMethod(page.Method), page.Address);
        if (page.Method == "POST")
        {
            request.Content = new FormUrlEncodedContent([]);
        }
        return await Answer.OfAsync(visitor, request, TestContext.Current.CancellationToken);
    }

    private sealed record NewsroomPage(RouteEndpoint Endpoint, string Method)
    {
        public string Pattern => Endpoint.RoutePattern.RawText!;

        public bool IsOpen => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

        public bool IsForAdministrators => Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(rule => rule.Roles == StaffRoles.Administrator);

        /// <summary>With something in the place of every parameter: what is not there is still not for everybody to ask for.</summary>
        public string Address => "/" + string.Join('/', Endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
            part switch
            {
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { ParameterPolicies: [{ Content: "guid" }, ..] } => Guid.Empty.ToString(),
                _ => "1",
            }))));

        public override string ToString() => $"{Method} {Pattern}";
    }
}
