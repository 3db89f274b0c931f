using System.Net;
using AlmenHaefte.Web.Hosting;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Webinars;

public sealed class ReceiptTests : IAsyncLifetime
{
    private const string Webinar = "vaerksted";
    private const string Small = "to-pladser";

    private readonly WebinarSite site = new();
    private Visit visit = null!;

    public ValueTask InitializeAsync()
    {
        site.Publish(Webinar);
        site.Publish(Small, "pladser: 2");
        visit = new Visit(site.Visitor());
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_receipt_is_for_one_pair_of_eyes()
    {
        var receipt = await visit.SignUpToReceiptAsync(Webinar, "Åse Ærø", "aase@almenbo.example");

        Assert.Contains("no-store", receipt.CacheControl, StringComparison.Ordinal);
        Assert.Equal("noindex", receipt.Response.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Equal("no-referrer", receipt.Response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(receipt.Has("link[rel=canonical]"));
        Assert.DoesNotContain("almenbo", receipt.Response.RequestMessage!.RequestUri!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_gives_the_webinars_address_to_pass_on()
    {
        var receipt = await visit.SignUpToReceiptAsync(Webinar, "Åse Ærø", "aase@almenbo.example");

        Assert.Contains($"{SiteFactory.Address}/webinarer/{Webinar}", receipt.Text, StringComparison.Ordinal);
        Assert.Contains(receipt.Links, link => link.StartsWith("mailto:?", StringComparison.Ordinal) && Uri.UnescapeDataString(link).Contains($"{SiteFactory.Address}/webinarer/{Webinar}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mistyped_address_is_put_right_from_the_receipt()
    {
        var receipt = await visit.SignUpToReceiptAsync(Webinar, "Åse Ærø", "aase@almenbo.exampel");
        var form = await visit.OpenAsync(CorrectionIn(receipt));
        Assert.Equal("aase@almenbo.exampel", form.Value("Email"));

        var refused = await visit.SendAsync(form, ("Email", "aase"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "aase"), (refused.Status, refused.Value("Email")));
        var corrected = await visit.SendAsync(refused, ("Email", "aase@almenbo.example"));

        Assert.Equal("aase@almenbo.example", (await visit.OpenAsync(corrected.Location)).Document.QuerySelector("strong.address")!.TextContent);
        var live = Assert.Single(await RowsAsync(), row => row.IsLive);
        Assert.Equal(("Åse Ærø", "aase@almenbo.example"), (live.Name, live.Email));
    }

    [Fact]
    public async Task A_correction_to_an_address_that_is_signed_up_gives_the_same_page_and_one_seat()
    {
        await visit.SignUpToReceiptAsync(Webinar, "Åse Ærø", "aase@almenbo.example");
        var mistaken = await visit.SignUpToReceiptAsync(Webinar, "Åse Ærø", "aase@almenbo.exampel");

        var corrected = await visit.SendAsync(await visit.OpenAsync(CorrectionIn(mistaken)), ("Email", "aase@almenbo.example"));

        Assert.Equal("Du er tilmeldt", (await visit.OpenAsync(corrected.Location)).Document.QuerySelector("h1")!.TextContent);
        Assert.Equal("aase@almenbo.example", Assert.Single(await RowsAsync(), row => row.IsLive).Email);
    }

    [Fact]
    public async Task A_full_webinar_does_not_hinder_a_correction()
    {
        await visit.SignUpToReceiptAsync(Small, "Søren O’Brien", "soeren@almenbo.example");
        var receipt = await visit.SignUpToReceiptAsync(Small, "Åse Ærø", "aase@almenbo.exampel");

        var refused = await visit.SendAsync(await visit.OpenAsync(CorrectionIn(receipt)), ("Email", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);

        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendAsync(refused, ("Email", "aase@almenbo.example"))).Status);
        Assert.Equal(2, (await RowsAsync()).Count(row => row.IsLive));
    }

    [Fact]
    public async Task A_receipt_is_shown_for_half_an_hour_and_the_sign_up_stands_after()
    {
        var receipt = await visit.SignUpToReceiptAsync(Webinar, "Åse Ærø", "aase@almenbo.example");
        var address = receipt.Response.RequestMessage!.RequestUri!.AbsolutePath;
        var form = await visit.OpenAsync(CorrectionIn(receipt));

        site.Now = Launch.InMarch.AddMinutes(30).AddSeconds(-1);
        Assert.Equal(HttpStatusCode.OK, (await visit.OpenAsync(address)).Status);

        site.Now = Launch.InMarch.AddMinutes(30).AddSeconds(1);
        var late = await visit.SendAsync(form, ("Email", "en.anden@almenbo.example"));
        Assert.All([await visit.OpenAsync(address), await visit.OpenAsync($"{address}/ret"), late], gone =>
        {
            Assert.Equal(HttpStatusCode.Gone, gone.Status);
            Assert.Contains("gælder tilmeldingen stadig", gone.Text, StringComparison.Ordinal);
        });
        Assert.Equal("aase@almenbo.example", Assert.Single(await RowsAsync()).Email);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("%C3%A6%20%2B%3D")]
    [InlineData("CfDJ8Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_receipt_that_is_not_ours_is_not_shown(string token) =>
        Assert.Equal(HttpStatusCode.Gone, (await visit.OpenAsync($"/webinarer/{Webinar}/tilmelding/kvittering/{token}")).Status);

    [Fact]
    public async Task A_receipt_for_one_webinar_does_not_open_another()
    {
        var receipt = await visit.SignUpToReceiptAsync(Webinar, "Åse Ærø", "aase@almenbo.example");

        var elsewhere = receipt.Response.RequestMessage!.RequestUri!.AbsolutePath.Replace(Webinar, Small, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Gone, (await visit.OpenAsync(elsewhere)).Status);
    }

    [Fact]
    public async Task A_closed_webinar_offers_no_correction()
    {
        var receipt = await visit.SignUpToReceiptAsync(Webinar, "Åse Ærø", "aase@almenbo.example");
        var correction = CorrectionIn(receipt);

        site.Publish(Webinar, "aflyst: Oplægsholderen er syg.");
        site.Services.GetRequiredService<ContentRefresh>().Now();

        var later = await visit.OpenAsync(receipt.Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.DoesNotContain(correction, later.Links);
        Assert.StartsWith("Webinaret er aflyst.", later.State, StringComparison.Ordinal);
        Assert.False((await visit.OpenAsync(correction)).Has("main form"));
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    private static string CorrectionIn(VisitedPage receipt) => receipt.Links.Single(link => link.EndsWith("/ret", StringComparison.Ordinal));

    private async Task<List<SignUp>> RowsAsync()
    {
        await using var db = site.OpenDatabase();
        return await db.SignUps.AsNoTracking().OrderBy(signUp => signUp.Id).ToListAsync(TestContext.Current.CancellationToken);
    }
}
