using System.Net;
using AlmenHaefte.Mailing;

namespace AlmenHaefte.Tests.Newsroom.Webinars;

public sealed class MailSampleTests : WebinarRoom
{
    [Fact]
    public async Task Every_mail_can_be_seen_both_ways()
    {
        var list = await Me.OpenAsync("/redaktion/mails");
        foreach (var sample in MailSamples.All())
        {
            Assert.Contains($"/redaktion/mails/{sample.Name}", list.Links);
        }

        var page = await Me.OpenAsync("/redaktion/mails/bekraeftelse");
        Assert.Contains("Hej Åse Ærø", page.Document.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("kalenderaftale", page.Text, StringComparison.Ordinal);
        Assert.Equal("", page.Document.QuerySelector("iframe")!.GetAttribute("sandbox"));
        Assert.Contains("frame-src 'self'", page.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mail_in_the_frame_can_run_and_fetch_nothing()
    {
        var mail = await Me.OpenAsync("/redaktion/mails/bekraeftelse/html");

        Assert.Equal("Du er tilmeldt", mail.Heading);
        var policy = mail.Response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_is_not_there_is_not_found() => Assert.Equal(HttpStatusCode.NotFound, (await Me.OpenAsync("/redaktion/mails/findes-ikke")).Status);
}
