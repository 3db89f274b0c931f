using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.SignUps;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Data;

/// <summary>What the site asks at a request or by itself takes no longer because there are many whom it is not about.</summary>
public sealed class QueryPlanTests : IAsyncLifetime
{
    private static readonly Webinar Small = Launch.Webinar with { Id = "lille", Slug = "lille", Capacity = 1 };

    private static readonly Dictionary<string, Func<Desks, WriteGate, Task>> Asked = new(StringComparer.Ordinal)
    {
        ["signing up"] = (desks, _) => EnterAsync(desks, Launch.Webinar, "bo@almenbo.example"),
        ["signing up again"] = (desks, _) => EnterAsync(desks, Launch.Webinar, "aase@almenbo.example"),
        ["joining a waiting list"] = (desks, _) => EnterAsync(desks, Small, "bo@almenbo.example"),
        ["asking for one's links"] = (desks, _) => desks.LinkRequests.SendAsync(Cast.Aase.Email, [Launch.Webinar], Launch.InMarch, Cancellation),
        ["opening one's link"] = (desks, _) => desks.Self.FindAsync(Guid.Empty, "", Cancellation),
        ["names that are common"] = (desks, _) => new CommonNames().LearnAsync(desks.List, Cancellation),
        ["following a webinar that moves"] = (desks, _) => desks.Changes.FollowAsync(Launch.Webinar with { StartsAt = Launch.StartsAt.AddDays(1), EndsAt = Launch.EndsAt.AddDays(1) }, Launch.InMarch, Cancellation),
        ["following a cancelled webinar"] = (desks, _) => desks.Changes.FollowAsync(Launch.Webinar with { CancelledBecause = "Sygdom." }, Launch.InMarch, Cancellation),
        ["following a waiting list"] = (desks, _) => desks.Changes.FollowAsync(Small with { Capacity = 9 }, Launch.InMarch, Cancellation),
        ["following a recording"] = (desks, _) => desks.Changes.FollowAsync(Launch.Webinar with { RecordingUrl = new Uri("https://video.example/") }, Launch.EndsAt.AddHours(1), Cancellation),
        ["reminding the day before"] = (desks, _) => desks.Reminders.QueueDueAsync(Launch.Webinar, Launch.StartsAt.AddHours(-24), Cancellation),
        ["deleting what has served its time"] = (desks, _) => desks.Retention.RunAsync(Launch.EndsAt.AddDays(100), Cancellation),
        ["looking whether somebody was forgotten"] = (desks, _) => desks.Retention.HasForgottenSinceAsync(Launch.InMarch, Cancellation),
        ["mails of the forgotten"] = (desks, _) => desks.Retention.ForgottenMailsAsync([Guid.Empty, Guid.AllBitsSet], Launch.InMarch, Cancellation),
        ["sending a mail"] = async (desks, gate) =>
        {
            var outbox = new Outbox(desks.Db, gate);
            Assert.True(await outbox.HasDueAsync(Launch.InMarch, Cancellation));
            await outbox.SettleAsync((await outbox.ClaimAsync(Launch.InMarch, Cancellation))!, new SendResult.Accepted(), Launch.InMarch);
        },
        ["the health of the outbox"] = (desks, gate) => new Outbox(desks.Db, gate).NeedsAttentionAsync(Launch.InMarch, Cancellation),
        ["what waits in the outbox"] = async (desks, gate) => Assert.Equal(2, (await new Outbox(desks.Db, gate).BacklogAsync(Launch.InMarch, Cancellation)).Waiting),
        ["mails that did not arrive"] = async (desks, gate) =>
        {
            var lost = new LostMails(desks.Db, gate);
            await lost.CountAsync(Launch.InMarch, Cancellation);
            await lost.ListAsync(0, 50, Launch.InMarch, Cancellation);
        },
        ["how a webinar is going"] = async (desks, _) =>
        {
            await new Standings(desks.Db).CountAsync(Launch.Webinar, Cancellation);
            await new Standings(desks.Db).OfAsync(Launch.Webinar, Launch.InMarch, Cancellation);
        },
        ["what happened to one person"] = async (desks, _) => await new PersonTimeline(desks.Db).OfAsync(await desks.Db.SignUps.FirstAsync(signUp => signUp.Id == 1, Cancellation), Cancellation),
        ["a list and its pages"] = async (desks, _) =>
        {
            foreach (var group in Enum.GetValues<SignUpGroup>())
            {
                foreach (var from in new[] { null, new ListPlace(Launch.InMarch, 1, IsBackwards: false), new ListPlace(Launch.InMarch, 1, IsBackwards: true) })
                {
                    await new SignUpFinder(desks.Db).FindAsync(Launch.Webinar.Id, group, words: null, from, 50, Cancellation);
                }

                await new SignUpFinder(desks.Db).FindAsync(Launch.Webinar.Id, group, "ærø", from: null, 50, Cancellation);
                await new SignUpFinder(desks.Db).AllAsync(Launch.Webinar.Id, group, "ærø", Cancellation).CountAsync(Cancellation);
            }
        },
    };

    private readonly TestDatabase database = new();

    public static TheoryData<string> Questions => [.. Asked.Keys];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        foreach (var webinar in new[] { Launch.Webinar, Small })
        {
            await database.AtAsync(async desks => await EnterAsync(desks, webinar, "aase@almenbo.example"));
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Nobody_goes_through_every_sign_up_or_every_mail(string question)
    {
        var plans = new QueryPlans();
        var options = new DbContextOptionsBuilder<SiteDb>();
        SiteDatabase.Configure(options, database.Folder);
        await using var db = new SiteDb(options.AddInterceptors(plans).Options);

        await Asked[question](new Desks(db, database.Gate), database.Gate);

        Assert.NotEqual(0, plans.Commands);
        Assert.True(plans.Scans.Count == 0, string.Join('\n', plans.Scans));
    }

    private static async Task<bool> EnterAsync(Desks desks, Webinar webinar, string email) =>
        await desks.SignUp.EnterAsync(webinar, Cast.Request("Åse Ærø", email, "Ærø & Øerne"), Desks.Form, Launch.InMarch, Cancellation) is not SignUpResult.Refused;
}
