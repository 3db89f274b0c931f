using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>A text gets another address, or none any more.</summary>
public abstract class MoveController(CurrentSite site, TextList list, ContentFolder folder) : TextController(site)
{
    /// <param name="target">Whose history one is shown afterwards.</param>
    protected async Task<IActionResult> MoveAsync(string view, string? fil, MoveForm form, Func<TextFile, Task<PressResult>> move, Func<TextFile, TextFile> target, CancellationToken cancellation)
    {
        if (TextFile.At(fil) is not { } file)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return await ShowAsync(view, fil, form, null, cancellation, StatusCodes.Status422UnprocessableEntity);
        }
        try
        {
            var result = await move(file);
            if (result is PressResult.Published)
            {
                return new SeeOther(Addresses.Text("historik", target(file).Path) + "&udgivet=ja");
            }
            return await ShowAsync(view, fil, form, MoveAnswers.WhyNot(result), cancellation, MoveAnswers.StatusOf(result));
        }
        catch (DataUnavailableException)
        {
            return await ShowAsync(view, fil, form, Busy, cancellation, StatusCodes.Status503ServiceUnavailable);
        }
    }

    protected async Task<IActionResult> ShowAsync(string view, string? fil, MoveForm form, string? trouble, CancellationToken cancellation, int status = StatusCodes.Status200OK) =>
        TextFile.At(fil) is { Kind: not TextKind.Contents } file && PublishedText(folder, file) is { } text
            ? WithStatus(status, View(view, new MovePage(file, TitleOf(text, file), form, [.. (await list.ReadAsync(cancellation)).Where(line => line.IsPublished && line.File != file)], trouble)))
            : NotFound();
}

public sealed record MoveForm
{
    /// <summary>Why it is withdrawn, for its readers.</summary>
    public string? Reason { get; init; }

    /// <summary>The path of the file that readers should go to instead.</summary>
    public string? Successor { get; init; }

    /// <summary>The new last part of the address.</summary>
    public string? Slug { get; init; }
}

/// <param name="Others">What may come in its place.</param>
/// <param name="Trouble">Why nothing was done.</param>
public sealed record MovePage(TextFile File, string Title, MoveForm Form, IReadOnlyList<TextLine> Others, string? Trouble);
