using AlmenHaefte.Content;
using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>What the pages about one text have in common: which file it is (<c>?fil=</c>), and who is writing.</summary>
public abstract class TextController(CurrentSite site) : NewsroomController
{
    protected CurrentSite Site => site;

    /// <summary>Whether the page's script asks, and not the browser for a page.</summary>
    protected bool IsScript => Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    /// <summary>Nothing could be stored just now.</summary>
    protected const string Busy = "Det kunne ikke gemmes lige nu. Det, du skrev, står her endnu. Vent et øjeblik, og prøv igen.";

    /// <summary>The published text; null when there is none.</summary>
    protected static string? PublishedText(ContentFolder folder, TextFile file) => folder.Find(file.Path) is { } found ? TextFile.TextOf(found) : null;

    protected static string TitleOf(string? text, TextFile file) => (text is null ? null : FrontMatter.Read(text)?["titel"]) ?? file.Path;

    protected ViewResult WithStatus(int status, ViewResult view)
    {
        Response.StatusCode = status;
        return view;
    }
}
