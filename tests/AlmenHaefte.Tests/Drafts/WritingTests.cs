using System.Net;
using System.Text.Json;
using AlmenHaefte.Data;
using AlmenHaefte.Drafts;
using AlmenHaefte.Tests.Content;
using AlmenHaefte.Tests.Webinars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Drafts;

/// <summary>An editor's day, as the server sees it.</summary>
public sealed class WritingTests : IAsyncDisposable
{
    private readonly WritingSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_slip_that_is_put_right_is_on_the_public_page_when_its_editor_is_told_so()
    {
        var mette = await site.MetteAsync();
        await WritingSite.WriteAsync(mette, ContentTree.News, "Bogen handler om Ærøs færger. [@K1]");
        Assert.DoesNotContain("Ærøs færger", await PublicAsync("/nyheder/ny-bog"), StringComparison.Ordinal);

        var published = await WritingSite.PublishAsync(mette, ContentTree.News);

        Assert.Equal(HttpStatusCode.SeeOther, published.Status);
        Assert.Contains("Ærøs færger", await PublicAsync("/nyheder/ny-bog"), StringComparison.Ordinal);
        var history = await mette.OpenAsync(published.Location);
        Assert.Contains("Udgivet: slåfejl rettet", history.Text, StringComparison.Ordinal);
        Assert.Contains("Mette Åkjær", history.Text, StringComparison.Ordinal);
        Assert.Contains("Fundet på disken", history.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_opened_and_saved_unchanged_is_no_draft()
    {
        var mette = await site.MetteAsync();
        foreach (var path in new[] { ContentTree.Point, ContentTree.OtherPoint, ContentTree.Questions, ContentTree.Contents, ContentTree.News, ContentTree.Page })
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await mette.Visit.SendAsync(WritingSite.Desk(await mette.OpenAsync(WritingSite.Text("kladde", path))), ("Fields[status]", "udkast"))).Status);
        }
        await using var db = site.OpenDatabase();
        Assert.Empty(await db.Drafts.Select(draft => draft.Path).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Everything_stands_in_the_list_with_how_it_stands()
    {
        var mette = await site.MetteAsync();
        await WritingSite.WriteAsync(mette, ContentTree.News, "En kladde.");
        site[ContentTree.Page] += "\n[død](findes-ikke.md)\n";

        var list = await UntilAsync(() => mette.OpenAsync("/redaktion/indhold"), page => page.Text.Contains("Fejl i filen", StringComparison.Ordinal));

        Assert.Contains("Ny bog Kladde, Mette Åkjær Udgivet", list.Text, StringComparison.Ordinal);
        Assert.Contains("Om Fejl i filen Ændret på disken Udgivet", list.Text, StringComparison.Ordinal);
        Assert.Contains("sider/om.md:", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_is_the_real_page_marked_as_a_draft_and_kept_nowhere()
    {
        var mette = await site.MetteAsync();
        var desk = WritingSite.Desk(await mette.OpenAsync(WritingSite.Text("kladde", ContentTree.Point)));

        var preview = await mette.Visit.PostAsync(WritingSite.Text("visning", ContentTree.Point), desk.Filled(("Body", "Aldrig udgivet. [@K2]"), ("Fields[titel]", "En ny titel")));

        Assert.Equal("En ny titel", preview.Heading);
        Assert.Contains("Punkt 1 af 2", preview.Text, StringComparison.Ordinal);
        Assert.Contains("UDKAST", preview.Html, StringComparison.Ordinal);
        Assert.True(preview.Has("meta[name=robots][content=noindex]"));
        Assert.False(preview.Has("link[rel=canonical]"));
        Assert.Equal("no-store", preview.CacheControl);
        Assert.Contains("frame-ancestors 'self'", preview.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("Aldrig udgivet", await PublicAsync("/haefter/broen/ord"), StringComparison.Ordinal);
        await using var db = site.OpenDatabase();
        Assert.Empty(await db.Drafts.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Faults_are_told_with_line_and_remedy_and_stop_publication()
    {
        var mette = await site.MetteAsync();
        await WritingSite.WriteAsync(mette, ContentTree.Point, "Se [her](findes-ikke.md).");

        var page = await mette.OpenAsync(WritingSite.Text("udgivelse", ContentTree.Point));

        Assert.Contains("Linje 1: linket »findes-ikke.md« fører til en fil, der ikke findes. Det kan du gøre: ret filnavnet.", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has("main form[action*='/udgivelse']"));
    }

    [Fact]
    public async Task A_fault_above_the_text_is_told_by_the_name_of_its_field()
    {
        var mette = await site.MetteAsync();
        await mette.Visit.SendAsync(WritingSite.Desk(await mette.OpenAsync(WritingSite.Text("kladde", ContentTree.News))), ("Fields[dato]", "den 32. maj"));

        var page = await mette.OpenAsync(WritingSite.Text("udgivelse", ContentTree.News));

        Assert.StartsWith("Dato:", page.Document.QuerySelector(".fault-list strong")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_becomes_part_of_another_leads_there()
    {
        var mette = await site.MetteAsync();
        var form = await mette.OpenAsync(WritingSite.Text("sammenlaegning", ContentTree.News));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await mette.Visit.SendAsync(form, ("Successor", ContentTree.Page))).Status);

        const string path = "nyheder/en-til.md";
        File.Copy(Path.Combine(site.ContentRoot, ContentTree.News), Path.Combine(site.ContentRoot, path));
        Assert.Equal(HttpStatusCode.SeeOther, (await mette.Visit.SendAsync(await mette.OpenAsync(WritingSite.Text("sammenlaegning", path)), ("Successor", ContentTree.News))).Status);

        var moved = await new Visit(site.Visitor()).OpenAsync("/nyheder/en-til");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/nyheder/ny-bog"), (moved.Status, moved.Location));
    }

    [Fact]
    public async Task A_new_version_needs_a_note_and_readers_see_it()
    {
        var mette = await site.MetteAsync();
        await WritingSite.WriteAsync(mette, ContentTree.Point, "Teksten er ny.\n\n::: punktets-spoergsmaal\n:::\n");

        var refused = await WritingSite.PublishAsync(mette, ContentTree.Point, ("Kind", "version"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Skriv, hvad der er nyt", refused.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await WritingSite.PublishAsync(mette, ContentTree.Point, ("Kind", "version"), ("Note", "Vi har <skrevet> det om."))).Status);
        Assert.Contains("Vi har &lt;skrevet&gt; det om.", await PublicAsync("/haefter/broen/udgaver"), StringComparison.Ordinal);
        Assert.Contains("opdateret: 2022-03-28", site[ContentTree.Point], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_write_at_once_are_told_of_each_other_and_get_both_texts()
    {
        var (mette, soeren) = (await site.MetteAsync(), await site.SoerenAsync());
        var mettes = WritingSite.Desk(await mette.OpenAsync(WritingSite.Text("kladde", ContentTree.News)));
        var page = await soeren.OpenAsync(WritingSite.Text("kladde", ContentTree.News));
        Assert.Contains("Mette Åkjær åbnede siden for et øjeblik siden", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await mette.Visit.SendAsync(mettes, ("Body", "Mettes ord."))).Status);

        var conflict = await soeren.Visit.SendAsync(WritingSite.Desk(page), ("Body", "Sørens ord."));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Mettes ord.", conflict.Document.QuerySelector("#Deres")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Sørens ord.", conflict.Document.QuerySelector("#Whole")!.TextContent, StringComparison.Ordinal);

        // He may go on from there.
        Assert.Equal(HttpStatusCode.SeeOther, (await soeren.Visit.PostAsync(WritingSite.Text("kladde", ContentTree.News), WritingSite.Filled(conflict, "/kladde?"))).Status);
        Assert.Contains("Sørens ord.", (await mette.OpenAsync(WritingSite.Text("kladde", ContentTree.News))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_the_disk_has_overtaken_says_so_and_shows_both()
    {
        var mette = await site.MetteAsync();
        await WritingSite.WriteAsync(mette, ContentTree.News, "Mettes ord.");
        site[ContentTree.News] = site[ContentTree.News].Replace("Bogen handler om broer.", "Rettet med FTP.", StringComparison.Ordinal);

        Assert.Contains("Teksten på sitet er ændret, siden kladden blev begyndt.", (await mette.OpenAsync(WritingSite.Text("kladde", ContentTree.News))).Text, StringComparison.Ordinal);
        var sent = await WritingSite.PublishAsync(mette, ContentTree.News);
        var both = await mette.OpenAsync(sent.Location);
        Assert.Contains("Rettet med FTP.", both.Document.QuerySelector("#Deres")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Rettet med FTP.", site[ContentTree.News], StringComparison.Ordinal);

        await mette.Visit.PostAsync(WritingSite.Text("kladde", ContentTree.News), WritingSite.Filled(both, "/kladde?"));
        Assert.Equal(HttpStatusCode.SeeOther, (await WritingSite.PublishAsync(mette, ContentTree.News)).Status);
        Assert.Contains("Mettes ord.", site[ContentTree.News], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_by_script_is_answered_in_a_line_and_one_without_a_session_with_401()
    {
        var mette = await site.MetteAsync();
        var desk = WritingSite.Desk(await mette.OpenAsync(WritingSite.Text("kladde", ContentTree.News)));

        Assert.Equal(HttpStatusCode.OK, (await ByScriptAsync(mette.Browser, desk.Filled(("Body", "Et.")))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ByScriptAsync(mette.Browser, desk.Filled(("Body", "Et og to.")))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ByScriptAsync(site.Visitor(), desk.Filled(("Body", "Tre.")))).StatusCode);
        var soeren = await site.SoerenAsync();
        var old = desk.Filled(("Body", "Sørens."), ("Sitting", Guid.NewGuid().ToString()));
        old["__RequestVerificationToken"] = WritingSite.Desk(await soeren.OpenAsync(WritingSite.Text("kladde", ContentTree.News))).Value("__RequestVerificationToken")!;
        var conflict = await ByScriptAsync(soeren.Browser, old);
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        using var told = JsonDocument.Parse(await conflict.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Mette Åkjær", told.RootElement.GetProperty("who").GetString());
    }

    [Fact]
    public async Task A_form_that_was_open_too_long_comes_back_with_the_text()
    {
        var mette = await site.MetteAsync();
        var fields = WritingSite.Desk(await mette.OpenAsync(WritingSite.Text("kladde", ContentTree.News))).Filled(("Body", "Skrevet længe."));
        fields.Remove("__RequestVerificationToken");

        var again = await mette.Visit.PostAsync(WritingSite.Text("kladde", ContentTree.News), fields);

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("Skrevet længe.", again.Document.QuerySelector("#Body")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await mette.Visit.SendAsync(WritingSite.Desk(again))).Status);
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_is_told_of_with_the_text_still_in_the_form()
    {
        var mette = await site.MetteAsync();
        var desk = WritingSite.Desk(await mette.OpenAsync(WritingSite.Text("kladde", ContentTree.News)));
        var gate = site.Services.GetRequiredService<WriteGate>();
        var held = new TaskCompletionSource<int>();
        var holding = gate.AloneAsync(() => held.Task, TestContext.Current.CancellationToken);

        VisitedPage again;
        try
        {
            again = await mette.Visit.SendAsync(desk, ("Body", "Skrevet med møje på Ærø."));
        }
        finally
        {
            held.SetResult(0);
            await holding;
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, again.Status);
        Assert.Contains("Det, du skrev, står her endnu.", again.Text, StringComparison.Ordinal);
        Assert.Contains("Skrevet med møje på Ærø.", again.Document.QuerySelector("#Body")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await mette.Visit.SendAsync(WritingSite.Desk(again))).Status);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_of_in_Danish_and_the_draft_is_kept()
    {
        var mette = await site.MetteAsync();
        await WritingSite.WriteAsync(mette, ContentTree.Point, "Ny tekst.");
        // rettelser.yml is a folder: root may write where others may not, but not there.
        Directory.CreateDirectory(Path.Combine(site.ContentRoot, "haefter/broen/rettelser.yml"));
        var order = await WritingSite.PublishAsync(mette, ContentTree.Point, ("Kind", "version"), ("Note", "Nyt."));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, order.Status);
        Assert.Contains("kan ikke skrive i indholdsmappen", order.Text, StringComparison.Ordinal);
        Assert.Contains("Ny tekst.", (await mette.OpenAsync(WritingSite.Text("kladde", ContentTree.Point))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_read_with_a_link_until_the_link_is_taken_back()
    {
        var mette = await site.MetteAsync();
        await WritingSite.WriteAsync(mette, ContentTree.News, "Kun for bestyrelsen.");
        var made = await mette.Visit.PostAsync(WritingSite.Text("laeselink", ContentTree.News), WritingSite.Filled(await mette.OpenAsync(WritingSite.Text("laeselink", ContentTree.News)), "laeselink?"));
        var address = new Uri(made.Document.QuerySelector(".notice a")!.GetAttribute("href")!).PathAndQuery;
        var board = new Visit(site.Visitor());

        var reading = await board.OpenAsync(address);
        Assert.Contains("Kun for bestyrelsen.", reading.Text, StringComparison.Ordinal);
        Assert.Contains("UDKAST", reading.Html, StringComparison.Ordinal);
        Assert.Equal("no-store", reading.CacheControl);
        Assert.True(reading.Has("meta[name=robots][content=noindex]"));
        Assert.DoesNotContain("Kun for bestyrelsen.", await PublicAsync("/nyheder/ny-bog"), StringComparison.Ordinal);

        await mette.Visit.PostAsync(WritingSite.Text("laeselink/tilbagekaldelse", ContentTree.News), WritingSite.Filled(await mette.OpenAsync(WritingSite.Text("laeselink", ContentTree.News)), "tilbagekaldelse"));
        Assert.Equal(HttpStatusCode.NotFound, (await board.OpenAsync(address)).Status);
    }

    [Fact]
    public async Task A_planned_text_says_when_and_is_locked()
    {
        var mette = await site.MetteAsync();
        await WritingSite.WriteAsync(mette, ContentTree.News, "Venter.");
        var release = await mette.OpenAsync(WritingSite.Text("udgivelse", ContentTree.News));

        var gap = await mette.Visit.PostAsync(WritingSite.Text("plan", ContentTree.News), WritingSite.Filled(release, "/udgivelse?", ("Kind", "slaafejl"), ("Day", "2023-03-26"), ("Clock", "02:30")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, gap.Status);
        Assert.Contains("Det klokkeslæt findes ikke: Den nat bliver uret stillet frem", gap.Text, StringComparison.Ordinal);

        var planned = await mette.Visit.PostAsync(WritingSite.Text("plan", ContentTree.News), WritingSite.Filled(release, "/udgivelse?", ("Kind", "slaafejl")));
        Assert.Equal(HttpStatusCode.SeeOther, planned.Status);
        var page = await mette.OpenAsync(planned.Location);
        Assert.Contains("Planlagt til udgivelse tirsdag den 29. marts 2022 kl. 09.30 af Mette Åkjær", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await mette.Visit.SendAsync(WritingSite.Desk(page), ("Body", "Ændret."))).Status);

        await mette.Visit.PostAsync(WritingSite.Text("plan/opgivelse", ContentTree.News), WritingSite.Filled(page, "opgivelse"));
        await WritingSite.WriteAsync(mette, ContentTree.News, "Ændret.");
    }

    [Fact]
    public async Task A_page_that_is_withdrawn_answers_with_its_reason_and_a_renamed_one_leads_on()
    {
        var mette = await site.MetteAsync();
        var form = await mette.OpenAsync(WritingSite.Text("tilbagetraekning", ContentTree.News));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await mette.Visit.SendAsync(form)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await mette.Visit.PostAsync(WritingSite.Text("tilbagetraekning", ContentTree.News), form.Filled(("Reason", "Bogen <kom> aldrig."), ("Successor", ContentTree.Page)))).Status);
        var gone = await new Visit(site.Visitor()).OpenAsync("/nyheder/ny-bog");
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Contains("Bogen <kom> aldrig.", gone.Text, StringComparison.Ordinal);
        Assert.Contains("/om", gone.Links);

        var renamed = await mette.Visit.SendAsync(await mette.OpenAsync(WritingSite.Text("omdoebning", ContentTree.Page)), ("Slug", "Om Ærø"));
        Assert.Equal(HttpStatusCode.SeeOther, renamed.Status);
        var moved = await new Visit(site.Visitor()).OpenAsync("/om");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/om-aeroe"), (moved.Status, moved.Location));
    }

    [Fact]
    public async Task A_new_text_is_begun_with_a_title_and_a_place()
    {
        var mette = await site.MetteAsync();
        var form = await mette.OpenAsync("/redaktion/indhold/ny");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await mette.Visit.SendAsync(form, ("Title", ""), ("Place", "haefter/andet#del"))).Status);
        Assert.Contains("Skriv en titel med bogstaver eller tal.", (await mette.Visit.SendAsync(form, ("Title", "!!!"), ("Place", "nyheder"))).Text, StringComparison.Ordinal);
        var begun = await mette.Visit.SendAsync(form, ("Title", "Når I har bygget"), ("Place", "haefter/broen#spoergsmaalene"));
        Assert.Equal(WritingSite.Text("kladde", "haefter/broen/spoergsmaal/naar-i-har-bygget.md"), begun.Location);

        const string path = "haefter/broen/spoergsmaal/naar-i-har-bygget.md";
        await mette.Visit.SendAsync(WritingSite.Desk(await mette.OpenAsync(begun.Location)), ("Body", "Tænk jer om."), ("Fields[resume]", "Kort."));
        Assert.Contains("Tænk jer om.", (await mette.OpenAsync(WritingSite.Text("visning", path))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await WritingSite.PublishAsync(mette, path)).Status);
        Assert.Contains("Når I har bygget", await PublicAsync("/haefter/broen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_text_is_compared_and_brought_back_with_a_reason()
    {
        var mette = await site.MetteAsync();
        await WritingSite.WriteAsync(mette, ContentTree.News, "Bogen handler om fejl. [@K1]");
        await WritingSite.PublishAsync(mette, ContentTree.News);
        await using var db = site.OpenDatabase();
        var rows = await db.Revisions.Where(row => row.Path == ContentTree.News).OrderBy(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);

        var comparison = await mette.OpenAsync($"/redaktion/indhold/sammenligning?fra={rows[0].Id}&til={rows[^1].Id}");
        Assert.Equal(["broer"], comparison.Document.QuerySelectorAll("del").Select(word => word.TextContent));
        Assert.Equal(["fejl"], comparison.Document.QuerySelectorAll("ins").Select(word => word.TextContent));

        var address = $"/redaktion/indhold/gendannelse?nr={rows[0].Id}";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await mette.Visit.PostAsync(address, WritingSite.Filled(comparison, $"nr={rows[0].Id}"))).Status);
        var tooLong = $"Fordi æ{new string('ø', Revision.NoteMaxLength)}";
        var refused = await mette.Visit.PostAsync(address, WritingSite.Filled(comparison, $"nr={rows[0].Id}", ("note", tooLong)));
        Assert.Equal(tooLong, refused.Document.QuerySelector($"#note-{rows[0].Id}")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.SeeOther, (await mette.Visit.PostAsync(address, WritingSite.Filled(comparison, $"nr={rows[0].Id}", ("note", "Det var rigtigt før.")))).Status);
        Assert.Contains("Bogen handler om broer.", await PublicAsync("/nyheder/ny-bog"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kladde")]
    [InlineData("visning")]
    [InlineData("udgivelse")]
    [InlineData("historik")]
    [InlineData("laeselink")]
    [InlineData("omdoebning")]
    [InlineData("sammenlaegning")]
    [InlineData("tilbagetraekning")]
    [InlineData("konflikt")]
    public async Task A_file_that_is_none_is_not_found(string page)
    {
        var mette = await site.MetteAsync();
        foreach (var path in new[] { "", "../site.yml", "site.yml", "sider/findes-ikke.md", "webinarer/lancering.md", "/etc/passwd" })
        {
            var answer = await mette.OpenAsync(WritingSite.Text(page, path));
            Assert.True(answer.Status is HttpStatusCode.NotFound || (page == "udgivelse" && answer.Status is HttpStatusCode.SeeOther), $"{page} {path}: {answer.Status}");
        }
    }

    private async Task<string> PublicAsync(string address) => await site.Visitor().GetStringAsync(address, TestContext.Current.CancellationToken);

    private static async Task<HttpResponseMessage> ByScriptAsync(HttpClient browser, Dictionary<string, string> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, WritingSite.Text("kladde", ContentTree.News)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Accept.ParseAdd("application/json");
        return await browser.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<VisitedPage> UntilAsync(Func<Task<VisitedPage>> open, Func<VisitedPage, bool> isReached)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (await open() is var page && isReached(page))
            {
                return page;
            }
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        return await open();
    }
}
