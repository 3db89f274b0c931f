using System.Net;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.SignUps;

public sealed class DoorTests : IAsyncLifetime
{
    private const string Webinar = "vaerksted";
    private const string Meeting = "https://moede.example/rum?navn=%C3%85se";

    private readonly WebinarSite site = new();

    public ValueTask InitializeAsync()
    {
        site.Publish(Webinar, $"moedelink: {Meeting}");
        site.Publish("en-plads", "pladser: 1", $"moedelink: {Meeting}");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task The_door_leads_in_while_it_is_open_and_notes_the_first_time()
    {
        var aase = await AaseAsync();
        Assert.Equal(aase.Door, (await EnterAsync(aase)).Location);

        site.Now = Launch.StartsAt.AddMinutes(-15);
        Assert.Equal((HttpStatusCode.SeeOther, Meeting), await AnswerAsync(aase));
        site.Now = Launch.EndsAt.AddMinutes(29);
        Assert.Equal((HttpStatusCode.SeeOther, Meeting), await AnswerAsync(aase));

        var row = await aase.RowAsync();
        Assert.Equal(Launch.StartsAt.AddMinutes(-15), row.JoinedAt!.Value, TimeSpan.FromMinutes(1));
        Assert.Equal(row.JoinedAt!.Value, row.EmailProvenAt!.Value, TimeSpan.FromSeconds(1));
        site.Now = Launch.EndsAt.AddMinutes(31);
        Assert.Equal("Tak, fordi du var med", (await aase.OpenAsync()).Heading);
        Assert.Equal(aase.Door, (await EnterAsync(aase)).Location);
    }

    [Fact]
    public async Task A_new_meeting_link_counts_at_once_and_a_missing_one_is_said_plainly()
    {
        var aase = await AaseAsync();
        Republish("kontakt: Åse Ærø");
        site.Now = Launch.StartsAt.AddMinutes(-1);
        foreach (var page in new[] { await aase.Browser.OpenAsync(aase.Door), await aase.OpenAsync(), await aase.Browser.OpenAsync($"/webinarer/{Webinar}") })
        {
            Assert.DoesNotContain("Døren", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("mangler", page.Text, StringComparison.Ordinal);
        }

        site.Now = Launch.StartsAt;
        var door = await aase.Browser.OpenAsync(aase.Door);
        Assert.Equal("Linket til webinaret mangler", door.Heading);
        Assert.All([door, await aase.OpenAsync()], page => Assert.Contains(
            "Genindlæs siden om lidt: Knappen kommer her, så snart linket er lagt ind. Sker der ikke noget, så kontakt Åse Ærø.", page.Text, StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.SeeOther, aase.Door), await AnswerAsync(aase));

        Republish("moedelink: https://andet.example/rum");
        Assert.Equal((HttpStatusCode.SeeOther, "https://andet.example/rum"), await AnswerAsync(aase));
    }

    [Fact]
    public async Task Afterwards_ones_own_page_says_what_came_of_it_and_thanks_once()
    {
        var aase = await AaseAsync();
        site.Now = Launch.StartsAt;
        await EnterAsync(aase);
        site.Now = Launch.EndsAt.AddMinutes(31);
        Assert.DoesNotContain("Tak for interessen", (await aase.OpenAsync()).Text, StringComparison.Ordinal);

        Republish("efter: Det blev en god dag.");
        Assert.StartsWith("Det blev en god dag.", (await aase.OpenAsync()).State, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_waits_is_told_the_place_in_the_queue_and_is_not_let_in()
    {
        await Attendee.OfAsync(site, "en-plads", "Bo", "bo@almenbo.example");
        var aase = await Attendee.OfAsync(site, "en-plads", "Åse Ærø", "aase@almenbo.example");
        site.Now = Launch.StartsAt;

        var door = await aase.Browser.OpenAsync(aase.Door);

        Assert.Equal("Du står som nr. 1", door.Heading);
        Assert.Empty(door.Actions);
        Assert.Equal((HttpStatusCode.SeeOther, aase.Door), await AnswerAsync(aase));
        site.Now = Launch.EndsAt;
        Assert.Equal($"/webinarer/en-plads", (await aase.Browser.OpenAsync(aase.Door)).Location);
    }

    [Fact]
    public async Task One_who_has_cancelled_is_shown_the_way_back()
    {
        var aase = await AaseAsync();
        await aase.StepAsync("/afmelding");
        site.Now = Launch.StartsAt;

        var door = await aase.Browser.OpenAsync(aase.Door);

        Assert.Equal("Du er afmeldt", door.Heading);
        Assert.Contains($"/webinarer/{Webinar}/tilmelding", door.Links);
        Assert.Equal((HttpStatusCode.SeeOther, aase.Door), await AnswerAsync(aase));
    }

    [Fact]
    public async Task The_key_to_the_door_opens_nothing_else()
    {
        var aase = await AaseAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await aase.Browser.OpenAsync(aase.Door.Replace("/deltag/", "/tilmelding/", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await aase.Browser.PostAsync(aase.Door.Replace("/deltag/", "/tilmelding/", StringComparison.Ordinal) + "/sletning", new Dictionary<string, string>())).Status);
        Assert.Equal(SignUpState.Confirmed, (await aase.RowAsync()).State);
    }

    private Task<Attendee> AaseAsync() => Attendee.OfAsync(site, Webinar, "Åse Ærø", "aase@almenbo.example");

    private static Task<VisitedPage> EnterAsync(Attendee attendee) => attendee.Browser.PostAsync(attendee.Door, new Dictionary<string, string>());

    private static async Task<(HttpStatusCode Status, string Location)> AnswerAsync(Attendee attendee)
    {
        var answer = await EnterAsync(attendee);
        return (answer.Status, answer.Location);
    }

    private void Republish(params string[] lines)
    {
        site.Publish(Webinar, lines);
        site.Services.GetRequiredService<ContentRefresh>().Now();
    }
}
