using System.Text;
using System.Text.RegularExpressions;

namespace AlmenHaefte.Downloads;

/// <summary>
/// A table as CSV that a Danish Excel opens with a double click: UTF-8 with its mark, semicolons, CRLF, quotes doubled (RFC 4180). What a spreadsheet
/// would take for a formula gets an apostrophe in front; telephone numbers keep their plus.
/// </summary>
public static partial class SeparatedValues
{
    public static byte[] Write(SheetTable table)
    {
        var text = new StringBuilder();
        foreach (var row in table.Rows.Select(row => row.Select(TextOf)).Prepend(table.Headings))
        {
            text.AppendJoin(';', row.Select(Quoted)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string TextOf(SheetCell cell) => cell.Moment is { } moment ? moment.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : cell.Text;

    private static string Quoted(string text)
    {
        var harmless = Harmless(text);
        return harmless.AsSpan().IndexOfAny(";\"\r\n") < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Harmless(string text) =>
        text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r') && !PhoneNumber().IsMatch(text) ? "'" + text : text;

    [GeneratedRegex(@"\A\+?[0-9 ]{8,16}\z")]
    private static partial Regex PhoneNumber();
}
