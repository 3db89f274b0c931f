namespace AlmenHaefte.Tests.Hosting;

public sealed class MailSettingsTests
{
    private static readonly (string Key, string Value)[] Whole =
    [
        ("Site:Address", SiteFactory.Address),
        ("Mail:Transport", "Smtp"),
        ("Mail:From", "tilmelding@almennet.dk"),
        ("Mail:Smtp:Host", "localhost"),
    ];

    [Theory]
    [InlineData("Mail:Transport", "Brevdue", "Mail:Transport skal være Folder (mails som filer) eller Smtp (mails sendes)")]
    [InlineData("Mail:Smtp:Host", "", "Mail:Smtp:Host mangler: skriv mailserverens navn, fx smtp.almennet.dk")]
    [InlineData("Mail:From", "", "Mail:From mangler: skriv afsenderens mailadresse, fx tilmelding@almennet.dk")]
    [InlineData("Mail:From", "tilmelding", "Mail:From skal være en mailadresse, fx tilmelding@almennet.dk")]
    [InlineData("Mail:ReplyTo", "kontakt@almennet", "Mail:ReplyTo skal være en mailadresse, fx kontakt@almennet.dk")]
    [InlineData("Mail:Smtp:Port", "65536", "Mail:Smtp:Port skal være et tal fra 1 til 65535; uden det bruges den port, der hører til Mail:Smtp:Security")]
    [InlineData("Mail:Smtp:Security", "0", "Mail:Smtp:Security skal være StartTls, SslOnConnect eller None")]
    [InlineData("Mail:Bounces:Host", "imap.almennet.dk", "Mail:Bounces:User mangler: skriv det navn, som postkassen med returnerede mails åbnes med")]
    [InlineData("Mail:Bounces:Port", "993a", "Mail:Bounces:Port skal være et tal fra 1 til 65535; uden det bruges den port, der hører til Mail:Bounces:Security")]
    [InlineData("Mail:Bounces:Security", "SSL", "Mail:Bounces:Security skal være StartTls, SslOnConnect eller None")]
    public async Task A_setting_that_cannot_be_right_is_refused_in_one_line(string key, string value, string reason) =>
        Assert.Equal(reason, await RefusalAsync((key, value)));

    [Fact]
    public async Task Mails_and_passwords_are_not_sent_in_the_clear_to_another_machine() => Assert.Equal(
        "Mail:Smtp:Security må kun være None, når mailserveren er på samme maskine (localhost)",
        await RefusalAsync(("Mail:Smtp:Security", "None"), ("Mail:Smtp:Host", "smtp.almennet.dk")));

    [Fact]
    public async Task The_password_of_the_mailbox_is_not_sent_in_the_clear_to_another_machine() => Assert.Equal(
        "Mail:Bounces:Security må kun være None, når mailserveren er på samme maskine (localhost)",
        await RefusalAsync(("Mail:Bounces:Security", "None"), ("Mail:Bounces:Host", "imap.almennet.dk"), ("Mail:Bounces:User", "tilmelding")));

    private static async Task<string> RefusalAsync(params (string Key, string Value)[] changes)
    {
        using var site = SiteProcess.Start("Production", [.. Whole, .. changes]);
        Assert.Equal(1, await site.EndAsync(TestContext.Current.CancellationToken));
        Assert.Empty(site.Output);
        return Assert.Single(site.Errors);
    }
}
