using System.Text;
using System.Text.Unicode;

namespace AlmenHaefte.Content;

/// <summary>A text file taken apart: the YAML between the two lines of <c>---</c>, and the Markdown after it.</summary>
/// <param name="BodyLine">The line of the file on which the body begins, counted from 1.</param>
internal sealed record ContentText(string Whole, string FrontMatter, string Body, int BodyLine)
{
    private const string Fence = "---";

    /// <summary>The line after the first fence.</summary>
    private const int FrontMatterLine = 2;

    /// <summary>The text and the fields of its front matter. Null, and faults, when it has none or they cannot be read.</summary>
    public static (ContentText Text, YamlFields Fields)? Read(ContentFile file, ICollection<Fault> faults) =>
        Split(file, faults) is { } text && YamlFields.Parse(file.Path, text.FrontMatter, FrontMatterLine, faults) is { } fields ? (text, fields) : null;

    /// <summary>Without reading the front matter. Null, and a fault, when it has none or it is not text.</summary>
    public static ContentText? Split(ContentFile file, ICollection<Fault> faults)
    {
        if (Decode(file, faults) is not { } whole)
        {
            return null;
        }
        var lines = whole.AsSpan().Split('\n');
        if (!lines.MoveNext() || !IsFence(whole, lines.Current))
        {
            faults.Add(new Fault(file.Path, 1, "filen begynder ikke med linjen ---", "skriv titel, resume og de andre oplysninger øverst mellem to linjer med ---"));
            return null;
        }
        var begin = Math.Min(lines.Current.End.Value + 1, whole.Length);
        for (var line = FrontMatterLine; lines.MoveNext(); line++)
        {
            if (IsFence(whole, lines.Current))
            {
                var (end, after) = (lines.Current.Start.Value, lines.Current.End.Value);
                return new ContentText(whole, whole[begin..Math.Max(begin, end - 1)], whole[Math.Min(after + 1, whole.Length)..], line + 1);
            }
        }
        faults.Add(new Fault(file.Path, 1, "oplysningerne øverst bliver aldrig afsluttet", "skriv en linje med --- efter den sidste oplysning"));
        return null;
    }

    private static bool IsFence(string whole, Range line) => whole.AsSpan(line).TrimEnd().SequenceEqual(Fence);

    /// <summary>
    /// The text without byte order mark and with <c>\n</c> line ends. Null, and a fault, when it is not text in UTF-8.
    /// </summary>
    public static string? Decode(ContentFile file, ICollection<Fault> faults)
    {
        if (file.Problem is { } problem)
        {
            faults.Add(new Fault(file.Path, 1, problem, "del filen, gør den mindre, eller ret dens rettigheder"));
            return null;
        }
        var bytes = file.Bytes.Span;
        if (InvalidAt(bytes) is { } index)
        {
            faults.Add(new Fault(file.Path, 1 + bytes[..index].Count((byte)'\n'), "et tegn er ikke gyldig UTF-8", "gem filen som UTF-8"));
            return null;
        }
        var mark = Encoding.UTF8.Preamble;
        var text = Encoding.UTF8.GetString(bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (Invisible.FindIn(text) is var (at, name))
        {
            faults.Add(new Fault(file.Path, 1 + text.AsSpan(0, at).Count('\n'), $"linjen har et usynligt styretegn ({name})", "slet det, eller skriv linjen igen uden at kopiere den ind"));
            return null;
        }
        return text;
    }

    private static int? InvalidAt(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return null;
        }
        for (var index = 0; index < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[index..], out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return index;
            }
            index += length;
        }
        return null;
    }
}
