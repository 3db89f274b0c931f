using AlmenHaefte.Content;
using AlmenHaefte.Editions;
using AlmenHaefte.Tests;

namespace AlmenHaefte.BrowserTests;

/// <summary>A small booklet with three questions, whose next edition a test can publish.</summary>
public sealed class SiteWithQuestions : SmallSite
{
    public const string Sheet = "/haefter/lille/arbejdsark";

    private const string Questions = "haefter/lille/del/spoergsmaal.md";

    public SiteWithQuestions()
    {
        // A saved file shows on the next request.
        EnvironmentName = "Development";
        Change("haefter/lille/indhold.md", "1. [Nyt navn](del/nyt-navn.md)", "1. [Nyt navn](del/nyt-navn.md)\n2. [Spørgsmål](del/spoergsmaal.md)");
        File.WriteAllText(Path.Combine(ContentRoot, Questions), """
            ---
            titel: Spørgsmål
            resume: Tre spørgsmål.
            opdateret: 2022-04-20
            status: udgivet
            ---

            Tal om dem.

            ::: spoergsmaal {#hvem-er-med punkter=1}
            Hvem er med?
            :::

            ::: spoergsmaal {#hvad-koster-det punkter=1}
            Hvad koster det?
            :::

            ::: spoergsmaal {#hvor-laenge punkter=1}
            Hvor længe varer det?
            :::
            """);
        UseKestrel(0);
        ClientOptions.AllowAutoRedirect = false;
        StartServer();
    }

    public Uri Root => new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri;

    /// <summary>One question in other words, one gone.</summary>
    public void PublishNextEdition()
    {
        Change(Questions, "Hvad koster det?", "Hvad koster det, og hvem betaler?");
        Change(Questions, "::: spoergsmaal {#hvor-laenge punkter=1}\nHvor længe varer det?\n:::", "");
        var said = new StringWriter();
        Assert.True(EditionCommand.Run(new ContentFolder(ContentRoot), "lille", "Et spørgsmål er blevet tydeligere, og et er taget ud.", [], new DateOnly(2022, 4, 21), said) == 0, said.ToString());
    }

    private void Change(string file, string old, string @new)
    {
        var path = Path.Combine(ContentRoot, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, @new, StringComparison.Ordinal));
    }
}
