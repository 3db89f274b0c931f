using System.Net;
using AlmenHaefte.Tests.Hosting;

namespace AlmenHaefte.Tests.Newsroom;

public sealed class AttemptTests
{
    [Fact]
    public async Task Who_tries_without_end_is_told_in_Danish_to_wait_and_nobody_else_is()
    {
        await using var site = new ServedSite();
        await Colleague.LinkAsync(site);
        var visit = site.From("127.0.0.9");
        var page = await visit.OpenAsync("/redaktion/log-ind");
        for (var attempt = 0; attempt < 60; attempt++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visit.SendAsync(page)).Status);
        }

        var refused = await visit.SendAsync(page);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("Vent lidt, og prøv igen", refused.Heading);
        Assert.InRange(refused.Response.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 1, 10);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visit.PostAsync("/redaktion/log-ind/udfordring", page.Filled())).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visit.PostAsync("/redaktion/link", page.Filled())).Status);

        var other = site.From("127.0.0.10");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.SendAsync(await other.OpenAsync("/redaktion/log-ind"))).Status);
    }

    [Fact]
    public async Task Guessing_links_is_told_to_wait()
    {
        await using var site = new ServedSite();
        var visit = site.From("127.0.0.11");
        for (var attempt = 0; attempt < 30; attempt++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visit.OpenAsync($"/redaktion/link/{attempt}")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await visit.OpenAsync("/redaktion/link/31")).Status);
    }
}
