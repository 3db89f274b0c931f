using System.Globalization;
using System.Text;

namespace AlmenHaefte.Benchmarks;

/// <summary>The real content, and beside it as many made chapters as are asked for, in booklets of 250.</summary>
internal static class MadeContent
{
    private const int ChaptersInBooklet = 250;

    public static void Write(string folder, int chapters)
    {
        Copy(RealContent.Root, folder);
        var made = new MadeChapters(RealContent.Read());
        for (var first = 1; first <= chapters; first += ChaptersInBooklet)
        {
            var booklet = Directory.CreateDirectory(Path.Combine(folder, "haefter", string.Create(CultureInfo.InvariantCulture, $"stort-{1 + (first / ChaptersInBooklet):000}"))).FullName;
            Directory.CreateDirectory(Path.Combine(booklet, "kapitler"));
            WriteBooklet(booklet, made, first, Math.Min(first + ChaptersInBooklet - 1, chapters));
        }
    }

    private static void WriteBooklet(string folder, MadeChapters made, int first, int last)
    {
        var contents = new StringBuilder("""
            ---
            titel: Et stort hæfte
            serie: AlmenHæfter
            resume: Er lavet for at måle.
            udgave: 1
            udgivet: 2026-11-23
            opdateret: 2026-11-23
            status: udkast
            ---

            Hæftet er lavet for at måle.

            ## Kapitler {#kapitler}

            """);
        for (var number = first; number <= last; number++)
        {
            var title = made.Title();
            var name = string.Create(CultureInfo.InvariantCulture, $"kapitel-{number:00000}");
            contents.Append(CultureInfo.InvariantCulture, $"\n1. [{title}](kapitler/{name}.md)");
            File.WriteAllText(Path.Combine(folder, "kapitler", $"{name}.md"), made.Markdown(title, number == first ? name : string.Create(CultureInfo.InvariantCulture, $"kapitel-{number - 1:00000}")));
        }
        Directory.CreateDirectory(Path.Combine(folder, "udgaver"));
        File.WriteAllText(Path.Combine(folder, "udgaver", "1.yml"), "---\nudgave: 1\nudgivet: 2026-11-23\n---\ntekster: []\n");
        File.WriteAllText(Path.Combine(folder, "indhold.md"), contents.Append('\n').ToString());
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
