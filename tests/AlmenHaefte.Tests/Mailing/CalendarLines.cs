using System.Text;
using System.Text.RegularExpressions;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>The rules for the lines of a calendar file (RFC 5545 § 3.1), stricter than any program that reads one.</summary>
internal static partial class CalendarLines
{
    private const int MostOctets = 75;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The lines, unfolded.</returns>
    public static IReadOnlyList<string> Check(byte[] bytes)
    {
        var lines = LinesOf(bytes);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, MostOctets));
        // Throws when a line is cut inside a character, or begins with a byte order mark that is not taken for a letter.
        var texts = lines.Select(line => Strict.GetString(line)).ToList();
        Assert.All(texts, text => Assert.DoesNotContain(text, character => char.IsControl(character) || character is '\uFEFF' or '\uFFFD'));

        var unfolded = string.Join('\n', texts).Replace("\n ", "", StringComparison.Ordinal).Split('\n');
        Assert.All(unfolded, line => Assert.Matches(ContentLine(), line));
        AssertNested(unfolded);
        return unfolded;
    }

    private static List<byte[]> LinesOf(byte[] bytes)
    {
        var (lines, start) = (new List<byte[]>(), 0);
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] is (byte)'\r' or (byte)'\n')
            {
                Assert.True(bytes[at] == '\r' && at + 1 < bytes.Length && bytes[at + 1] == '\n', $"Octet {at} is a line's end by halves");
                lines.Add(bytes[start..at]);
                start = ++at + 1;
            }
        }
        Assert.Equal(bytes.Length, start);
        return lines;
    }

    private static void AssertNested(IEnumerable<string> lines)
    {
        var open = new Stack<string>();
        foreach (var line in lines)
        {
            if (line.StartsWith("BEGIN:", StringComparison.Ordinal))
            {
                open.Push(line["BEGIN:".Length..]);
            }
            else if (line.StartsWith("END:", StringComparison.Ordinal))
            {
                Assert.Equal(open.Pop(), line["END:".Length..]);
            }
            else
            {
                Assert.NotEmpty(open);
            }
        }
        Assert.Empty(open);
    }

    [GeneratedRegex("""^[A-Z][A-Z0-9-]*(;[A-Z][A-Z0-9-]*=("[^"]*"|[^";:,]*))*:""")]
    private static partial Regex ContentLine();
}
