using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Data;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.SignUps;

public sealed class SignUpListTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_seat_is_taken_at_its_own_webinar_until_it_is_given_up()
    {
        await EnterAsync("aase@almenbo.example");
        await EnterAsync("soeren@almenbo.example");
        await EnterAsync("soeren@almenbo.example", Launch.Webinar with { Id = "opfølgning" });
        await GiveUpAsync("soeren@almenbo.example");

        Assert.Equal(1, await AskAsync(list => list.SeatsTakenAsync(Launch.Webinar.Id, CancellationToken.None)));
    }

    [Fact]
    public async Task An_organisation_is_suggested_when_three_people_have_named_it()
    {
        await EnterAsync("aase@almenbo.example", organisation: "Søbo");
        await EnterAsync("soeren@almenbo.example", organisation: "Søbo");
        Assert.Empty(await AskAsync(list => list.CommonOrganisationsAsync(CancellationToken.None)));

        await EnterAsync("bo@almenbo.example", organisation: "Søbo");

        Assert.Equal(["Søbo"], await AskAsync(list => list.CommonOrganisationsAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task One_person_at_three_webinars_makes_nothing_common()
    {
        foreach (var id in new[] { "et", "to", "tre" })
        {
            await EnterAsync("aase@almenbo.example", Launch.Webinar with { Id = id }, "Et hemmeligt sted");
        }

        Assert.Empty(await AskAsync(list => list.CommonOrganisationsAsync(CancellationToken.None)));
        Assert.Empty(await AskAsync(list => list.CommonDomainsAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task A_domain_is_common_when_three_people_use_it()
    {
        await EnterAsync("aase@blåbærgrød.example");
        await EnterAsync("soeren@BLÅBÆRGRØD.example");
        await EnterAsync("bo@blåbærgrød.example");
        await EnterAsync("bo@almenbo.example");

        Assert.Equal(
            ["xn--blbrgrd-fxak7p.example"],
            await AskAsync(list => list.CommonDomainsAsync(CancellationToken.None)));
    }

    private Task<SignUpResult> EnterAsync(string email, Webinar? webinar = null, string? organisation = null) =>
        database.AtDeskAsync(desk => desk.EnterAsync(
            webinar ?? Launch.Webinar, Cast.Request("Åse Ærø", email, organisation), Desks.Form, Launch.InMarch, CancellationToken.None));

    private async Task GiveUpAsync(string email)
    {
        await using var db = database.Open();
        db.SignUps.Single(signUp => signUp.WebinarId == Launch.Webinar.Id && signUp.Email == email).GiveWay(Launch.InMarch);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task<T> AskAsync<T>(Func<SignUpList, Task<T>> question)
    {
        await using var db = database.Open();
        return await question(new SignUpList(db));
    }
}
