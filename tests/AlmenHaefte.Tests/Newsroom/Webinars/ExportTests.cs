using System.Diagnostics;
using System.Net;
using System.Text;
using AlmenHaefte.Downloads;
using AlmenHaefte.SignUps;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Webinars;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Newsroom.Webinars;

public sealed class ExportTests : WebinarRoom
{
    private const string Formula = "=HYPERLINK(\"http://ond.example\";\"Klik\")";

    /// <summary>LibreOffice comes in parts: one with the part that knows workbooks.</summary>
    private static readonly string? Office = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice"))
        .FirstOrDefault(file => File.Exists(file) && Directory.EnumerateFiles(Path.GetDirectoryName(new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file)!, "libsclo.*").Any());

    protected override StaffRole Role => StaffRole.Administrator;

    [Fact]
    public async Task The_list_is_taken_as_a_workbook_and_it_is_written_down()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example", Formula);
        await AddAsync("Bo Ågård", "bo@almenbo.example", isWaiting: true);

        var (bytes, name) = await TakeAsync(("Group", "Confirmed"), ("Words", "ærø"));

        Assert.Equal("tilmeldinger-vaerksted-2022-03-28-slet-senest-2022-07-19.xlsx", name);
        Assert.Equal(["Navn", "Mail", "Organisation"], Rows(bytes)[0].Take(3));
        Assert.Equal(["Åse Ærø", "aase@almenbo.example", Formula, "tilmeldt"], Rows(bytes)[1].Take(4));
        Assert.Equal(2, Rows(bytes).Count);
        await using var db = Site.OpenDatabase();
        var deed = await db.WebinarDeeds.SingleAsync(Cancellation);
        Assert.Equal((WebinarDeedKind.Exported, Me.Member.Id, "Har plads, efter en søgning, 1 rækker, 7 kolonner"), (deed.Kind, deed.ById!.Value, deed.Detail));
    }

    [Fact]
    public async Task No_cell_of_the_workbook_can_be_a_formula()
    {
        using var document = Open(await WrittenAsync(file => Spreadsheet.WriteAsync(Table(Formula, "+45 12 34 56 78", "-1", "\u0001@x"), file, Cancellation)));

        Assert.Empty(document.WorkbookPart!.WorksheetParts.SelectMany(sheet => sheet.Worksheet!.Descendants<CellFormula>()));
        Assert.All(document.WorkbookPart.WorksheetParts.SelectMany(sheet => sheet.Worksheet!.Descendants<Cell>()), cell =>
            Assert.Contains(cell.DataType!.Value, new[] { CellValues.InlineString, CellValues.Number }));
        Assert.Empty(new OpenXmlValidator().Validate(document, Cancellation));
    }

    [Fact]
    public async Task A_spreadsheet_takes_no_cell_of_the_CSV_for_a_formula()
    {
        var text = await CsvAsync(Formula, "+45 12 34 56 78", "+cmd|' /C calc'!A0", "-1", "@x", "\tx", "\rx", "Åse; \"Ærø\"", "12345678");

        Assert.Equal(
            "\uFEFFA\r\n\"'=HYPERLINK(\"\"http://ond.example\"\";\"\"Klik\"\")\"\r\n+45 12 34 56 78\r\n'+cmd|' /C calc'!A0\r\n'-1\r\n'@x\r\n'\tx\r\n\"'\rx\"\r\n\"Åse; \"\"Ærø\"\"\"\r\n12345678\r\n",
            text);
    }

    [Fact]
    public async Task The_CSV_is_for_a_Danish_Excel()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example", "Søbo");

        var (bytes, name) = await TakeAsync(("Format", "csv"));

        Assert.EndsWith(".csv", name, StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Contains("\r\nÅse Ærø;aase@almenbo.example;Søbo;tilmeldt;2022-03-28 09:00;;\r\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_chosen_columns_are_taken_and_one_must_be()
    {
        Publish("spoergsmaal:", "  - id: rolle", "    tekst: Hvad er din rolle?", "    hvorfor: Så vi rammer rigtigt.");
        await AddAsync("Åse Ærø", "aase@almenbo.example");
        var page = await Me.OpenAsync($"{Room}/eksport");
        Assert.Contains("Hvad er din rolle?", page.Text, StringComparison.Ordinal);

        var (bytes, _) = await TakeAsync(("Columns", "organisation"), ("Columns", "svar-rolle"));
        var refused = await SendAsync(page, "/eksport", ("Columns", ""));

        Assert.Equal(["Organisation", "Hvad er din rolle?"], Rows(bytes)[0]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Vælg mindst én kolonne.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_make_it_easier_to_take_part_never_leaves_the_site()
    {
        Publish("spoerg-om-behov: ja");
        await AddAsync(Cast.Request("Åse Ærø", "aase@almenbo.example", "Søbo") with { Wishes = "Tegnsprogstolk" });
        var page = await Me.OpenAsync($"{Room}/eksport");

        var (workbook, _) = await TakeAsync();
        var (separated, _) = await TakeAsync(("Format", "csv"));

        string[] taken = [page.Html, string.Join('\n', Rows(workbook).Select(row => string.Join(';', row))), Encoding.UTF8.GetString(separated)];
        Assert.All(taken[1..], list => Assert.Contains("Åse Ærø;aase@almenbo.example;Søbo", list, StringComparison.Ordinal));
        Assert.All(taken, list => Assert.DoesNotContain("tolk", list, StringComparison.OrdinalIgnoreCase));
        Assert.All(taken, list => Assert.DoesNotContain("lettere", list, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task LibreOffice_shows_the_formula_as_text()
    {
        Needed.ToBeThere(Office is null ? "Workbooks cannot be read by another program: there is no soffice with Calc on the PATH." : null);
        await AddAsync("Åse Ærø", "aase@almenbo.example", Formula);
        var (bytes, _) = await TakeAsync();

        Assert.Contains("Åse Ærø,aase@almenbo.example,\"=HYPERLINK(\"\"http://ond.example\"\";\"\"Klik\"\")\",tilmeldt,2022-03-28 09:00", await AsCsvAsync(Office!, bytes), StringComparison.Ordinal);
    }

    private async Task<(byte[] Bytes, string Name)> TakeAsync(params (string Field, string Text)[] chosen)
    {
        var answer = await SendAsync(await Me.OpenAsync($"{Room}/eksport"), "/eksport", chosen);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return (await answer.Response.Content.ReadAsByteArrayAsync(Cancellation), answer.Response.Content.Headers.ContentDisposition!.FileName!);
    }

    private static SheetTable Table(params string[] cells) => new("Ark", "Slet den.", ["A"], cells.Select(cell => (IReadOnlyList<SheetCell>)[new SheetCell(cell)]).ToAsyncEnumerable());

    private static async Task<string> CsvAsync(params string[] cells) => Encoding.UTF8.GetString(await WrittenAsync(file => SeparatedValues.WriteAsync(Table(cells), file, Cancellation)));

    private static async Task<byte[]> WrittenAsync(Func<Stream, Task> write)
    {
        using var file = new MemoryStream();
        await write(file);
        return file.ToArray();
    }

    private static SpreadsheetDocument Open(byte[] bytes) => SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

    private static List<string[]> Rows(byte[] bytes)
    {
        using var document = Open(bytes);
        return [.. document.WorkbookPart!.WorksheetParts.First().Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToArray())];
    }

    private static async Task<string> AsCsvAsync(string office, byte[] file)
    {
        var folder = Directory.CreateTempSubdirectory("almenhaefte-liste-");
        try
        {
            var path = Path.Combine(folder.FullName, "liste.xlsx");
            await File.WriteAllBytesAsync(path, file, Cancellation);
            // A profile of its own: LibreOffice runs once for each, and does nothing while another has it.
            using var run = Process.Start(new ProcessStartInfo(office, [$"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile")).AbsoluteUri}", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", folder.FullName, path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Assert.True(run.WaitForExit(TimeSpan.FromMinutes(2)), "LibreOffice did not finish.");
            return await File.ReadAllTextAsync(Path.Combine(folder.FullName, "liste.csv"), Cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
