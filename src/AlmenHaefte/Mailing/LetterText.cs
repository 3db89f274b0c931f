using System.Text;

namespace AlmenHaefte.Mailing;

/// <summary>A letter as plain text. An address has a line to itself, so that no mail program takes a full stop or the next word for a part of it.</summary>
public static class LetterText
{
    /// <summary>Leaves room for a ">" or two when it is quoted (RFC 5322 § 2.1.1 recommends 78).</summary>
    private const int Width = 72;

    /// <summary>Lines end with CRLF, the last one too.</summary>
    public static string Write(Letter letter)
    {
        var lines = new List<string>();
        AddWrapped(lines, letter.Heading);
        foreach (var passage in letter.Passages)
        {
            lines.Add("");
            Add(lines, passage);
        }

        return string.Concat(lines.Select(line => line + "\r\n"));
    }

    private static void Add(List<string> lines, Passage passage)
    {
        switch (passage)
        {
            case Passage.Paragraph(var text):
                AddWrapped(lines, text);
                break;
            case Passage.Subheading(var text):
                AddWrapped(lines, text);
                break;
            case Passage.Facts(var facts):
                AddFacts(lines, facts);
                break;
            case Passage.Button(var text, var address, var note):
                AddAddress(lines, text, address);
                AddNote(lines, note);
                break;
            case Passage.Link(var lead, var text, var address):
                AddAddress(lines, $"{lead} {text}", address);
                break;
            case Passage.SmallPrint(var text):
                AddWrapped(lines, text);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(passage));
        }
    }

    private static void AddFacts(List<string> lines, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact.Former is { } former)
            {
                AddWrapped(lines, $"{LetterWords.Before} {former}");
                AddWrapped(lines, $"{LetterWords.Now} {fact.Text}");
            }
            else
            {
                AddWrapped(lines, $"{fact.Label}: {fact.Text}");
            }
        }
    }

    private static void AddNote(List<string> lines, string? note)
    {
        if (note is not null)
        {
            lines.Add("");
            AddWrapped(lines, note);
        }
    }

    private static void AddAddress(List<string> lines, string text, string address)
    {
        AddWrapped(lines, $"{text}:");
        lines.Add(address);
    }

    /// <summary>Only an ordinary space may become a line break: what a no-break space holds together stays together.</summary>
    private static void AddWrapped(List<string> lines, string text)
    {
        foreach (var whole in text.Split('\n'))
        {
            var line = new StringBuilder();
            foreach (var word in whole.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > Width)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }

                line.Append(line.Length > 0 ? " " : "").Append(word);
            }

            lines.Add(line.ToString());
        }
    }
}
