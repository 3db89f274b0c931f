using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AlmenHaefte.Downloads;

/// <summary>A table as XLSX. Every cell says itself that it is text or a date, so that nothing in it can be a formula.</summary>
public static class Spreadsheet
{
    private const string RemarkName = "Om filen";
    private const int TextMaxLength = 32_767;
    private const uint HeadingStyle = 1;
    private const uint DateStyle = 2;
    private const uint DateFormat = 164;

    public static byte[] Write(SheetTable table)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>("rStyles").Stylesheet = Styles();
            AddSheet(book, "rTable", [Heading(table.Headings), .. table.Rows.Select(row => new Row(row.Select(Of)))], table.Headings.Count);
            AddSheet(book, "rRemark", [new Row(TextCell(table.Remark))], 1);
            book.Workbook = new Workbook(new Sheets(
                new Sheet { Id = "rTable", SheetId = 1, Name = table.Name },
                new Sheet { Id = "rRemark", SheetId = 2, Name = RemarkName }));
        }

        return stream.ToArray();
    }

    private static void AddSheet(WorkbookPart book, string id, IEnumerable<Row> rows, int columns)
    {
        var widths = new Columns(Enumerable.Range(1, columns).Select(column => new Column { Min = (uint)column, Max = (uint)column, Width = 28, CustomWidth = true }));
        book.AddNewPart<WorksheetPart>(id).Worksheet = new Worksheet(widths, new SheetData(rows));
    }

    private static Row Heading(IEnumerable<string> headings)
    {
        var row = new Row();
        foreach (var heading in headings)
        {
            var cell = TextCell(heading);
            cell.StyleIndex = HeadingStyle;
            row.Append(cell);
        }

        return row;
    }

    private static Cell Of(SheetCell cell) => cell.Moment is { } moment
        ? new Cell
        {
            DataType = CellValues.Number,
            StyleIndex = DateStyle,
            CellValue = new CellValue(moment.ToOADate().ToString(CultureInfo.InvariantCulture)),
        }
        : TextCell(cell.Text);

    /// <summary>Inline text is text whatever it begins with. Characters that XML cannot hold are left out, and so is what Excel has no room for.</summary>
    private static Cell TextCell(string text)
    {
        var held = new string([.. text.Where((_, index) => IsHeld(text, index))]);
        return new Cell
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(held.Length > TextMaxLength ? held[..TextMaxLength] : held) { Space = SpaceProcessingModeValues.Preserve }),
        };
    }

    private static bool IsHeld(string text, int index) =>
        System.Xml.XmlConvert.IsXmlChar(text[index])
        || (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        || (char.IsLowSurrogate(text[index]) && index > 0 && char.IsHighSurrogate(text[index - 1]));

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "yyyy-mm-dd hh:mm" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }, new CellFormat { NumberFormatId = DateFormat, ApplyNumberFormat = true }));
}
