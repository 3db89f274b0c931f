using System.Net;

namespace AlmenHaefte.Tests.Hosting;

public sealed class LargeFormTests
{
    private static readonly string[] Guards = ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Cross-Origin-Embedder-Policy", "Permissions-Policy"];

    [Fact]
    public async Task A_form_larger_than_any_of_ours_is_refused_and_one_of_the_largest_is_taken_without_a_word_in_the_log()
    {
        await using var site = new ServedSite();
        var visit = site.From("127.0.0.1");
        var form = await visit.OpenAsync(ServedSite.FormAddress);

        var refused = await visit.SendAsync(form, ("Name", "Åse Ærø"), ("Email", "aase@almenbo.example"), ("Organisation", new string('a', 64 * 1024)));
        var taken = await visit.SendAsync(form, ("Name", "Åse Ærø"), ("Email", "aase@almenbo.example"), ("Uvedkommende", new string('a', 60 * 1024)));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.SeeOther), (refused.Status, taken.Status));
        Assert.Equal("Det er for meget på én gang", refused.Heading);
        Assert.All(Guards, header => Assert.True(refused.Response.Headers.Contains(header), header));
        Assert.DoesNotContain(site.Log, line => line.Contains("size limit", StringComparison.OrdinalIgnoreCase));
    }
}
