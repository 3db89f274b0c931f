using System.Net;
using AlmenHaefte.Tests.SignUps;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Webinars;

public sealed class ReceiptTests : IAsyncLifetime
{
    private const string Webinar = "vaerksted";
    private const string Small = "to-pladser";
    private const string WithLink = "med-link";

    private static readonly Dictionary<string, string> NoFields = [];

    private readonly WebinarSite site = new();
    private Visit visit = null!;

    public ValueTask InitializeAsync()
    {
        site.Publish(Webinar);
        site.Publish(Small, "pladser: 2");
        site.Publish(WithLink, "moedelink: https://moede.example/rum");
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
        Assert.Contains(AddressOf(receipt), form.Links);

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

    [Fact]
    public async Task A_receipt_promises_the_mail_that_is_on_its_way_and_what_to_do_without_it()
    {
        var receipt = await visit.SignUpToReceiptAsync(Webinar, "Åse Ærø", "aase@almenbo.example");

        Assert.Contains("Om lidt har du en mail med dit link til webinaret og en invitation til kalenderen.", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Siden her kan ses, og adressen kan rettes, til kl. 09.30.", receipt.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("/tilmelding/send-link", receipt.Links);
        Assert.False(receipt.Has("main form"));
    }

    [Fact]
    public async Task In_the_last_hour_the_receipt_is_the_way_in_for_two_hours()
    {
        site.Now = Launch.StartsAt.AddMinutes(-60);
        var receipt = await visit.SignUpToReceiptAsync(WithLink, "Åse Ærø", "aase@almenbo.example");
        var door = Assert.Single(receipt.Actions);
        Assert.Contains("Døren åbner kl. 09.45", receipt.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("form-action 'self' https:", receipt.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(AddressOf(receipt), (await visit.PostAsync(door, NoFields)).Location);

        site.Now = Launch.StartsAt.AddMinutes(-15);
        Assert.Equal("https://moede.example/rum", (await visit.PostAsync(door, NoFields)).Location);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal(site.Now, row.JoinedAt!.Value, TimeSpan.FromMinutes(1));
        Assert.Null(row.EmailProvenAt);

        site.Now = Launch.StartsAt.AddMinutes(60).AddSeconds(-1);
        Assert.Equal("https://moede.example/rum", (await visit.PostAsync(door, NoFields)).Location);
        Assert.DoesNotContain((await visit.OpenAsync(AddressOf(receipt))).Links, link => link.EndsWith("/ret", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Gone, (await visit.OpenAsync($"{AddressOf(receipt)}/ret")).Status);
        site.Now = Launch.StartsAt.AddMinutes(60).AddSeconds(1);
        Assert.Equal(HttpStatusCode.Gone, (await visit.PostAsync(door, NoFields)).Status);
    }

    [Fact]
    public async Task A_known_address_comes_in_by_the_same_page_and_nobody_is_noted()
    {
        await visit.SignUpToReceiptAsync(WithLink, "Åse Ærø", "aase@almenbo.example");
        site.Now = Launch.StartsAt;

        var known = await new Visit(site.Visitor()).SignUpToReceiptAsync(WithLink, "En Anden", "aase@almenbo.example");
        var unknown = await new Visit(site.Visitor()).SignUpToReceiptAsync(WithLink, "En Anden", "ny@almenbo.example");

        Assert.Equal(WithoutToken(known).Replace("aase@", "ny@", StringComparison.Ordinal), WithoutToken(unknown));
        var answers = await Task.WhenAll(new[] { known, unknown }.Select(receipt => visit.PostAsync(Assert.Single(receipt.Actions), NoFields)));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.SeeOther, "https://moede.example/rum"), (answer.Status, answer.Location)));
        Assert.Equal([false, true], (await RowsAsync()).Select(row => row.JoinedAt is not null));
    }

    [Fact]
    public async Task Nobody_comes_in_by_a_receipt_for_the_waiting_list_or_for_a_sign_up_that_is_cancelled()
    {
        site.Publish(Small, "pladser: 1", "moedelink: https://moede.example/rum");
        site.Services.GetRequiredService<ContentRefresh>().Now();
        site.Now = Launch.StartsAt;
        var seated = await visit.SignUpToReceiptAsync(Small, "Søren O’Brien", "soeren@almenbo.example");
        var waiting = await visit.SignUpToReceiptAsync(Small, "Åse Ærø", "aase@almenbo.example");
        var soeren = await Attendee.WithAddressAsync(site, Small, "soeren@almenbo.example");
        await soeren.StepAsync("/afmelding");

        Assert.False(waiting.Has("main form"));
        Assert.Equal(AddressOf(waiting), (await visit.PostAsync($"{AddressOf(waiting)}/deltag", NoFields)).Location);
        Assert.Equal(AddressOf(seated), (await visit.PostAsync(Assert.Single(seated.Actions), NoFields)).Location);
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    private static string AddressOf(VisitedPage receipt) => receipt.Response.RequestMessage!.RequestUri!.AbsolutePath;

    private static string WithoutToken(VisitedPage receipt) => receipt.Html.Replace(AddressOf(receipt).Split('/')[^1], "…", StringComparison.Ordinal);

    private static string CorrectionIn(VisitedPage receipt) => receipt.Links.Single(link => link.EndsWith("/ret", StringComparison.Ordinal));

    private async Task<List<SignUp>> RowsAsync()
    {
        await using var db = site.OpenDatabase();
        return await db.SignUps.AsNoTracking().OrderBy(signUp => signUp.Id).ToListAsync(TestContext.Current.CancellationToken);
    }
}
