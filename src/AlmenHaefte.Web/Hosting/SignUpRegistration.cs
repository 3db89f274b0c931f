using AlmenHaefte.Data;
using AlmenHaefte.Remarks;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Web.Webinars;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

internal static class SignUpRegistration
{
    public static void AddSignUps(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => DataFolder.Of(provider.GetRequiredService<IOptions<DataOptions>>().Value, builder.Environment));
        services.AddPrecaution<DataFolder>(folder => folder.Lacks());
        services.AddDbContextPool<SiteDb>((provider, options) =>
        {
            SiteDatabase.Configure(options, provider.GetRequiredService<DataFolder>().Path);
            options.AddInterceptors(provider.GetRequiredService<OutboxCall>());
        });
        services.AddPrecaution<SiteDb>(IsNewerThanTheProgram);
        services.AddSingleton<OutboxCall>();
        services.AddSingleton<WriteGate>();
        services.AddScoped<SignUpList>();
        services.AddSingleton<CommonNames>();
        services.AddScoped<WaitingList>();
        services.AddScoped<MailLimits>();
        services.AddScoped<SignUpDesk>();
        services.AddScoped<SelfService>();
        services.AddScoped<LinkRequests>();
        services.AddScoped<Consents>();
        services.AddScoped<DataCopy>();
        services.AddScoped<StaffDesk>();
        services.AddScoped<WebinarChanges>();
        services.AddScoped<GroupMessages>();
        services.AddScoped<SignUpFinder>();
        services.AddScoped<SignUpTable>();
        services.AddScoped<Standings>();
        services.AddScoped<PersonTimeline>();
        services.AddScoped<WebinarForecasts>();
        services.AddScoped<WebinarDesk>();
        services.AddScoped<Reminders>();
        services.AddScoped<Erasure>();
        services.AddScoped<Retention>();
        services.AddScoped<RemarkDesk>();
        services.AddSingleton<Receipts>();
        services.AddOptions<SignUpOptions>().BindConfiguration("SignUp")
            .Validate(signUp => signUp.AreLimitsInOrder, "SignUp:PerClient og SignUp:PerOffice skal være hele tal, fx 10 og 60, og PerOffice skal være mindst lige så stor som PerClient")
            .Validate(signUp => signUp.IsLeastAgeANumber, "SignUp:LeastSeconds skal være et helt tal fra 0 til 60")
            .ValidateOnStart();
        services.AddSingleton(provider => new ClientLimits(Settings(provider).MostPerClient, Settings(provider).MostPerOffice));
        services.AddSingleton<Turns>();
        services.AddSingleton(provider => FormAge.Usual with { Least = Settings(provider).LeastAge });
        services.AddSingleton<FormGuard>();
        services.AddHostedService<DatabaseStart>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddHostedService<Rounds>();

        // Lost keys make every open form and every receipt unreadable: they lie with the data and go into its backup.
        services.AddDataProtection().SetApplicationName("AlmenHaefte");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>().Configure<DataFolder, ILoggerFactory>((keys, folder, loggers) =>
            keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(PrivateFolder.Create(Path.Combine(folder.Path, DataLayout.Keys)), loggers));
    }

    /// <summary>After a step back to a former release. What cannot be read at all is told by others.</summary>
    private static IEnumerable<string> IsNewerThanTheProgram(SiteDb db)
    {
        try
        {
            return db.Database.GetAppliedMigrations().Except(db.Database.GetMigrations()).Any() ? ["Databasen er ændret af en nyere udgave af sitet end denne – sæt den nyere i drift igen, eller gå helt tilbage (docs/operations/set-up.md)"] : [];
        }
        catch (Exception e) when (e is DataUnavailableException || SqliteErrors.IsUnavailable(e))
        {
            return [];
        }
    }

    private static SignUpOptions Settings(IServiceProvider provider) => provider.GetRequiredService<IOptions<SignUpOptions>>().Value;
}

/// <summary>Takes the database before the first request is answered, and keeps it until the last one is.</summary>
internal sealed class DatabaseStart(DataFolder folder) : IHostedLifecycleService, IDisposable
{
    private SiteDatabase? database;

    public async Task StartingAsync(CancellationToken cancellationToken) => database = await SiteDatabase.StartAsync(folder.Path, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => database?.Dispose();
}
