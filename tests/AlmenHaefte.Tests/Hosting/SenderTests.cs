using System.Diagnostics;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Hosting;

public sealed class SenderTests
{
    [Fact]
    public async Task Who_writes_is_the_publisher_at_the_sites_own_address()
    {
        await using var site = new Site();

        Assert.Equal(new Sender("AlmenNet", "tilmelding@haefter.example", null, "AlmenHæfter"), SenderOf(site));
    }

    [Fact]
    public async Task A_danish_domain_is_written_in_its_ascii_form()
    {
        await using var site = new Site { Settings = { ["Site:Address"] = "https://hæfter.example" } };

        Assert.Equal("tilmelding@xn--hfter-sra.example", SenderOf(site).Address);
    }

    [Fact]
    public async Task What_the_settings_say_goes_before_the_content()
    {
        await using var site = new Site { Settings = { ["Mail:From"] = "webinar@almennet.example", ["Mail:ReplyTo"] = "Kontakt <kontakt@blåbærgrød.example>" } };
        site.Rewrite("navn: \"\"", "mail: post@almennet.example");

        var sender = SenderOf(site);

        Assert.Equal(("webinar@almennet.example", "kontakt@xn--blbrgrd-fxak7p.example"), (sender.Address, sender.ReplyTo));
    }

    [Fact]
    public async Task A_changed_name_and_contact_hold_from_the_next_mail()
    {
        await using var site = new Site();
        Assert.Equal("AlmenNet", SenderOf(site).Name);

        site.Rewrite("udgiver: AlmenNet", "udgiver: Ærlige Boliger");
        site.Rewrite("navn: \"\"", "mail: post@almennet.example");

        for (var waited = Stopwatch.StartNew(); SenderOf(site) is not { Name: "Ærlige Boliger", ReplyTo: "post@almennet.example" }; await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(2), "The new text never came.");
        }
    }

    private static Sender SenderOf(Site site)
    {
        using var scope = site.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<Sender>();
    }

    private sealed class Site : WebinarSite
    {
        public Dictionary<string, string> Settings { get; } = [];

        public void Rewrite(string old, string text)
        {
            var file = Path.Combine(ContentRoot, "site.yml");
            File.WriteAllText(file, File.ReadAllText(file).Replace(old, text, StringComparison.Ordinal));
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var (key, value) in Settings)
            {
                builder.UseSetting(key, value);
            }
        }
    }
}
