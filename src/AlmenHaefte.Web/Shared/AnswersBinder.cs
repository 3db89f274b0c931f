using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Shared;

/// <summary>
/// Reads every <c>Answers[id]</c> of a posted form. The framework's own reading of a dictionary makes faults of names that only look like
/// ours, and nobody could mend those.
/// </summary>
internal sealed class AnswersBinder : IModelBinder
{
    private const string Opening = QuestionFields.Field + "[";

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var request = bindingContext.HttpContext.Request;
        var answers = request.HasFormContentType
            ? request.Form.Where(field => field.Key.StartsWith(Opening, StringComparison.Ordinal) && field.Key.EndsWith(']'))
            : [];
        bindingContext.Result = ModelBindingResult.Success(answers.ToDictionary(field => field.Key[Opening.Length..^1], field => field.Value is [var first, ..] ? first : null));
        return Task.CompletedTask;
    }
}
