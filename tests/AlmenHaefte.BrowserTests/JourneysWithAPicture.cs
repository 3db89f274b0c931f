using AlmenHaefte.Tests.WholeSite;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SkiaSharp;

namespace AlmenHaefte.BrowserTests;

/// <summary>Somebody who puts a picture into a chapter.</summary>
public sealed class JourneysWithAPicture(Chromium chromium) : IDisposable
{
    private const string Chapter = "haefter/broen/punkter/taal.md";
    private const string Shows = "Åse Ærø viser tagrenden frem";

    private static readonly LocatorAssertionsToHaveCountOptions Patient = new() { Timeout = 60_000 };
    private static readonly FilePayload Photograph = new() { Name = "IMG_0001.jpg", MimeType = "image/jpeg", Buffer = Jpeg() };

    private readonly JourneysAtTheDesk.Desk site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_picture_is_put_where_the_caret_is_and_is_seen_beside_the_text_and_by_readers()
    {
        await using var editor = await WritingAsync(Screen.Desk);
        await editor.Page.GetByLabel("Tekst", new() { Exact = true }).FillAsync("Før billedet.");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Billede", Exact = true }).ClickAsync();
        var dialog = editor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Sæt et billede ind" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Hent op, og sæt ind" }).ClickAsync();
        await Assertions.Expect(dialog.Locator("#Picture-error")).ToHaveTextAsync("Vælg et billede.", new() { Timeout = 60_000 });
        await Assertions.Expect(dialog.Locator("#Picture")).ToBeFocusedAsync();

        await dialog.Locator("#Picture").SetInputFilesAsync(Photograph);
        await dialog.GetByLabel("Hvad viser billedet?").FillAsync(Shows);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Hent op, og sæt ind" }).ClickAsync();

        await Assertions.Expect(editor.Page.GetByLabel("Tekst", new() { Exact = true })).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"^Før billedet\.\n\n!\[" + Shows + @"\]\(\.\./billeder/aase-aeroe-viser-tagrenden-frem-[0-9a-f]{10}\.webp\)\n$"), new() { Timeout = 60_000 });
        await Assertions.Expect(editor.Page.GetByLabel("Tekst", new() { Exact = true })).ToBeFocusedAsync();
        await IsSeenAsync(editor.Page.FrameLocator("iframe").Locator($"main img[alt='{Shows}']"));
        await editor.PressesAsync("Control+s");
        await Assertions.Expect(editor.Page.Locator(".writing .save-state")).ToContainTextAsync("Gemt som kladde", new() { Timeout = 60_000 });
        await editor.OpensAsync(Text("udgivelse"));
        await editor.Page.GetByLabel("Ret en slåfejl").CheckAsync();
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Udgiv nu" }).ClickAsync();
        await editor.ComesToAsync(Text("historik") + "&udgivet=ja");
        await editor.OpensAsync("/haefter/broen/taal");
        await IsSeenAsync(editor.Page.Locator($"main img[alt='{Shows}']"));
    }

    [Fact]
    public async Task Without_script_the_text_is_saved_first_and_the_line_to_put_in_is_shown()
    {
        await using var editor = await WritingAsync(Screen.Phone with { Scripts = false });
        await editor.Page.GetByLabel("Tekst", new() { Exact = true }).FillAsync("Skrevet på telefonen.");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Gem, og find et billede" }).ClickAsync();
        await editor.ComesToAsync(Text("billeder"));
        await editor.Page.GetByLabel("Billede", new() { Exact = true }).SetInputFilesAsync(Photograph);
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Hent billedet op" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator("#Description-error")).ToContainTextAsync("Skriv, hvad billedet viser.", new() { Timeout = 60_000 });
        await editor.Page.GetByLabel("Billede", new() { Exact = true }).SetInputFilesAsync(Photograph);
        await editor.Page.GetByLabel("Billedet er kun pynt").CheckAsync();
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Hent billedet op" }).ClickAsync();

        await Assertions.Expect(editor.Page.Locator(".done .command")).ToContainTextAsync("![pynt](../billeder/img-0001-", new() { Timeout = 60_000 });
        await editor.Page.GetByRole(AriaRole.Link, new() { Name = "Tilbage til teksten" }).ClickAsync();
        await Assertions.Expect(editor.Page.GetByLabel("Tekst", new() { Exact = true })).ToHaveValueAsync("Skrevet på telefonen.\n", new() { Timeout = 60_000 });
    }

    [Theory]
    [InlineData(320, false)]
    [InlineData(375, true)]
    [InlineData(1440, false)]
    public async Task The_dialog_and_the_page_shut_nobody_out_and_fit_the_screen(int width, bool dark)
    {
        await using var editor = await WritingAsync(new Screen(width, 900) { Dark = dark });
        var faults = new List<string>();
        await editor.Page.EvaluateAsync("() => document.querySelector('iframe').remove()");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Billede", Exact = true }).ClickAsync();
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Hent op, og sæt ind" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator("dialog p.error")).ToHaveCountAsync(2, Patient);
        await LookAsync(editor, "the dialog", faults);
        await editor.OpensAsync(Text("billeder"));
        await editor.Page.GetByLabel("Billede", new() { Exact = true }).SetInputFilesAsync(Photograph);
        await editor.Page.GetByLabel("Hvad viser billedet?").FillAsync(Shows);
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Hent billedet op" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator(".done")).ToHaveCountAsync(1, Patient);
        await LookAsync(editor, "the page", faults);
        Faults.None(faults);
    }

    private static async Task LookAsync(Reader editor, string what, List<string> faults)
    {
        faults.AddRange(Accessibility.FaultsIn(what, await editor.Page.RunAxe(Accessibility.Everything)));
        if (await editor.Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)") is var over and > 0)
        {
            faults.Add($"{what} is {over} px too wide");
        }
    }

    /// <summary>It is fetched when it comes into view, as large as it was sent.</summary>
    private static async Task IsSeenAsync(ILocator picture)
    {
        await Assertions.Expect(picture).ToHaveCountAsync(1, Patient);
        await picture.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 600, new() { Timeout = 60_000 });
    }

    private static string Text(string page) => $"/redaktion/indhold/{page}?fil={Uri.EscapeDataString(Chapter)}";

    private async Task<Reader> WritingAsync(Screen screen)
    {
        var editor = await Reader.AtAsync(chromium, site.Root, screen);
        await editor.OpensAsync("/redaktion/indhold");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Log ind som prøveredaktør" }).ClickAsync();
        await editor.ComesToAsync("/redaktion/indhold");
        await editor.OpensAsync(Text("kladde"));
        await Assertions.Expect(editor.Page.Locator(".toolbar")).ToHaveCountAsync(screen.Scripts ? 1 : 0, Patient);
        return editor;
    }

    private static byte[] Jpeg()
    {
        using var picture = new SKBitmap(600, 300);
        picture.Erase(SKColors.SeaGreen);
        return picture.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray();
    }
}
