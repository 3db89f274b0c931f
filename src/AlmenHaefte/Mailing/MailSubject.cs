using System.Globalization;
using System.Text;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>A subject that fits in a list of mails and can carry nothing but text.</summary>
public static class MailSubject
{
    public const int MaxLength = 60;

    /// <summary>"Du er tilmeldt: Lancering af Strategiske partnerskaber i…"</summary>
    public static string About(string what, Webinar webinar) => Of($"{what}: {webinar.Title}");

    /// <summary>On one line, without invisible characters, and shortened after a whole word.</summary>
    public static string Of(string text)
    {
        var line = OnOneLine(text);
        if (line.Length <= MaxLength)
        {
            return line;
        }

        var room = line[..MaxLength];
        var space = room.LastIndexOf(' ');
        var cut = space > MaxLength / 2 ? room[..space] : WholeCharacters(line);
        return $"{cut.TrimEnd(' ', ',', '.', ':', ';', '–', '-')}…";
    }

    /// <summary>For a single word that fills the line: never half a letter.</summary>
    private static string WholeCharacters(string line)
    {
        var length = 0;
        foreach (var start in StringInfo.ParseCombiningCharacters(line))
        {
            if (start > MaxLength - 1)
            {
                break;
            }

            length = start;
        }

        return line[..length];
    }

    internal static string OnOneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            line.Append(char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character);
        }

        return TypedText.OnOneLine(line.ToString());
    }
}
