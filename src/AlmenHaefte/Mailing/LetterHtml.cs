using AlmenHaefte.Content;

namespace AlmenHaefte.Mailing;

/// <summary>
/// A letter as HTML that every mail program can show: paragraphs and inline styles, no pictures, nothing fetched. No colour but the button's
/// is set, so that a program with a dark background shows it in its own colours.
/// </summary>
public static class LetterHtml
{
    private const string Font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
    private const string Paragraph = "margin:0 0 16px";
    private const string Small = "margin:0 0 16px;font-size:14px;line-height:20px";

    public static string Write(Letter letter)
    {
        var html =
            $"""
            <!DOCTYPE html>
            <html lang="da">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>{Html.Encode(letter.Subject)}</title>
            </head>
            <body style="margin:0;padding:0">
            <div lang="da" style="max-width:600px;margin:0 auto;padding:24px 16px;{Font};font-size:16px;line-height:24px;overflow-wrap:break-word">
            <h1 style="margin:0 0 20px;font-size:24px;line-height:30px">{Html.Encode(letter.Heading)}</h1>
            {string.Join('\n', letter.Passages.Select(Write))}
            </div>
            </body>
            </html>

            """;
        return html.ReplaceLineEndings("\r\n");
    }

    private static string Write(Passage passage) => passage switch
    {
        Passage.Paragraph(var text) => $"<p style=\"{Paragraph}\">{Lines(text)}</p>",
        Passage.Subheading(var text) => $"<h2 style=\"margin:28px 0 8px;font-size:18px;line-height:24px\">{Html.Encode(text)}</h2>",
        Passage.Facts(var facts) => string.Join('\n', facts.Select(Write)),
        Passage.Button(var text, var address, var note) => Write(text, Html.Encode(address), note),
        Passage.Link(var lead, var text, var address) { IsSmall: var isSmall } => $"<p style=\"{(isSmall ? Small : Paragraph)}\">{Html.Encode(lead)} <a href=\"{Html.Encode(address)}\">{Html.Encode(text)}</a></p>",
        Passage.SmallPrint(var text) => $"<p style=\"{Small}\">{Lines(text)}</p>",
        _ => throw new ArgumentOutOfRangeException(nameof(passage)),
    };

    private static string Write(Fact fact) =>
        $"<p style=\"{Paragraph}\"><strong>{Html.Encode(fact.Label)}</strong><br>"
        + (fact.Former is { } former
            ? $"{LetterWords.Before} <s>{Html.Encode(former)}</s><br>{LetterWords.Now} <strong>{Html.Encode(fact.Text)}</strong></p>"
            : $"{Lines(fact.Text)}</p>");

    /// <summary>Outlook for Windows leaves out the padding and shows the words on the colour; the address is there for whoever gets neither.</summary>
    private static string Write(string text, string address, string? note) =>
        $"""
        <p style="margin:24px 0 12px"><a href="{address}" style="display:inline-block;padding:12px 24px;border-radius:4px;background-color:#9b2f18;color:#fdf8f4;font-weight:bold;text-decoration:none">{Html.Encode(text)}</a></p>
        {(note is null ? "" : $"<p style=\"margin:0 0 12px\">{Html.Encode(note)}</p>\n")}<p style="margin:0 0 24px;font-size:14px;line-height:20px">{LetterWords.ButtonAddress}<br><a href="{address}" style="word-break:break-all">{address}</a></p>
        """;

    private static string Lines(string text) => Html.Encode(text).Replace("\n", "<br>", StringComparison.Ordinal);
}
