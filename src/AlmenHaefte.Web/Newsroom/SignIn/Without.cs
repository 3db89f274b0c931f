using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace AlmenHaefte.Web.Newsroom.SignIn;

/// <summary>Takes a controller out of the application before it has any addresses.</summary>
internal sealed class Without<TController> : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers.Where(controller => controller.ControllerType == typeof(TController)).ToList())
        {
            application.Controllers.Remove(controller);
        }
    }
}
