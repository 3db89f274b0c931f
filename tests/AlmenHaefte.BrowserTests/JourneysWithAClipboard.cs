using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

/// <summary>Somebody who has written elsewhere and pastes it. What each program puts on the clipboard, and what becomes of it, are the files in <c>Clipboards</c>.</summary>
public sealed class JourneysWithAClipboard(Chromium chromium) : IDisposable
{
    private const string Chapter = "haefter/broen/punkter/taal.md";

    private readonly JourneysAtTheDesk.Desk site = new();

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("word", "Et billede kom ikke med. Hent det op med knappen Billede.")]
    [InlineData("word-online", "")]
    [InlineData("google-docs", "Et billede kom ikke med. Hent det op med knappen Billede.")]
    [InlineData("libreoffice", "")]
    [InlineData("web", "")]
    public async Task What_was_written_elsewhere_becomes_Markdown_that_may_be_published(string program, string told)
    {
        await using var editor = await WritingAsync();

        await PasteAsync(editor, Clipboard($"{program}.html"));

        await Assertions.Expect(Body(editor)).ToHaveValueAsync(Clipboard($"{program}.md"));
        await Assertions.Expect(editor.Page.Locator(".paste-state")).ToHaveTextAsync(told);
        await editor.PressesAsync("Control+s");
        await Assertions.Expect(editor.Page.Locator(".writing .save-state")).ToContainTextAsync("Gemt som kladde", new() { Timeout = 60_000 });
        await editor.OpensAsync(Text("udgivelse"));
        await Assertions.Expect(editor.Page.GetByLabel("Ret en slåfejl")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Nothing_that_is_pasted_runs_is_fetched_or_leads_anywhere_it_may_not()
    {
        await using var editor = await WritingAsync();

        await PasteAsync(editor, Clipboard("hostile.html"));

        await Assertions.Expect(Body(editor)).ToHaveValueAsync(Clipboard("hostile.md"));
        var shown = editor.Page.FrameLocator("iframe").Locator("main");
        await Assertions.Expect(shown).ToContainTextAsync("<script>alert(1)</script>", new() { Timeout = 60_000 });
        Assert.Empty(await shown.Locator("script, iframe, object, img, a[href^='javascript:' i], a[href^='data:' i]").AllAsync());
        Assert.True(await editor.Page.EvaluateAsync<bool>("() => window.hit === undefined"));
        Assert.DoesNotContain(editor.Complaints, complaint => complaint.StartsWith("elsewhere:", StringComparison.Ordinal) || complaint.StartsWith("script:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_paste_can_be_undone_and_words_are_put_in_the_middle_of_a_line()
    {
        await using var editor = await WritingAsync();
        await Body(editor).FillAsync("Før efter");
        await editor.Page.EvaluateAsync("() => document.querySelector('#Body').setSelectionRange(4, 4)");

        await PasteAsync(editor, "<meta charset='utf-8'><span style='font-weight:400'>»to*«&nbsp;</span>");
        await Assertions.Expect(Body(editor)).ToHaveValueAsync(@"Før »to\*«efter");
        await PasteAsync(editor, "<h1>En</h1><p>To</p>");
        await Assertions.Expect(Body(editor)).ToHaveValueAsync("Før »to\\*«\n\n## En\n\nTo\n\nefter");
        await editor.PressesAsync("Control+z");
        await editor.PressesAsync("Control+z");

        await Assertions.Expect(Body(editor)).ToHaveValueAsync("Før efter");
    }

    [Fact]
    public async Task The_keys_for_plain_text_paste_plain_text()
    {
        await using var editor = await WritingAsync();
        await editor.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await editor.Page.EvaluateAsync("() => navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob(['<p>En <b>fed</b> bro</p>'], { type: 'text/html' }), 'text/plain': new Blob(['En fed bro'], { type: 'text/plain' }) })])");
        await Body(editor).FillAsync("");
        await Body(editor).FocusAsync();

        await editor.PressesAsync("Control+v");
        await Assertions.Expect(Body(editor)).ToHaveValueAsync("En **fed** bro");
        await editor.PressesAsync("Control+a");
        await editor.PressesAsync("Control+Shift+v");
        await Assertions.Expect(Body(editor)).ToHaveValueAsync("En fed bro");
    }

    private static ILocator Body(Reader editor) => editor.Page.GetByLabel("Tekst", new() { Exact = true });

    private static string Clipboard(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Clipboards", file));

    private static async Task PasteAsync(Reader editor, string html) => await editor.Page.EvaluateAsync(
        """
        html => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/html", html);
          clipboardData.setData("text/plain", "uformateret");
          const text = document.querySelector("#Body");
          text.focus();
          text.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }
        """, html);

    private static string Text(string page) => $"/redaktion/indhold/{page}?fil={Uri.EscapeDataString(Chapter)}";

    private async Task<Reader> WritingAsync()
    {
        var editor = await Reader.AtAsync(chromium, site.Root, Screen.Desk);
        await editor.OpensAsync("/redaktion/indhold");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Log ind som prøveredaktør" }).ClickAsync();
        await editor.ComesToAsync("/redaktion/indhold");
        await editor.OpensAsync(Text("kladde"));
        await Assertions.Expect(editor.Page.Locator(".toolbar")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await Body(editor).FillAsync("");
        return editor;
    }
}
