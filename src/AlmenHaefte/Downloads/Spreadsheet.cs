using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
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

    /// <summary>Row by row: neither the table nor the file is ever held in memory.</summary>
    /// <param name="stream">Stays open.</param>
    public static async Task WriteAsync(SheetTable table, Stream stream, CancellationToken cancellation)
    {
        await using var file = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        await AddAsync(file, "[Content_Types].xml", Packing.ContentTypes, cancellation);
        await AddAsync(file, "_rels/.rels", Packing.Relations, cancellation);
        await AddAsync(file, "xl/workbook.xml", Book(table).OuterXml, cancellation);
        await AddAsync(file, "xl/_rels/workbook.xml.rels", Packing.BookRelations, cancellation);
        await AddAsync(file, "xl/styles.xml", Styles().OuterXml, cancellation);
        await AddSheetAsync(file, "xl/worksheets/sheet1.xml", table.Rows.Select(row => new Row(row.Select(Of))).Prepend(Heading(table.Headings)), table.Headings.Count, cancellation);
        await AddSheetAsync(file, "xl/worksheets/sheet2.xml", new[] { new Row(TextCell(table.Remark)) }.ToAsyncEnumerable(), 1, cancellation);
    }

    private static Workbook Book(SheetTable table) => new(new Sheets(
        new Sheet { Id = Packing.TableId, SheetId = 1, Name = table.Name },
        new Sheet { Id = Packing.RemarkId, SheetId = 2, Name = RemarkName }));

    private static async Task AddAsync(ZipArchive file, string name, string xml, CancellationToken cancellation)
    {
        await using var part = await file.CreateEntry(name).OpenAsync(cancellation);
        await part.WriteAsync(Encoding.UTF8.GetBytes($"{Packing.Declaration}{xml}"), cancellation);
    }

    private static async Task AddSheetAsync(ZipArchive file, string name, IAsyncEnumerable<Row> rows, int columns, CancellationToken cancellation)
    {
        await using var part = await file.CreateEntry(name).OpenAsync(cancellation);
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartDocument();
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new Columns(Enumerable.Range(1, columns).Select(column => new Column { Min = (uint)column, Max = (uint)column, Width = 28, CustomWidth = true })));
        xml.WriteStartElement(new SheetData());
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            xml.WriteElement(row);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
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

    /// <summary>The parts of the file and how they hang together (ECMA-376 part 2). The library's own packages are held in memory until they are whole.</summary>
    private static class Packing
    {
        public const string TableId = "rTable";
        public const string RemarkId = "rRemark";
        public const string Declaration = """<?xml version="1.0" encoding="utf-8"?>""";

        public const string ContentTypes = $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="{Sheets}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Sheets}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Sheets}.styles+xml"/></Types>
            """;

        public const string Relations = $"""
            <Relationships xmlns="{Package}"><Relationship Id="rBook" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """;

        public const string BookRelations = $"""
            <Relationships xmlns="{Package}"><Relationship Id="{TableId}" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="{RemarkId}" Type="{Office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rStyles" Type="{Office}/styles" Target="styles.xml"/></Relationships>
            """;

        private const string Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
        private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    }
}
