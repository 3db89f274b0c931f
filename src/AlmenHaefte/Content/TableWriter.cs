using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace AlmenHaefte.Content;

/// <summary>WCAG 1.3.1: header cells say what they head. An empty first header cell makes the first column row headers.</summary>
internal sealed class TableWriter(StringBuilder html, InlineWriter inlines)
{
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);

    public void Write(Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        var header = rows.FirstOrDefault(row => row.IsHeader);
        var rowsAreNamed = header is [TableCell first, ..] && IsEmpty(first);
        html.Element("div", () => html.Element("table", () =>
        {
            if (header is not null)
            {
                html.Element("thead", () => Row(table, header, (_, cell) => IsEmpty(cell) ? ("td", "") : ("th", " scope=\"col\"")));
            }
            html.Element("tbody", () =>
            {
                foreach (var row in rows.Where(row => !row.IsHeader))
                {
                    Row(table, row, (column, _) => rowsAreNamed && column == 0 ? ("th", " scope=\"row\"") : ("td", ""));
                }
            });
        }), $" class=\"table-scroll\" role=\"region\" aria-label=\"{Html.Encode(NameOf(header))}\" tabindex=\"0\"");
    }

    /// <summary>The region scrolls, so it is a landmark, and landmarks need names that tell them apart (WCAG 2.4.1, 4.1.2): what the columns are headed.</summary>
    private string NameOf(TableRow? header)
    {
        var heads = header?.OfType<TableCell>().Select(cell => string.Concat(cell.OfType<ParagraphBlock>().Select(paragraph => PlainText.Of(paragraph.Inline)))).Where(head => head.Length > 0).ToList() ?? [];
        var name = heads.Count == 0 ? "Tabel" : $"Tabel: {string.Join(", ", heads)}";
        var count = names[name] = names.GetValueOrDefault(name) + 1;
        return count == 1 ? name : $"{name} ({count})";
    }

    private static bool IsEmpty(TableCell cell) => cell.All(block => block is ParagraphBlock { Inline: null or { FirstChild: null } });

    private void Row(Table table, TableRow row, Func<int, TableCell, (string Element, string Attributes)> cellOf) => html.Element("tr", () =>
    {
        foreach (var (column, cell) in row.OfType<TableCell>().Index())
        {
            var (element, attributes) = cellOf(column, cell);
            var isNumber = column < table.ColumnDefinitions.Count && table.ColumnDefinitions[column].Alignment == TableColumnAlign.Right;
            html.Element(element, () =>
            {
                foreach (var paragraph in cell.OfType<ParagraphBlock>())
                {
                    inlines.Write(paragraph.Inline);
                }
            }, isNumber ? attributes + " class=\"number\"" : attributes);
        }
    });
}
