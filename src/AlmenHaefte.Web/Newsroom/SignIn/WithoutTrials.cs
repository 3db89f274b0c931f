using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace AlmenHaefte.Web.Newsroom.SignIn;

/// <summary>Takes the made-up editor out of the application before it has any addresses.</summary>
internal sealed class WithoutTrials : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        foreach (var controller in application.Controllers.Where(controller => controller.ControllerType == typeof(TrialSignInsController)).ToList())
        {
            application.Controllers.Remove(controller);
        }
    }
}
