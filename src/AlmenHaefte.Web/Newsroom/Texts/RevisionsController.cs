using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>What has become of a text, any two of its versions side by side, and how one comes back.</summary>
public sealed class RevisionsController(CurrentSite site, History history, Press press, DraftDesk desk, ContentFolder folder) : TextController(site)
{
    [Get("/redaktion/indhold/historik")]
    public async Task<IActionResult> Index([FromQuery] string? fil, [FromQuery] string? udgivet, CancellationToken cancellation)
    {
        if (TextFile.At(fil) is not { } file)
        {
            return NotFound();
        }
        var revisions = await history.OfAsync(file, Site.Now, cancellation);
        return revisions.Count == 0 && PublishedText(folder, file) is null ? NotFound()
            : View("History", new HistoryPage(file, TitleOf(PublishedText(folder, file) ?? revisions.FirstOrDefault(row => row.Text is not null)?.Text, file), revisions, IsJustPublished: udgivet == "ja"));
    }

    /// <param name="fra">The number of a version; without one, what came before the other.</param>
    [Get("/redaktion/indhold/sammenligning")]
    public async Task<IActionResult> Show([FromQuery] int? fra, [FromQuery] int til, CancellationToken cancellation) =>
        await PageAsync(fra, til, null, cancellation) is { } page ? View("Comparison", page) : NotFound();

    [HttpPost("/redaktion/indhold/gendannelse")]
    public async Task<IActionResult> Create([FromQuery] int nr, [FromForm] string? note, CancellationToken cancellation)
    {
        if (await history.FindAsync(nr, cancellation) is not { Text: not null } earlier || TextFile.At(earlier.Path) is not { } file)
        {
            return NotFound();
        }
        if (string.IsNullOrWhiteSpace(note) || note.Length > Revision.NoteMaxLength)
        {
            return WithStatus(StatusCodes.Status422UnprocessableEntity, View("Comparison", await PageAsync(null, nr, $"Skriv, hvorfor teksten skal tilbage, med højst {Revision.NoteMaxLength} tegn.", cancellation, note)));
        }
        try
        {
            var result = await press.RestoreAsync(earlier, note.Trim(), Writer, Site.Now, cancellation);
            if (result is PressResult.Published)
            {
                return new SeeOther(Addresses.Text("historik", file.Path) + "&udgivet=ja");
            }
            return WithStatus(MoveAnswers.StatusOf(result), View("Comparison", await PageAsync(null, nr, MoveAnswers.WhyNot(result), cancellation, note)));
        }
        catch (DataUnavailableException)
        {
            return WithStatus(StatusCodes.Status503ServiceUnavailable, View("Comparison", await PageAsync(null, nr, Busy, cancellation, note)));
        }
    }

    private async Task<ComparisonPage?> PageAsync(int? from, int to, string? trouble, CancellationToken cancellation, string? note = null)
    {
        if (await history.FindAsync(to, cancellation) is not { } later || TextFile.At(later.Path) is not { } file)
        {
            return null;
        }
        var earlier = from is { } number ? await history.FindAsync(number, cancellation) : await BeforeAsync(file, later, cancellation);
        if (earlier is not null && earlier.Path != later.Path)
        {
            return null;
        }
        if (earlier is not null && earlier.Id > later.Id)
        {
            (earlier, later) = (later, earlier);
        }
        var changes = RevisionComparison.Between(folder.Read(), file, earlier?.Text ?? "", later.Text ?? "");
        return new ComparisonPage(file, earlier, later, changes, HasDraft: await desk.FindAsync(file, cancellation) is not null, trouble) { Note = note is null ? null : (to, note) };
    }

    private async Task<Revision?> BeforeAsync(TextFile file, Revision later, CancellationToken cancellation) =>
        (await history.OfAsync(file, Site.Now, cancellation)).FirstOrDefault(row => row.Id != 0 && row.Id < later.Id && (row.IsOfFile || !later.IsOfFile));
}
