using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace AlmenHaefte.Web.Shared;

/// <summary>Looks for a view in the folder of the controller that shows it, and then in the folders above: a feature is one folder.</summary>
internal sealed class ViewsBesideControllers : IViewLocationExpander
{
    /// <summary>Among a request's data tokens, the room whose views are shown although the controller is in another.</summary>
    public const string Room = "room";

    private const string Root = "AlmenHaefte.Web.";

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Room] = context.ActionContext.RouteData.DataTokens[Room] as string
            ?? (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace?[Root.Length..].Replace('.', '/');

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        context.Values.TryGetValue(Room, out var room) && room is not null ? [.. Upwards(room).Select(folder => $"/{folder}/{{0}}.cshtml"), .. viewLocations] : viewLocations;

    private static IEnumerable<string> Upwards(string room)
    {
        for (var folder = room; folder.Length > 0; folder = folder[..Math.Max(folder.LastIndexOf('/'), 0)])
        {
            yield return folder;
        }
    }
}
