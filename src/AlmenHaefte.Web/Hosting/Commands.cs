using AlmenHaefte.Content;
using AlmenHaefte.Editions;
using AlmenHaefte.Publishing;
using AlmenHaefte.Time;

namespace AlmenHaefte.Web.Hosting;

/// <summary>What the program does instead of serving the site when its first word is the name of a command.</summary>
internal static class Commands
{
    private const int WrongUse = 2;
    private const string CheckUse = "check [mappe] [--fix]";

    /// <returns>The process's exit code, or null when the words are not a command and the site shall run.</returns>
    public static int? Run(string[] args, TextWriter output) => args switch
    {
        ["check", .. var rest] => Check(rest, output),
        ["edition", .. var rest] => Edition(rest, output),
        ["staff", .. var rest] => Staff(rest, output),
        ["--help" or "-h", ..] => Help(output),
        [var word, ..] when !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal) => Unknown(word, output),
        _ => null,
    };

    private static int Check(string[] words, TextWriter output)
    {
        var wanted = words.FirstOrDefault(word => word != "--fix") ?? ContentOptions.DefaultRoot;
        if (words.Any(word => word.StartsWith('-') && word != "--fix") || words.Count(word => word != "--fix") > 1)
        {
            output.WriteLine($"Brug: {CheckUse}");
            return WrongUse;
        }
        if (ContentFolder.Find(wanted, Environment.CurrentDirectory, AppContext.BaseDirectory) is not { } folder)
        {
            output.WriteLine($"{wanted}:1: mappen findes ikke – angiv indholdsmappen efter check");
            return 1;
        }
        return ContentCheck.Run(new ContentFolder(folder), words.Contains("--fix"), output);
    }

    private static int Edition(string[] words, TextWriter output)
    {
        if (EditionWords.Read(words) is not { } edition)
        {
            output.WriteLine($"Brug: {EditionWords.Use}");
            return WrongUse;
        }
        if (ContentFolder.Find(edition.Content, Environment.CurrentDirectory, AppContext.BaseDirectory) is not { } folder)
        {
            output.WriteLine($"{edition.Content}:1: mappen findes ikke – angiv indholdsmappen efter --content");
            return 1;
        }
        return EditionCommand.Run(new ContentFolder(folder), edition.Booklet, edition.Note, edition.Chapters, DanishTime.DayOf(TimeProvider.System.GetUtcNow()), output);
    }

    private static int Staff(string[] words, TextWriter output)
    {
        if (StaffWords.Read(words) is { } staff)
        {
            return StaffCommand.Run(staff, output);
        }
        output.WriteLine($"Brug: {StaffWords.Use}");
        return WrongUse;
    }

    private static int Help(TextWriter output)
    {
        output.WriteLine($"Uden kommando kører sitet. Kommandoer:\n{CheckUse}\n{EditionWords.Use}\n{StaffWords.Use}");
        return 0;
    }

    private static int Unknown(string word, TextWriter output)
    {
        output.WriteLine($"Kommandoen »{word}« kendes ikke. Brug en af disse:\n{CheckUse}\n{EditionWords.Use}\n{StaffWords.Use}");
        return WrongUse;
    }
}
