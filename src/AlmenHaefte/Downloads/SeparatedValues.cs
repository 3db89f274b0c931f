using System.Text;
using System.Text.RegularExpressions;

namespace AlmenHaefte.Downloads;

/// <summary>
/// A table as CSV that a Danish Excel opens with a double click: UTF-8 with its mark, semicolons, CRLF, quotes doubled (RFC 4180). What a spreadsheet
/// would take for a formula gets an apostrophe in front; telephone numbers keep their plus.
/// </summary>
public static partial class SeparatedValues
{
    /// <param name="stream">Stays open.</param>
    public static async Task WriteAsync(SheetTable table, Stream stream, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await text.WriteAsync(Line(table.Headings).AsMemory(), cancellation);
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            await text.WriteAsync(Line(row.Select(TextOf)).AsMemory(), cancellation);
        }
    }

    private static string Line(IEnumerable<string> cells) => string.Join(';', cells.Select(Quoted)) + "\r\n";

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
