using System.Net;
using System.Text;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Content;
using AlmenHaefte.Tests.Newsroom;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Time;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Drafts;

/// <summary>The small booklet as a whole site, and two colleagues who write in its newsroom.</summary>
public class WritingSite : SiteFactory
{
    public WritingSite()
    {
        ContentRoot = Directory.CreateTempSubdirectory("almenhaefte-writing-").FullName;
        ContentTree.Valid().WriteTo(ContentRoot);
    }

    internal Task<Colleague> MetteAsync() => Colleague.OfAsync(this, StaffRole.Editor, "Mette Åkjær", "mette@almennet.example");

    internal Task<Colleague> SoerenAsync() => Colleague.OfAsync(this, StaffRole.Editor, "Søren O’Brien", "soeren@almennet.example");

    public string this[string path]
    {
        get => Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(ContentRoot, path)));
        set => File.WriteAllBytes(Path.Combine(ContentRoot, path), Encoding.UTF8.GetBytes(value));
    }

    internal DateTimeOffset Now => Services.GetRequiredService<SiteClock>().GetUtcNow();

    internal static string Text(string page, string path) => $"/redaktion/indhold/{page}?fil={Uri.EscapeDataString(path)}";

    /// <summary>Opens a text, changes its body and saves it.</summary>
    internal static async Task<VisitedPage> WriteAsync(Colleague who, string path, string body)
    {
        var saved = await who.Visit.SendAsync(Desk(await who.OpenAsync(Text("kladde", path))), ("Body", body));
        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        return saved;
    }

    /// <summary>Publishes what is drafted of a text.</summary>
    internal static Task<VisitedPage> PublishAsync(Colleague who, string path, params (string Field, string Text)[] choices) => PublishAsync(who.Visit, path, choices);

    internal static async Task<VisitedPage> PublishAsync(Visit visit, string path, params (string Field, string Text)[] choices)
    {
        var page = await visit.OpenAsync(Text("udgivelse", path));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return await visit.PostAsync(Text("udgivelse", path), Filled(page, "udgivelse", choices.Length == 0 ? [("Kind", "slaafejl")] : choices));
    }

    /// <summary>The fields of the form that leads to a page.</summary>
    internal static Dictionary<string, string> Filled(VisitedPage page, string action, params (string Field, string Text)[] typed) => (page with { Document = Only(page, action) }).Filled(typed);

    /// <summary>The page with no other form on it than the one the text is written in.</summary>
    internal static VisitedPage Desk(VisitedPage page) => page with { Document = Only(page, "/kladde?") };

    private static AngleSharp.Html.Dom.IHtmlDocument Only(VisitedPage page, string action)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page.Html);
        foreach (var form in document.QuerySelectorAll("main form").Where(form => !form.GetAttribute("action")!.Contains(action, StringComparison.Ordinal)).ToList())
        {
            form.Remove();
        }
        return document;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(ContentRoot))
        {
            Directory.Delete(ContentRoot, recursive: true);
        }
    }
}
