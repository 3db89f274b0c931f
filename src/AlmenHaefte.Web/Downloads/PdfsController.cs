using AlmenHaefte.Downloads;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Downloads;

public sealed class PdfsController(CurrentSite site, PdfShelf pdfs) : Controller
{
    [Get("/haefter/{booklet}.pdf")]
    public IActionResult Show(string booklet)
    {
        if (site.Published.FindBooklet(booklet) is not { } found)
        {
            return NotFound();
        }
        if (pdfs.Find(found) is not { } pdf)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return View("NoPdf", found);
        }
        Response.Headers.Link = $"<{site.AddressOf(found.Address)}>; rel=\"canonical\"";
        return PhysicalFile(pdf.Path, "application/pdf", pdf.Name, enableRangeProcessing: true);
    }
}
