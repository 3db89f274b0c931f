using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AlmenHaefte.Tests.Data;
using AlmenHaefte.Tests.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Tests.Hosting;

/// <summary>The site is asked to end as the service manager asks it, while people sign up.</summary>
public sealed class EndTests : IAsyncLifetime
{
    private const int Enough = 20;
    private const int AtOnce = 4;
    private const string FormAddress = "/webinarer/lancering-strategiske-partnerskaber/tilmelding";

    private readonly TestDatabase database = new();
    private readonly ConcurrentBag<string> told = [];
    private readonly TaskCompletionSource toldEnough = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        database.Stop();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Who_was_told_of_a_seat_has_it_and_a_slow_client_does_not_keep_the_site_from_ending()
    {
        using var site = SiteProcess.Start("Production", Settings);
        using var visitor = await site.VisitorAsync(Cancellation);
        using var slow = await StalledAsync(visitor.BaseAddress!);
        var crowd = Enumerable.Range(0, AtOnce).Select(person => KeepSigningUpAsync(site, person)).ToList();
        await toldEnough.Task.WaitAsync(TimeSpan.FromMinutes(2), Cancellation);

        await site.AskToEndAsync(Cancellation);

        Assert.Equal(0, await site.EndAsync(Cancellation));
        await Task.WhenAll(crowd);
        await using var db = database.Open();
        Assert.Empty(told.Except(await db.SignUps.Select(signUp => signUp.Email!).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Nobody_is_waited_for_longer_than_the_service_manager_waits_for_the_site()
    {
        await using var site = new SmallSite();
        var end = site.Services.GetRequiredService<IOptions<HostOptions>>().Value;

        Assert.Equal((TimeSpan.FromSeconds(15), true), (end.ShutdownTimeout, end.ServicesStopConcurrently));
    }

    private (string Key, string Value)[] Settings =>
    [
        ("Site:Address", SiteFactory.Address), ("Site:Clock", "2022-03-28T09:00+02:00"), ("Data:Root", database.Folder), ("ShutdownTimeoutSeconds", "2"),
        ("SignUp:LeastSeconds", "0"), ("SignUp:PerClient", "100000"), ("SignUp:PerOffice", "100000"),
    ];

    /// <summary>Until the site no longer answers.</summary>
    private async Task KeepSigningUpAsync(SiteProcess site, int person)
    {
        using var browser = await site.VisitorAsync(Cancellation);
        var visit = new Visit(browser);
        var form = await visit.OpenAsync(FormAddress);
        try
        {
            for (var n = 0; ; n++)
            {
                var email = $"deltager{person}-{n}@almenbo.example";
                if ((await visit.SendAsync(form, ("Name", "Åse d’Ærø"), ("Email", email), ("Organisation", "Søparken"))).Status is HttpStatusCode.SeeOther)
                {
                    told.Add(email);
                    _ = told.Count >= Enough && toldEnough.TrySetResult();
                }
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // It has ended.
        }
    }

    /// <summary>Somebody who has begun to send a form and never comes to its end.</summary>
    private static async Task<TcpClient> StalledAsync(Uri site)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(site.Host, site.Port, Cancellation);
        await connection.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes($"POST {FormAddress} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nName=Bo"), Cancellation);
        return connection;
    }
}
