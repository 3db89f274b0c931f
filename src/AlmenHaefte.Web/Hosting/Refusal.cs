using System.Globalization;
using System.Text.Json;
using AlmenHaefte.Backups;
using AlmenHaefte.Data;
using AlmenHaefte.Publishing;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Why the site does not start, in one line for whoever runs it: settings, content or data that somebody must put right.</summary>
internal static class Refusal
{
    /// <returns>Null for a failure that nobody foresaw: its stack trace is what helps then.</returns>
    public static string? Of(Exception failure) => LinesOf(failure) is { } lines ? string.Join(Environment.NewLine, lines) : null;

    /// <summary>As <see cref="Of"/>, each reason for itself.</summary>
    public static IReadOnlyList<string>? LinesOf(Exception failure) => failure switch
    {
        AggregateException { InnerExceptions: var several } when several.All(one => one is OptionsValidationException) => [.. several.SelectMany(one => ((OptionsValidationException)one).Failures)],
        OptionsValidationException settings => [.. settings.Failures],
        NoContentException content => [$"Indholdet kan ikke vises: {string.Join("; ", content.Faults)}"],
        SiteDatabaseException database => [database.Message],
        BackupException backup => [backup.Message],
        LinkSecretException keys => [keys.Message],
        TypeInitializationException { InnerException: TimeZoneNotFoundException or CultureNotFoundException } => ["Maskinen kender ikke dansk tid eller dansk sprog: installér tzdata og ICU, og fjern DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"],
        InvalidDataException { InnerException: FormatException { InnerException: JsonException broken } } file => [$"Indstillingerne kan ikke læses: linje {broken.LineNumber + 1} er ikke gyldig JSON. {file.Message}"],
        IOException { InnerException: AddressInUseException } => ["Adressen er optaget af et andet program. Vælg en anden port, fx --urls http://localhost:5001"],
        _ => null,
    };
}
