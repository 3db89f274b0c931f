using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AlmenHaefte.Tests.Hosting;
using AlmenHaefte.Tests.Webinars;
using MimeKit;

namespace AlmenHaefte.Tests.SignUps;

/// <summary>The program itself, killed and started again on the day when everything must be gone.</summary>
public sealed partial class ForgottenTests : IDisposable
{
    private const string Webinar = "lancering-strategiske-partnerskaber";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string data = Directory.CreateTempSubdirectory("almenhaefte-glemt-").FullName;

    [Fact]
    public async Task When_the_day_has_come_no_name_address_or_key_is_left_in_database_mails_or_log()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var log = new StringBuilder();
        string[] keys;
        using (var site = SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address), ("Site:Clock", "2022-03-28T09:00+02:00"), ("Data:Root", data)))
        {
            var visit = new Visit(await site.VisitorAsync(cancellation));
            var form = await visit.OpenAsync($"/webinarer/{Webinar}/tilmelding");
            // A form that comes back faster than a person can write is shown again.
            await Task.Delay(TimeSpan.FromSeconds(2.5), cancellation);
            var answer = await visit.SendAsync(form, ("Name", "Søren O’Brien"), ("Email", "soeren.obrien@blåbærgrød.example"), ("Organisation", "Sødalen"));
            Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
            var mail = await MailAsync();
            keys = [.. Keys().Matches(mail.TextBody!).Select(key => key.Value).Distinct()];
            Assert.Equal(2, keys.Length);
            foreach (var address in WholeAddresses().Matches(mail.TextBody!).Select(address => new Uri(address.Value).AbsolutePath).Distinct())
            {
                Assert.Equal(HttpStatusCode.OK, (await visit.OpenAsync(address)).Status);
                await visit.OpenAsync(address + "x");
            }

            log.AppendJoin('\n', site.Output.Concat(site.Errors));
        }

        string[] traces = ["Søren", "O’Brien", "obrien", "blåbærgrød", "xn--", "Sødalen", .. keys];
        Assert.Contains("obrien", await EverythingOnDiskAsync(), StringComparison.OrdinalIgnoreCase);

        using (var site = SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address), ("Site:Clock", "2022-07-20T09:00+02:00"), ("Data:Root", data)))
        {
            await site.LineAsync(line => line.Contains("1 sign-ups anonymised", StringComparison.Ordinal), cancellation);
            for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && (new FileInfo(Path.Combine(data, "almenhaefte.db-wal")) is { Length: > 0 } || Mails().Length > 0);)
            {
                await Task.Delay(50, cancellation);
            }

            log.AppendJoin('\n', site.Output.Concat(site.Errors));
        }

        Assert.Empty(Mails());
        var after = await EverythingOnDiskAsync();
        Assert.All(traces, trace => Assert.DoesNotContain(trace, after, StringComparison.OrdinalIgnoreCase));
        Assert.All(traces, trace => Assert.DoesNotContain(trace, log.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    private string[] Mails() => Directory.Exists(Path.Combine(data, "mail")) ? Directory.GetFiles(Path.Combine(data, "mail"), "*.eml") : [];

    private async Task<MimeMessage> MailAsync()
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && Mails().Length == 0;)
        {
            await Task.Delay(50);
        }

        return await MimeMessage.LoadAsync(Assert.Single(Mails()), TestContext.Current.CancellationToken);
    }

    private async Task<string> EverythingOnDiskAsync()
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(data, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            text.Append(Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
        }

        return text.ToString();
    }

    [GeneratedRegex("(?<=/[0-9a-f]{32}/)[A-Za-z0-9_-]{43}")]
    private static partial Regex Keys();

    [GeneratedRegex(@"https://\S+")]
    private static partial Regex WholeAddresses();
}
