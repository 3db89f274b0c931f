using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace AlmenHaefte.Tests.SignUps;

public sealed class CrowdTests
{
    private const int People = 500;
    private const string Webinar = "lancering-strategiske-partnerskaber";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Five_hundred_people_sign_up_while_mails_go_out_and_each_gets_one_mail()
    {
        await using var site = new SiteFactory();
        site.Visitor().Dispose();
        var answers = new ConcurrentBag<HttpStatusCode>();

        await Parallel.ForEachAsync(Enumerable.Range(0, People), new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (n, _) =>
        {
            // Who is told that the site is busy tries again, as people do.
            HttpStatusCode status;
            do
            {
                status = (await new Visit(site.Visitor()).SignUpAsync(Webinar, ("Name", $"Deltager {n}"), ("Email", $"deltager{n}@almenbo.example"))).Status;
            }
            while (status is HttpStatusCode.ServiceUnavailable);
            answers.Add(status);
        });

        Assert.Equal(People, answers.Count(status => status is HttpStatusCode.SeeOther));
        await using var db = site.OpenDatabase();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && await db.Mails.AnyAsync(mail => mail.State == MailState.Queued, TestContext.Current.CancellationToken);)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(People, await db.SignUps.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(People, await db.Mails.CountAsync(mail => mail.State == MailState.Sent && mail.Tries == 0, TestContext.Current.CancellationToken));
        var recipients = Directory.GetFiles(Path.Combine(site.DataRoot, "mail"), "*.eml")
            .Select(file => MimeMessage.Load(file, TestContext.Current.CancellationToken).To.Mailboxes.Single().Address)
            .ToList();
        Assert.Equal(People, recipients.Count);
        Assert.Equal(People, recipients.Distinct().Count());
    }
}
