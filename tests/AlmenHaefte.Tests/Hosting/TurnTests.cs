using System.Net;
using System.Threading.RateLimiting;
using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Newsroom;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Tests.WholeSite;
using AlmenHaefte.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Hosting;

/// <summary>What becomes of one more when so many want the same at one time that the queue is full.</summary>
public sealed class TurnTests(SiteOfAllAnswers site) : IClassFixture<SiteOfAllAnswers>
{
    private const string Booklet = "/haefter/strategiske-partnerskaber";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Effort.Search, "/soeg?q=udbud")]
    [InlineData(Effort.File, Booklet + ".docx?kapitler=beboerne")]
    [InlineData(Effort.File, Booklet + ".epub")]
    public async Task In_a_rush_one_more_is_told_to_come_again_and_is_let_in_when_it_is_over(Effort effort, string address)
    {
        using (new Rush(site.Services.GetRequiredService<Turns>().Of(effort)))
        {
            Refused(await Answer.OfAsync(site.Visitor(), address, Cancellation));
            Assert.Equal(HttpStatusCode.OK, (await Answer.OfAsync(site.Visitor(), Booklet, Cancellation)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await Answer.OfAsync(site.Visitor(), address, Cancellation)).Status);
    }

    [Fact]
    public async Task A_rush_at_the_door_keeps_nobody_out_who_is_in_and_nobody_else_once_it_is_over()
    {
        var colleague = await Colleague.OfAsync(site);
        var door = new Visit(site.Visitor());
        var form = await door.OpenAsync(Addresses.NewsroomSignIn);

        using (new Rush(site.Services.GetRequiredService<Turns>().Of(Effort.SignIn)))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await door.SendAsync(form)).Status);
            Assert.Equal(HttpStatusCode.OK, (await colleague.OpenAsync(Addresses.Newsroom)).Status);
            Assert.Equal(HttpStatusCode.OK, (await door.OpenAsync(Addresses.NewsroomSignIn)).Status);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await door.SendAsync(form)).Status);
    }

    [Fact]
    public async Task A_rush_for_previews_is_bounded()
    {
        const string Preview = "/redaktion/indhold/visning?fil=sider/om.md";
        var editor = await Colleague.OfAsync(site, StaffRole.Editor, "Bo Ågård", "bo@almennet.example");

        using (new Rush(site.Services.GetRequiredService<Turns>().Of(Effort.Preview)))
        {
            Refused(await Answer.OfAsync(editor.Browser, Preview, Cancellation));
        }

        Assert.Equal(HttpStatusCode.OK, (await Answer.OfAsync(editor.Browser, Preview, Cancellation)).Status);
    }

    [Fact]
    public async Task A_rush_for_lists_of_people_is_bounded()
    {
        var administrator = await Colleague.OfAsync(site, StaffRole.Administrator, "Ida O’Brien", "ida@almennet.example");
        const string Export = "/redaktion/webinarer/lancering-strategiske-partnerskaber/eksport";

        var token = (await administrator.OpenAsync("/redaktion/mig")).Value("__RequestVerificationToken")!;
        var form = new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Group"] = "Confirmed", ["Columns"] = "navn", ["Format"] = "csv" };

        using (new Rush(site.Services.GetRequiredService<Turns>().Of(Effort.List)))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await administrator.Visit.PostAsync(Export, form)).Status);
        }
        Assert.Equal(HttpStatusCode.OK, (await administrator.Visit.PostAsync(Export, form)).Status);
    }

    private static void Refused(Answer answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.NotEmpty(answer.Headers["Retry-After"]);
        Assert.Contains("Der er travlt lige nu", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>All turns are taken, and all places in the queue.</summary>
    private sealed class Rush : IDisposable
    {
        private readonly List<RateLimitLease> taken = [];
        private readonly CancellationTokenSource over = new();

        public Rush(ConcurrencyLimiter queue)
        {
            while (queue.AttemptAcquire() is { IsAcquired: true } turn)
            {
                taken.Add(turn);
            }
            for (var waiting = queue.AcquireAsync(1, over.Token); !waiting.IsCompleted; waiting = queue.AcquireAsync(1, over.Token))
            {
            }
        }

        public void Dispose()
        {
            over.Cancel();
            over.Dispose();
            taken.ForEach(turn => turn.Dispose());
        }
    }
}
