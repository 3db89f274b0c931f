using AlmenHaefte.Booklets;
using AlmenHaefte.Downloads;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace AlmenHaefte.Web.Downloads;

/// <summary>A booklet as a file to take away: the whole of it, or the chapters that are asked for.</summary>
public sealed class FilesController(CurrentSite site, BookletFiles files, PdfShelf pdfs, PdfOrders orders, ClientLimits limits) : Controller
{
    /// <summary>How long a request waits for a PDF that is being made; a few chapters take some seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Get("/haefter/{booklet}.epub"), InTurn(Effort.File)]
    public IActionResult Epub(string booklet, [FromQuery] string?[] kapitler) => Show(booklet, kapitler, FileFormat.Epub);

    [Get("/haefter/{booklet}.docx"), InTurn(Effort.File)]
    public IActionResult Word(string booklet, [FromQuery] string?[] kapitler) => Show(booklet, kapitler, FileFormat.Word);

    [Get("/haefter/{booklet}.pdf")]
    public async Task<IActionResult> Pdf(string booklet, [FromQuery] string?[] kapitler)
    {
        if (Find(booklet, kapitler) is not { } selection)
        {
            return NotFound();
        }
        return IsNotAll(selection) ? NothingChosen(selection.Booklet)
            : pdfs.Find(selection) is { } pdf ? Show(pdf)
            : selection.IsEverything || !orders.AreTaken ? NoPdf(selection)
            : await OrderAsync(selection);
    }

    private async Task<IActionResult> OrderAsync(Selection selection)
    {
        if (limits.Pdfs.Wait(HttpContext.Connection.RemoteIpAddress, site.Now, selection.Address) is { } wait)
        {
            ClientLimits.Refuse(Response, wait);
            return View("PdfLater", selection);
        }
        if (orders.Place(selection) is not { } order || !await IsFinishedAsync(order))
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = "30";
            return View("PdfLater", selection);
        }
        return pdfs.Find(selection) is { } pdf ? Show(pdf) : NoPdf(selection);
    }

    private async Task<bool> IsFinishedAsync(PdfOrder order)
    {
        try
        {
            await order.Finished.WaitAsync(Patience, HttpContext.RequestAborted);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private IActionResult Show(string slug, string?[] chapters, FileFormat format)
    {
        if (Find(slug, chapters) is not { } selection)
        {
            return NotFound();
        }
        return IsNotAll(selection) ? NothingChosen(selection.Booklet)
            : selection.IsEverything ? Show(files.Whole(site.Published, selection.Booklet, format, site.AddressOf))
            : limits.Files.Refuses(HttpContext, site.Now, selection.Address) ?? Show(BookletFiles.Chosen(site.Published, selection, format, site.AddressOf));
    }

    private Selection? Find(string slug, string?[] chapters) => site.Published.FindBooklet(slug) is { } booklet ? Selection.Of(site.Published, booklet, chapters) : null;

    /// <summary>A file with less than was asked for would be taken for all of it.</summary>
    private static bool IsNotAll(Selection selection) => selection.IsEmpty || selection.Unknown > 0;

    private FileContentResult Show(BookletFile file)
    {
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(file.Name);
        Response.Headers.ContentDisposition = header.ToString();
        Response.Headers.CacheControl = "no-cache";
        return File(file.Bytes, file.Format.MediaType, lastModified: null, new EntityTagHeaderValue($"\"{file.Fingerprint}\""));
    }

    private PhysicalFileResult Show(PdfFile pdf) => PhysicalFile(pdf.Path, "application/pdf", pdf.Name, enableRangeProcessing: true);

    private ViewResult NothingChosen(Booklet booklet)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("NothingChosen", booklet);
    }

    private ViewResult NoPdf(Selection selection)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("NoPdf", selection);
    }
}
