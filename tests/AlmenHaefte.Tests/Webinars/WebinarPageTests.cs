using System.Net;
using System.Text.Json;

namespace AlmenHaefte.Tests.Webinars;

public sealed class WebinarPageTests : IClassFixture<WebinarPageTests.Site>
{
    private readonly Site site;
    private readonly Visit visit;

    public WebinarPageTests(Site site)
    {
        this.site = site;
        visit = new Visit(site.Visitor());
        site.Now = Launch.InMarch;
    }

    [Fact]
    public async Task A_webinar_that_is_open_tells_how_long_and_leads_to_the_form()
    {
        var page = await visit.OpenAsync("/webinarer/aaben");

        Assert.Equal("Tilmeldingen er åben til tirsdag den 19. april 2022 kl. 12.00.", page.State);
        Assert.Contains("/webinarer/aaben/tilmelding", page.Links);
        Assert.True(page.Has("main .state time[datetime='2022-04-19T12:00+02:00']"));
        Assert.True(page.Has("main dl time[datetime='2022-04-20T10:00+02:00']"));
        Assert.Contains("Onsdag den 20. april 2022 kl. 10.00–11.30 (dansk tid) Forbehold Tiden er foreløbig.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tilmeldte får linket i en mail. Døren åbner kl. 09.45.", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2022-04-20T11:30:00+02:00", true)]
    [InlineData("2022-07-18T23:59:59+02:00", true)]
    [InlineData("2022-07-19T00:00:00+02:00", false)]
    public async Task A_webinar_that_is_over_leads_to_ones_link_for_as_long_as_it_works(string moment, bool leads)
    {
        site.Now = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(leads, (await visit.OpenAsync("/webinarer/uden-optagelse")).Links.Contains("/tilmelding/send-link"));
    }

    [Theory]
    [InlineData("kladde", "2022-04-01T08:59:59+02:00", null)]
    [InlineData("kladde", "2022-04-01T09:00:00+02:00", "Tilmeldingen er åben til onsdag den 20. april 2022 kl. 11.30.")]
    [InlineData("kladde", "2022-04-01T09:00:01+02:00", "Tilmeldingen er åben til onsdag den 20. april 2022 kl. 11.30.")]
    [InlineData("aaben", "2022-03-20T11:59:59+01:00", "Tilmeldingen åbner søndag den 20. marts 2022 kl. 12.00.")]
    [InlineData("aaben", "2022-03-20T12:00:00+01:00", "Tilmeldingen er åben til tirsdag den 19. april 2022 kl. 12.00.")]
    [InlineData("aaben", "2022-03-20T12:00:01+01:00", "Tilmeldingen er åben til tirsdag den 19. april 2022 kl. 12.00.")]
    [InlineData("aaben", "2022-04-19T11:59:59+02:00", "Tilmeldingen er åben til tirsdag den 19. april 2022 kl. 12.00.")]
    [InlineData("aaben", "2022-04-19T12:00:00+02:00", "Tilmeldingen lukkede tirsdag den 19. april 2022 kl. 12.00.")]
    [InlineData("aaben", "2022-04-19T12:00:01+02:00", "Tilmeldingen lukkede tirsdag den 19. april 2022 kl. 12.00.")]
    [InlineData("til-det-sidste", "2022-04-20T08:59:59+02:00", "Tilmeldingen er åben til onsdag den 20. april 2022 kl. 11.30.")]
    [InlineData("til-det-sidste", "2022-04-20T09:00:00+02:00", "Efter planen begynder webinaret om lidt, kl. 10.00. Tilmeldingen er åben til onsdag den 20. april 2022 kl. 11.30.")]
    [InlineData("til-det-sidste", "2022-04-20T09:45:00+02:00", "Efter planen begynder webinaret om få minutter, kl. 10.00. Tilmeldingen er åben til onsdag den 20. april 2022 kl. 11.30.")]
    [InlineData("til-det-sidste", "2022-04-20T10:00:00+02:00", "Efter planen er webinaret i gang og slutter kl. 11.30. Tilmeldingen er åben til onsdag den 20. april 2022 kl. 11.30.")]
    [InlineData("til-det-sidste", "2022-04-20T11:29:59+02:00", "Efter planen er webinaret i gang og slutter kl. 11.30. Tilmeldingen er åben til onsdag den 20. april 2022 kl. 11.30.")]
    [InlineData("til-det-sidste", "2022-04-20T11:30:00+02:00", "Efter planen sluttede webinaret kl. 11.30. Optagelsen kommer her på siden, når den er klar. Tilmeldingen er lukket.")]
    [InlineData("til-det-sidste", "2022-04-20T12:00:00+02:00", "Webinaret er slut. Optagelsen kommer her på siden, når den er klar. Tilmeldingen er lukket.")]
    [InlineData("aflyst", "2022-03-28T09:00:00+02:00", "Webinaret er aflyst. Oplægsholderen er syg. Man kan ikke tilmelde sig.")]
    [InlineData("uden-optagelse", "2022-05-01T09:00:00+02:00", "Webinaret er slut. Der kommer ingen optagelse. Tilmeldingen er lukket.")]
    [InlineData("med-eftertekst", "2022-05-01T09:00:00+02:00", "Det blev en god dag. Tilmeldingen er lukket.")]
    [InlineData("med-optagelse", "2022-05-01T09:00:00+02:00", "Webinaret er slut. Se optagelsen, der kan ses til onsdag den 1. juni 2022 kl. 12.00. Tilmeldingen er lukket.")]
    [InlineData("med-optagelse", "2022-06-01T11:59:59+02:00", "Webinaret er slut. Se optagelsen, der kan ses til onsdag den 1. juni 2022 kl. 12.00. Tilmeldingen er lukket.")]
    [InlineData("med-optagelse", "2022-06-01T12:00:00+02:00", "Webinaret er slut. Optagelsen kan ikke længere ses. Tilmeldingen er lukket.")]
    public async Task A_page_says_what_holds_at_the_moment(string webinar, string moment, string? state)
    {
        site.Now = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

        var page = await visit.OpenAsync($"/webinarer/{webinar}");
        var form = await visit.OpenAsync($"/webinarer/{webinar}/tilmelding");

        Assert.Equal(state is null ? HttpStatusCode.NotFound : HttpStatusCode.OK, page.Status);
        Assert.Equal(page.Status, form.Status);
        if (state is not null)
        {
            Assert.Equal(state, page.State);
            Assert.Contains("Tiden er foreløbig.", page.Text, StringComparison.Ordinal);
            Assert.Equal("no-cache", page.CacheControl);
            var isOpen = state.Contains("er åben", StringComparison.Ordinal);
            Assert.Equal(isOpen, page.Links.Contains($"/webinarer/{webinar}/tilmelding"));
            Assert.Equal(isOpen, form.Has("main form"));
        }
    }

    [Fact]
    public async Task A_full_webinar_says_so_and_promises_nothing()
    {
        await visit.SignUpAsync("en-plads", ("Name", "Åse Ærø"), ("Email", "aase@almenbo.example"));

        var page = await visit.OpenAsync("/webinarer/en-plads");
        var form = await visit.OpenAsync("/webinarer/en-plads/tilmelding");

        Assert.Equal("Fuldt. Alle pladser er taget, og man kan ikke længere tilmelde sig. Optagelsen kommer her på siden, når den er klar.", page.State);
        Assert.Equal((HttpStatusCode.OK, page.State), (form.Status, form.State));
        Assert.False(form.Has("main form"));
    }

    [Fact]
    public async Task A_full_webinar_with_a_waiting_list_has_the_form_for_the_list()
    {
        await visit.SignUpAsync("en-plads-med-venteliste", ("Name", "Åse Ærø"), ("Email", "aase@almenbo.example"));

        var page = await visit.OpenAsync("/webinarer/en-plads-med-venteliste");
        var form = await visit.OpenAsync("/webinarer/en-plads-med-venteliste/tilmelding");

        Assert.StartsWith("Fuldt – skriv dig på venteliste.", page.State, StringComparison.Ordinal);
        Assert.Contains("/webinarer/en-plads-med-venteliste/tilmelding", page.Links);
        Assert.Equal(("Fuldt – skriv dig på venteliste", "Skriv mig på venteliste"), (form.Heading, form.Form.QuerySelector("button")!.TextContent));
    }

    [Fact]
    public async Task A_recording_for_those_who_signed_up_is_had_by_signing_up_for_it()
    {
        site.Now = Launch.EndsAt.AddDays(1);

        var page = await visit.OpenAsync("/webinarer/for-tilmeldte");
        var receipt = await visit.SignUpToReceiptAsync("for-tilmeldte", "Åse Ærø", "aase@almenbo.example");

        Assert.DoesNotContain("https://video.example/optagelse", page.Html, StringComparison.Ordinal);
        Assert.Contains("https://video.example/praesentation", page.Links);
        Assert.Equal("Optagelsen er på vej", receipt.Heading);
        Assert.False(receipt.Has("main form"));
    }

    [Fact]
    public async Task A_recording_is_linked_to_while_it_can_be_seen()
    {
        site.Now = Launch.EndsAt.AddDays(1);

        Assert.Contains("https://video.example/optagelse", (await visit.OpenAsync("/webinarer/med-optagelse")).Links);
    }

    [Fact]
    public async Task The_list_shows_what_is_public_with_the_next_one_first()
    {
        var page = await visit.OpenAsync("/webinarer");

        Assert.DoesNotContain("/webinarer/kladde", page.Links);
        Assert.Contains("/webinarer/aaben", page.Links);
        Assert.Contains("Aflyst", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tiden er foreløbig.", page.Text, StringComparison.Ordinal);

        site.Now = Launch.EndsAt;
        Assert.Contains("Der er ikke annonceret nye webinarer.", (await visit.OpenAsync("/webinarer")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aaben", "EventScheduled")]
    [InlineData("aflyst", "EventCancelled")]
    public async Task Search_engines_are_told_the_same(string webinar, string status)
    {
        var page = await visit.OpenAsync($"/webinarer/{webinar}");

        using var facts = JsonDocument.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal("Event", facts.RootElement.GetProperty("@type").GetString());
        Assert.Equal("2022-04-20T10:00:00+02:00", facts.RootElement.GetProperty("startDate").GetString());
        Assert.Equal($"https://schema.org/{status}", facts.RootElement.GetProperty("eventStatus").GetString());
        Assert.Equal("https://schema.org/OnlineEventAttendanceMode", facts.RootElement.GetProperty("eventAttendanceMode").GetString());
        Assert.Equal("VirtualLocation", facts.RootElement.GetProperty("location").GetProperty("@type").GetString());
        Assert.Equal($"https://haefter.example/webinarer/{webinar}", facts.RootElement.GetProperty("location").GetProperty("url").GetString());
        // Nobody is named as the organiser, and nothing is said of a price.
        Assert.All(["organizer", "offers", "isAccessibleForFree"], unknown => Assert.False(facts.RootElement.TryGetProperty(unknown, out _)));
    }

    [Theory]
    [InlineData("/webinarer")]
    [InlineData("/webinarer/aaben")]
    [InlineData("/webinarer/aaben/tilmelding")]
    public async Task A_monitor_may_ask_for_the_head_alone(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var response = await site.Visitor().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/webinarer/findes-ikke")]
    [InlineData("/webinarer/findes-ikke/tilmelding")]
    [InlineData("/webinarer/findes-ikke/tilmelding/kvittering/x")]
    public async Task An_unknown_webinar_is_not_found(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await visit.OpenAsync(address)).Status);

    public sealed class Site : WebinarSite
    {
        private const string Reservation = "forbehold: Tiden er foreløbig.";

        public Site()
        {
            Publish("kladde", Reservation, "offentlig-fra: 2022-04-01T09:00");
            Publish("aaben", Reservation, "moedelink: https://moede.example/rum", "tilmelding-aabner: 2022-03-20T12:00", "tilmelding-lukker: 2022-04-19T12:00");
            Publish("til-det-sidste", Reservation);
            Publish("en-plads", Reservation, "pladser: 1", "venteliste: nej");
            Publish("en-plads-med-venteliste", Reservation, "pladser: 1");
            Publish("for-tilmeldte", Reservation, "optagelse: https://video.example/optagelse", "optagelse-kun-for-tilmeldte: ja", "praesentation: https://video.example/praesentation");
            Publish("aflyst", Reservation, "aflyst: Oplægsholderen er syg.");
            Publish("uden-optagelse", Reservation, "optagelse-ventes: nej");
            Publish("med-eftertekst", Reservation, "optagelse-ventes: nej", "efter: Det blev en god dag.");
            Publish("med-optagelse", Reservation, "optagelse: https://video.example/optagelse", "optagelse-til: 2022-06-01T12:00");
        }
    }
}
