using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.BrowserTests;

/// <summary>
/// A site on a real port while one webinar has its door open, one is full and one is over, with people who have signed up: for what they
/// meet after that, which no link on the site leads to.
/// </summary>
public sealed class WebinarDay : WebinarSite, IAsyncLifetime
{
    public const string Meeting = "https://moede.example/rum";

    private static readonly DateTimeOffset Opening = new(2022, 4, 20, 9, 50, 0, TimeSpan.FromHours(2));

    public WebinarDay()
    {
        Now = Opening;
        Publish("i-gang", $"moedelink: {Meeting}", "spoerg-om-behov: ja", "kontakt: Åse Ærø",
            "spoergsmaal: [{id: rolle, tekst: Din rolle?, hvorfor: Så vi kan tale til den., svar: [Bestyrelse, Drift]}, {id: emne, tekst: Dit emne?, hvorfor: Så vi rammer.}]");
        Publish("uden-link");
        PublishAt("senere", "2022-05-20T10:00", "2022-05-20T11:30", $"moedelink: {Meeting}");
        PublishAt("fuldt", "2022-05-20T10:00", "2022-05-20T11:30", "pladser: 1");
        PublishAt("aflyst", "2022-05-20T10:00", "2022-05-20T11:30", "aflyst: Oplægsholderen er syg.");
        PublishAt("slut", "2022-04-18T10:00", "2022-04-18T11:30", "optagelse: https://video.example/o", "optagelse-kun-for-tilmeldte: ja", "praesentation: https://video.example/p");
        UseKestrel(0);
        ClientOptions.AllowAutoRedirect = false;
        StartServer();
    }

    public Uri Root => new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri;

    /// <summary>Where the door stands open.</summary>
    public string Door { get; private set; } = "";

    /// <summary>The page of somebody whose webinar comes later.</summary>
    public string Mine { get; private set; } = "";

    /// <summary>Every page that is met after signing up, in each of its states.</summary>
    public IReadOnlyList<string> Addresses { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var (now, later, over) = (await EnterAsync("i-gang", "Åse Ærø"), await EnterAsync("senere", "Søren O’Brien"), await EnterAsync("slut", "Å"));
        await EnterAsync("fuldt", "Bo");
        var (waiting, without, cancelled, deleted) = (await EnterAsync("fuldt", "Åse Ærø"), await EnterAsync("uden-link", "Åse Ærø"), await EnterAsync("senere", new string('ø', 80)), await EnterAsync("senere", "Bo"));
        await StepAsync(cancelled, (self, mine, webinar) => self.CancelAsync(mine.Id, mine.Key, webinar, Now, TestContext.Current.CancellationToken));
        await StepAsync(deleted, (self, mine, webinar) => self.EraseAsync(mine.Id, mine.Key, webinar, Now, TestContext.Current.CancellationToken));
        (Door, Mine) = (DoorOf(now), PageOf(later));
        string[] steps = ["", "/afmelding", "/oplysninger", "/adresse", "/mails", "/sletning", "/ikke-mig"];
        Addresses =
        [
            .. steps.Select(step => PageOf(now) + step),
            Mine, PageOf(over), PageOf(waiting), PageOf(without), PageOf(cancelled), $"{PageOf(cancelled)}/fortryd", PageOf(deleted),
            Door, DoorOf(later), DoorOf(waiting), DoorOf(without), DoorOf(cancelled),
            "/tilmelding/x/y", Content.Addresses.SendLink, Content.Addresses.LinkSent, Content.Addresses.AddressChanged,
            "/webinarer/i-gang", "/webinarer/fuldt", "/webinarer/fuldt/tilmelding", "/webinarer/slut", "/webinarer/slut/tilmelding", "/webinarer/aflyst",
        ];
    }

    private string PageOf(SignUp signUp) => Content.Addresses.MySignUp(signUp.PublicId, Services.GetRequiredService<LinkKeys>().Manage(signUp));

    private string DoorOf(SignUp signUp) => Content.Addresses.Door(signUp.PublicId, Services.GetRequiredService<LinkKeys>().Join(signUp));

    private Webinar Find(string webinar) => Services.GetRequiredService<Publishing.Bookshelf>().Current.Webinars.Single(one => one.Id == webinar);

    private async Task<SignUp> EnterAsync(string webinar, string name)
    {
        await using var scope = Services.CreateAsyncScope();
        var person = ((Checked<PersonName>.Accepted)PersonName.Check(name)).Value;
        var email = ((Checked<EmailAddress>.Accepted)EmailAddress.Check($"{webinar}.{name.Length}@almenbo.example")).Value;
        var result = await scope.ServiceProvider.GetRequiredService<SignUpDesk>().EnterAsync(
            Find(webinar), new SignUpRequest(Guid.NewGuid(), person, email, null), "/", Now, TestContext.Current.CancellationToken);
        return Assert.IsType<SignUpResult.SignedUp>(result).SignUp;
    }

    private async Task StepAsync(SignUp signUp, Func<SelfService, (Guid Id, string Key), Webinar, Task<SignUp?>> step)
    {
        await using var scope = Services.CreateAsyncScope();
        var key = Services.GetRequiredService<LinkKeys>().Manage(signUp);
        Assert.NotNull(await step(scope.ServiceProvider.GetRequiredService<SelfService>(), (signUp.PublicId, key), Find(signUp.WebinarId)));
    }
}
