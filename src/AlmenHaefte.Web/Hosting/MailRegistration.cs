using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Publishing;
using AlmenHaefte.Web.Shared;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

internal static class MailRegistration
{
    private const string FolderName = "mail";

    public static void AddMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MailOptions>().BindConfiguration("Mail")
            .Validate(mail => mail.IsTransportKnown, "Mail:Transport skal være Folder (mails som filer) eller Smtp (mails sendes)")
            .Validate(mail => !mail.SendsBySmtp || !MailOptions.IsEmpty(mail.Smtp.Host), "Mail:Smtp:Host mangler: skriv mailserverens navn, fx smtp.almennet.dk")
            .Validate(mail => !mail.SendsBySmtp || !MailOptions.IsEmpty(mail.From), "Mail:From mangler: skriv afsenderens mailadresse, fx tilmelding@almennet.dk")
            .Validate(mail => mail.IsFromAnAddress, "Mail:From skal være en mailadresse, fx tilmelding@almennet.dk")
            .Validate(mail => mail.IsReplyToAnAddress, "Mail:ReplyTo skal være en mailadresse, fx kontakt@almennet.dk")
            .Validate(mail => mail.Smtp.IsPortANumber, "Mail:Smtp:Port skal være et tal fra 1 til 65535; uden det bruges den port, der hører til Mail:Smtp:Security")
            .Validate(mail => mail.Smtp.SecurityKind is not null, "Mail:Smtp:Security skal være StartTls, SslOnConnect eller None")
            .Validate(mail => !mail.SendsBySmtp || mail.Smtp.IsSecureEnough, "Mail:Smtp:Security må kun være None, når mailserveren er på samme maskine (localhost)")
            .Validate(mail => !mail.ReadsBounces || !MailOptions.IsEmpty(mail.Bounces.User), "Mail:Bounces:User mangler: skriv det navn, som postkassen med returnerede mails åbnes med")
            .Validate(mail => mail.Bounces.IsPortANumber, "Mail:Bounces:Port skal være et tal fra 1 til 65535; uden det bruges den port, der hører til Mail:Bounces:Security")
            .Validate(mail => mail.Bounces.SecurityKind is not null, "Mail:Bounces:Security skal være StartTls, SslOnConnect eller None")
            .Validate(mail => !mail.ReadsBounces || mail.Bounces.IsSecureEnough, "Mail:Bounces:Security må kun være None, når mailserveren er på samme maskine (localhost)")
            .ValidateOnStart();

        services.AddPrecaution<IOptions<MailOptions>>(mail => mail.Value.SendsBySmtp, "Mail:Transport er Folder, så mails bliver til filer og når ingen – sæt Mail:Transport til Smtp og skriv Mail:Smtp:Host");

        services.AddSingleton<LinkSecret>();
        services.AddSingleton(provider => new LinkKeys(provider.GetRequiredService<LinkSecret>().ReadOrCreate()));
        services.AddSingleton(provider => new SiteLinks(provider.GetRequiredService<SiteAddress>().Of, provider.GetRequiredService<LinkKeys>()));
        // For each request anew, since the content that names the publisher may change.
        services.AddScoped(SenderNow);
        services.AddScoped<Mails>();
        services.AddScoped(provider => new PreviewMails(provider.GetRequiredService<Sender>(), provider.GetRequiredService<SiteAddress>().Of));

        services.AddSingleton(provider => new MailFolder(Path.Combine(provider.GetRequiredService<DataFolder>().Path, FolderName)));
        services.AddSingleton<IMailTransport>(provider => new CountedTransport(WayOut(provider), provider.GetRequiredService<SiteMeter>()));
        services.AddSingleton<OutboxSignal>();
        services.AddScoped<Outbox>();
        services.AddScoped<LostMails>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Delivery>(provider, Opener(provider)));
        services.AddSingleton<MailWorker>();
        services.AddHostedService<LinkKeysStart>();
        services.AddHostedService(provider => provider.GetRequiredService<MailWorker>());
        services.AddSingleton(provider => new BounceWorker(provider.GetRequiredService<IOptions<MailOptions>>().Value is { ReadsBounces: true } mail
            ? ActivatorUtilities.CreateInstance<BounceMailbox>(provider, mail.BounceServer, Sender.DomainOf(AddressOfSender(provider)), Opener(provider))
            : null));
        services.AddHostedService(provider => provider.GetRequiredService<BounceWorker>());
        services.AddHealthChecks().AddCheck<MailHealth>("mail");
    }

    private static IMailTransport WayOut(IServiceProvider services) =>
        services.GetRequiredService<IOptions<MailOptions>>().Value is { SendsBySmtp: true } mail ? new SmtpRelay(mail.Server) : services.GetRequiredService<MailFolder>();

    private static Func<SiteDb> Opener(IServiceProvider services)
    {
        var database = new PooledDbContextFactory<SiteDb>(SiteDatabase.Options(services.GetRequiredService<DataFolder>().Path));
        return database.CreateDbContext;
    }

    private static Sender SenderNow(IServiceProvider services)
    {
        var mail = services.GetRequiredService<IOptions<MailOptions>>().Value;
        var site = services.GetRequiredService<Bookshelf>().Current.Settings;
        return new Sender(
            site.Publisher,
            AddressOfSender(services),
            mail.ReplyToAddress ?? MailOptions.AddressIn(site.Contact.Mail),
            site.Name);
    }

    private static string AddressOfSender(IServiceProvider services) =>
        services.GetRequiredService<IOptions<MailOptions>>().Value.FromAddress ?? $"tilmelding@{services.GetRequiredService<SiteAddress>().Host}";
}
