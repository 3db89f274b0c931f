using System.Net;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Newsroom;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Tests.WholeSite;
using AlmenHaefte.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Hosting;

/// <summary>What takes the machine some time, and how often one client may have it.</summary>
public sealed class CostlyThingTests : IAsyncDisposable
{
    private const string Chosen = "/haefter/strategiske-partnerskaber.docx?kapitler=beboerne";
    private const string Preview = "/redaktion/indhold/visning?fil=sider%2Fom.md";
    private const string List = "/redaktion/webinarer/lancering-strategiske-partnerskaber/eksport";

    private readonly SiteOfAllAnswers site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Choices_of_chapters_without_end_are_told_to_wait_and_the_whole_booklet_is_not()
    {
        UseUp(limits => limits.Files);

        Refused(await Answer.OfAsync(site.Visitor(), Chosen, Cancellation));
        Assert.Equal(HttpStatusCode.OK, (await Answer.OfAsync(site.Visitor(), "/haefter/strategiske-partnerskaber.docx", Cancellation)).Status);
        site.Client = IPAddress.Parse("203.0.113.2");
        Assert.Equal(HttpStatusCode.OK, (await Answer.OfAsync(site.Visitor(), Chosen, Cancellation)).Status);
    }

    [Fact]
    public async Task Previews_without_end_are_told_to_wait()
    {
        var editor = await Colleague.OfAsync(site);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(editor, Preview, ("Whole", "Tekst"))).Status);
        UseUp(limits => limits.Previews);

        Refused(await PostAsync(editor, Preview, ("Whole", "Tekst")));
    }

    [Fact]
    public async Task Lists_of_people_without_end_are_told_to_wait()
    {
        var administrator = await Colleague.OfAsync(site, StaffRole.Administrator);
        UseUp(limits => limits.Lists);

        Refused(await PostAsync(administrator, List, ("Group", "Confirmed"), ("Columns", "navn")));
    }

    private static void Refused(Answer answer)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.NotEmpty(answer.Headers["Retry-After"]);
        Assert.Contains("Vent lidt, og prøv igen", answer.Text, StringComparison.Ordinal);
    }

    private static async Task<Answer> PostAsync(Colleague colleague, string address, params (string Field, string Text)[] typed)
    {
        var token = (await colleague.OpenAsync("/redaktion/mig")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. typed.Select(field => new KeyValuePair<string, string>(field.Field, field.Text))]),
        };
        return await Answer.OfAsync(colleague.Browser, request, Cancellation);
    }

    private void UseUp(Func<ClientLimits, ClientLimit> choose)
    {
        var limit = choose(site.Services.GetRequiredService<ClientLimits>());
        while (limit.Wait(site.Client, Launch.InMarch) is null)
        {
        }
    }
}
