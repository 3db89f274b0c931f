using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace AlmenHaefte.Web.Shared;

/// <summary>Looks for a view in the folder of the controller that shows it: a feature is one folder.</summary>
internal sealed class ViewsBesideControllers : IViewLocationExpander
{
    private const string Room = "room";

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Room] = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace?.Split('.')[^1];

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        context.Values.TryGetValue(Room, out var room) && room is not null ? viewLocations.Prepend($"/{room}/{{0}}.cshtml") : viewLocations;
}
