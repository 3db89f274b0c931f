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
    public static string? Of(Exception failure) => failure switch
    {
        OptionsValidationException settings => string.Join(' ', settings.Failures),
        NoContentException content => $"Indholdet kan ikke vises: {string.Join("; ", content.Faults)}",
        SiteDatabaseException database => database.Message,
        BackupException backup => backup.Message,
        LinkSecretException keys => keys.Message,
        IOException { InnerException: AddressInUseException } => "Adressen er optaget af et andet program. Vælg en anden port, fx --urls http://localhost:5001",
        _ => null,
    };
}
