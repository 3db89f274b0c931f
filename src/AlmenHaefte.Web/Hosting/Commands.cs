using AlmenHaefte.Content;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Web.Hosting;

/// <summary>What the program does instead of serving the site when its first word is the name of a command.</summary>
internal static class Commands
{
    private const int WrongUse = 2;

    /// <returns>The process's exit code, or null when the words are not a command and the site shall run.</returns>
    public static int? Run(string[] args, TextWriter output) => args switch
    {
        ["check", .. var rest] => Check(rest, output),
        ["--help" or "-h", ..] => Help(output),
        [var word, ..] when !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal) => Unknown(word, output),
        _ => null,
    };

    private static int Check(string[] words, TextWriter output)
    {
        var wanted = words.FirstOrDefault(word => word != "--fix") ?? ContentOptions.DefaultRoot;
        if (words.Any(word => word.StartsWith('-') && word != "--fix") || words.Count(word => word != "--fix") > 1)
        {
            output.WriteLine("Brug: check [mappe] [--fix]");
            return WrongUse;
        }
        if (ContentFolder.Find(wanted, Environment.CurrentDirectory, AppContext.BaseDirectory) is not { } folder)
        {
            output.WriteLine($"{wanted}:1: mappen findes ikke – angiv indholdsmappen efter check");
            return 1;
        }
        return ContentCheck.Run(new ContentFolder(folder), words.Contains("--fix"), output);
    }

    private static int Help(TextWriter output)
    {
        output.WriteLine("Uden kommando kører sitet. Kommandoer: check [mappe] [--fix]");
        return 0;
    }

    private static int Unknown(string word, TextWriter output)
    {
        output.WriteLine($"Kommandoen »{word}« kendes ikke. Brug: check [mappe] [--fix]");
        return WrongUse;
    }
}
