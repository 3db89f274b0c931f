using AlmenHaefte.Data;
using AlmenHaefte.Downloads;
using AlmenHaefte.SignUps;
using AlmenHaefte.Time;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>Lists of people leave the site here and nowhere else, and each that does is written down: so it is a POST.</summary>
[ForAdministrators]
public sealed class ExportsController(CurrentSite site, SignUpTable table, ClientLimits limits) : WebinarRoomController(site)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Separated = "text/csv; charset=utf-8";

    [Get(DeskAddresses.ExportRoute)]
    public IActionResult New(string slug, [FromQuery(Name = "soeg")] string? words, [FromQuery(Name = "gruppe")] SignUpGroup group) =>
        Find(slug) is { } webinar && Enum.IsDefined(group) ? View("Export", new ExportPage(webinar, group, words, IsEmpty: false)) : NotFound();

    [HttpPost(DeskAddresses.ExportRoute), InTurn(Effort.List)]
    public async Task<IActionResult> Create(string slug, [FromForm(Name = "")] ExportForm form, CancellationToken cancellation)
    {
        if (Find(slug) is not { } webinar || !Enum.IsDefined(form.Group))
        {
            return NotFound();
        }
        var columns = SignUpTable.ColumnsOf(webinar).Where(column => form.Columns?.Contains(column.Name, StringComparer.Ordinal) == true).ToList();
        if (columns.Count == 0)
        {
            return Refused("Export", new ExportPage(webinar, form.Group, form.Words, IsEmpty: true));
        }
        if (limits.Lists.Refuses(HttpContext, Site.Now) is { } wait)
        {
            return wait;
        }
        var list = await table.TakeAsync(webinar, form.Group, form.Words, columns, Me.Id, Site.Now, cancellation);
        var name = $"tilmeldinger-{slug}-{DanishTime.DayOf(Site.Now):yyyy-MM-dd}-slet-senest-{SignUpTable.LastDay(webinar, Site.Now):yyyy-MM-dd}";
        return form.IsSeparated
            ? File(await WrittenAsync(file => SeparatedValues.WriteAsync(list, file, cancellation)), Separated, $"{name}.csv")
            : File(await WrittenAsync(file => Spreadsheet.WriteAsync(list, file, cancellation)), Workbook, $"{name}.xlsx");
    }

    /// <summary>On disk before the answer begins, so that nobody gets half a list, and no list is too long for the memory.</summary>
    private static async Task<FileStream> WrittenAsync(Func<Stream, Task> write)
    {
        var file = PrivateFile.CreateNameless();
        try
        {
            await write(file);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}

public sealed record ExportForm
{
    public const string SeparatedFormat = "csv";

    public SignUpGroup Group { get; init; }

    public string? Words { get; init; }

    public IReadOnlyList<string>? Columns { get; init; }

    public string? Format { get; init; }

    public bool IsSeparated => Format == SeparatedFormat;
}

/// <param name="IsEmpty">No column was chosen.</param>
public sealed record ExportPage(Webinar Webinar, SignUpGroup Group, string? Words, bool IsEmpty);
