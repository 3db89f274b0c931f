using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace AlmenHaefte.Web.Shared;

/// <summary>A view written outside a request, for a file that is the same as a page.</summary>
public sealed class ViewText(IRazorViewEngine views, ITempDataDictionaryFactory temporary, IServiceScopeFactory scopes)
{
    /// <param name="path">From the project's folder, such as <c>/Downloads/Print.cshtml</c>.</param>
    public async Task<string> OfAsync<T>(string path, T model)
    {
        await using var scope = scopes.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var view = views.GetView(null, path, isMainPage: true).EnsureSuccessful(null).View!;
        await using var text = new StringWriter();
        var data = new ViewDataDictionary<T>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        await view.RenderAsync(new ViewContext(new ActionContext(http, new RouteData(), new ActionDescriptor()), view, data, temporary.GetTempData(http), text, new HtmlHelperOptions()));
        return text.ToString();
    }
}
