using System.Globalization;
using AlmenHaefte.Content;
using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>Beginning a text: a draft of a file that is not there yet.</summary>
public sealed class NewTextsController(CurrentSite site, DraftDesk desk, ContentFolder folder) : TextController(site)
{
    private const string Address = "/redaktion/indhold/ny";

    [Get(Address)]
    public IActionResult New() => View("NewText", new NewTextPage(new NewTextForm(), Site.Published));

    [HttpPost(Address)]
    public async Task<IActionResult> Create([FromForm(Name = "")] NewTextForm form, CancellationToken cancellation)
    {
        var page = new NewTextPage(form, Site.Published);
        var title = form.Title?.Trim() ?? "";
        var (place, part) = page.PlaceOf(form.Place);
        if (title.Length == 0)
        {
            ModelState.AddModelError(nameof(form.Title), "Skriv en titel. Den kan ændres siden.");
        }
        else if (Slug.From(title).Length == 0)
        {
            ModelState.AddModelError(nameof(form.Title), "Skriv en titel med bogstaver eller tal.");
        }
        if (place is null)
        {
            ModelState.AddModelError(nameof(form.Place), "Vælg, hvor teksten skal stå.");
        }
        var file = place is null ? null : TextFile.At($"{FolderOf(place, part)}/{Slug.From(title)}.md");
        if (ModelState.IsValid && (file is null || folder.Find(file.Path) is not null || await desk.FindAsync(file, cancellation) is not null))
        {
            ModelState.AddModelError(nameof(form.Title), "Der er allerede en tekst med den adresse. Giv den en anden titel.");
        }
        if (!ModelState.IsValid)
        {
            return WithStatus(StatusCodes.Status422UnprocessableEntity, View("NewText", page));
        }
        await desk.SaveAsync(file!, new Saving(TextOf(file!, title), null, Guid.NewGuid(), Part: part), Writer, Site.Now, cancellation);
        return new SeeOther(Addresses.Text("kladde", file!.Path));
    }

    /// <summary>A new chapter lies where the others of its part do.</summary>
    private string FolderOf(string place, string? part)
    {
        if (part is null)
        {
            return place;
        }
        var slugs = Site.Published.FindBooklet(place.Split('/')[1])?.Parts.FirstOrDefault(one => one.Id == part)?.Chapters.Select(chapter => chapter.Slug).ToHashSet(StringComparer.Ordinal) ?? [];
        return folder.Read().Select(file => TextFile.At(file.Path)).FirstOrDefault(file => file is not null && file.Folder.StartsWith($"{place}/", StringComparison.Ordinal) && slugs.Contains(file.Slug))?.Folder ?? $"{place}/{part}";
    }

    private string TextOf(TextFile file, string title)
    {
        var today = Site.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var front = FrontMatter.Empty.With("titel", title);
        front = file.Kind is TextKind.News ? front.With("dato", today) : front;
        front = front.With("opdateret", today);
        return (file.Kind is TextKind.Chapter ? front.With("status", "udkast") : front).WithBody("\n").Text;
    }
}

public sealed record NewTextForm
{
    public string? Title { get; init; }

    /// <summary>A folder; for a chapter, the booklet's folder and the part.</summary>
    public string? Place { get; init; }
}

public sealed record NewTextPage(NewTextForm Form, Publishing.PublishedSite Site)
{
    /// <summary>Where a text may stand: its value in the form, and its name.</summary>
    public IEnumerable<(string Value, string Name)> Places =>
    [
        ("nyheder", "Nyheder"), ("sider", "Sider (om, privatliv …)"),
        .. Site.Booklets.SelectMany(booklet => booklet.Parts.Select(part => ($"haefter/{booklet.Slug}#{part.Id}", $"Kapitel i »{booklet.Title}«: {part.Title}"))),
    ];

    /// <summary>The folder (of a chapter, its booklet's), and the part of a chapter; neither for a place that is none.</summary>
    public (string? Folder, string? Part) PlaceOf(string? place) =>
        place is null || Places.All(known => known.Value != place) ? (null, null)
        : place.Split('#') is [var booklet, var part] ? (booklet, part)
        : (place, null);
}
