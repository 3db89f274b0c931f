namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// What a site in production should have seen to. One that has not starts all the same: its log says so, one line each, and <c>check --system</c>
/// fails. What is worse is refused (<see cref="Refusal"/>).
/// </summary>
/// <param name="Lacks">What is wrong and what to do, in Danish; nothing when all is well.</param>
public sealed record Precaution(Func<IServiceProvider, IEnumerable<string>> Lacks);

public static class PrecautionRegistration
{
    public static void AddPrecaution<TThing>(this IServiceCollection services, Func<TThing, bool> isTaken, string lack) where TThing : notnull =>
        services.AddPrecaution<TThing>(thing => isTaken(thing) ? [] : [lack]);

    public static void AddPrecaution<TThing>(this IServiceCollection services, Func<TThing, IEnumerable<string>> lacks) where TThing : notnull =>
        services.AddSingleton(new Precaution(provider => lacks(provider.GetRequiredService<TThing>())));

    /// <summary>Everything that is not seen to, in the order of the rooms.</summary>
    public static IReadOnlyList<string> Lacks(this IServiceProvider services)
    {
        using var scope = services.CreateScope();
        return [.. services.GetServices<Precaution>().SelectMany(precaution => precaution.Lacks(scope.ServiceProvider))];
    }
}

/// <summary>Tells the log what has not been seen to, when the site has answered: nobody waits for it. Development has its own rules.</summary>
internal sealed class PrecautionLog(IServiceProvider services, AfterStart start, IHostEnvironment environment, ILogger<PrecautionLog> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.ComesAsync(stoppingToken);
        if (environment.IsDevelopment())
        {
            return;
        }
        try
        {
            foreach (var lack in services.Lacks())
            {
                log.LogWarning("{Lack}", lack);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.LogError(e, "How the site is set up could not be looked through");
        }
    }
}
