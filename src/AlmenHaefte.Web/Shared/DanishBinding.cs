using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace AlmenHaefte.Web.Shared;

/// <summary>What the framework says of a value that it cannot read, in Danish.</summary>
internal static class DanishBinding
{
    public static void Describe(DefaultModelBindingMessageProvider messages)
    {
        messages.SetValueMustNotBeNullAccessor(_ => "Feltet skal udfyldes.");
        messages.SetMissingBindRequiredValueAccessor(_ => "Feltet skal udfyldes.");
        messages.SetMissingKeyOrValueAccessor(() => "Feltet skal udfyldes.");
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => "Værdien kan ikke læses.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Værdien kan ikke læses.");
        messages.SetUnknownValueIsInvalidAccessor(_ => "Værdien kan ikke læses.");
        messages.SetValueIsInvalidAccessor(_ => "Værdien kan ikke læses.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Værdien kan ikke læses.");
        messages.SetValueMustBeANumberAccessor(_ => "Skriv et tal.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Skriv et tal.");
    }
}
