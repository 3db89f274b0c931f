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
    private const string Uses = $"{CheckUse}\n{SystemCheck.Use}\n{EditionWords.Use}\n{BackupCommands.BackupUse}\n{BackupCommands.RestoreUse}\n{ExportCommand.Use}\n{StaffWords.Use}";

    /// <returns>The process's exit code, or null when the words are not a command and the site shall run.</returns>
    public static int? Run(string[] args, TextWriter output) => args switch
    {
        // Made of all that the site is made of, which comes after this.
        _ when SystemCheck.IsAskedFor(args) || ExportCommand.IsAskedFor(args) => null,
        ["check", .. var rest] => Check(rest, output),
        ["edition", .. var rest] => Edition(rest, output),
        ["backup", var file] => BackupCommands.Backup(file, output),
        ["backup", ..] => Misused(BackupCommands.BackupUse, output),
        ["restore", var file] => BackupCommands.Restore(file, output),
        ["restore", ..] => Misused(BackupCommands.RestoreUse, output),
        ["export", ..] => Misused(ExportCommand.Use, output),
        ["staff", .. var rest] => StaffWords.Read(rest) is { } staff ? StaffCommand.Run(staff, output) : Misused(StaffWords.Use, output),
        ["--help" or "-h", ..] => Help(output),
        [var word, ..] when !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal) => Unknown(word, output),
        _ => null,
    };

    private static int Check(string[] words, TextWriter output)
    {
        var wanted = words.FirstOrDefault(word => word != "--fix") ?? ContentOptions.DefaultRoot;
        if (words.Any(word => word.StartsWith('-') && word != "--fix") || words.Count(word => word != "--fix") > 1)
        {
            return Misused(CheckUse, output);
        }
        if (ContentFolder.Find(wanted, Environment.CurrentDirectory, AppContext.BaseDirectory) is not { } folder)
        {
            output.WriteLine($"{wanted}:1: mappen findes ikke – angiv indholdsmappen efter check");
            return 1;
        }
        return ContentCheck.Run(new ContentFolder(folder), words.Contains("--fix"), output, Console.Error);
    }

    private static int Edition(string[] words, TextWriter output)
    {
        if (EditionWords.Read(words) is not { } edition)
        {
            return Misused(EditionWords.Use, output);
        }
        if (ContentFolder.Find(edition.Content, Environment.CurrentDirectory, AppContext.BaseDirectory) is not { } folder)
        {
            output.WriteLine($"{edition.Content}:1: mappen findes ikke – angiv indholdsmappen efter --content");
            return 1;
        }
        return EditionCommand.Run(new ContentFolder(folder), edition.Booklet, edition.Note, edition.Chapters, DanishTime.DayOf(TimeProvider.System.GetUtcNow()), output);
    }

    private static int Misused(string use, TextWriter output)
    {
        output.WriteLine($"Brug: {use}");
        return WrongUse;
    }

    private static int Help(TextWriter output)
    {
        output.WriteLine($"Uden kommando kører sitet. Kommandoer:\n{Uses}");
        return 0;
    }

    private static int Unknown(string word, TextWriter output)
    {
        output.WriteLine($"Kommandoen »{word}« kendes ikke. Brug en af disse:\n{Uses}");
        return WrongUse;
    }
}
