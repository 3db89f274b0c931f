using AlmenHaefte.Content;
using AlmenHaefte.Drafts;
using AlmenHaefte.Publishing;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>Everything that is written here, and how it stands.</summary>
public sealed class TextsController(CurrentSite site, TextList list, Bookshelf shelf) : TextController(site)
{
    [Get(Addresses.Texts)]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View("Texts", new TextsPage(await list.ReadAsync(cancellation), shelf.Faults, Site.Published));
}

/// <param name="Faults">Of all files, also those that are not written here.</param>
public sealed record TextsPage(IReadOnlyList<TextLine> Lines, IReadOnlyList<Fault> Faults, PublishedSite Site)
{
    public IEnumerable<(string Title, IEnumerable<TextLine> Lines)> Groups => Lines.GroupBy(line => line.File.Booklet ?? line.File.Folder)
        .Select(group => (Site.FindBooklet(group.Key)?.Title ?? group.Key switch { "nyheder" => "Nyheder", "sider" => "Sider", var folder => folder }, group.AsEnumerable()));

    /// <summary>The states of a text, each with the class that colours it.</summary>
    public static IEnumerable<(string Words, bool IsTrouble)> StatesOf(TextLine line)
    {
        if (line.IsFaulty)
        {
            yield return ("Fejl i filen", true);
        }
        if (line.Draft?.Trouble is not null)
        {
            yield return ("Blev ikke udgivet", true);
        }
        if (line.IsOvertaken && line.IsPublished)
        {
            yield return ("Kladden bygger på en ældre tekst", true);
        }
        if (line.Draft?.Plan is { } plan)
        {
            yield return ($"Planlagt til {Time.DanishTime.Write(plan.At)}", false);
        }
        else if (line.Draft is { } draft)
        {
            yield return ($"Kladde, {draft.WriterName}", false);
        }
        if (line.IsChangedOnDisk)
        {
            yield return ("Ændret på disken", false);
        }
        yield return (line.IsWithdrawn ? "Trukket tilbage" : line.IsPublished ? "Udgivet" : "Ikke udgivet", false);
    }
}
