using System.Text.RegularExpressions;
using AlmenHaefte.Content;

namespace AlmenHaefte.Wording;

/// <summary>Reads a text as a kind colleague would, and says where readers may stumble. Only when asked: nothing that is served waits for it.</summary>
public static partial class Advisor
{
    /// <summary>A reader has to keep all of a sentence in mind until its end.</summary>
    private const int LongSentence = 40;

    /// <summary>LIX (Björnsson, 1968): from 55 on the heaviest of official prose.</summary>
    private const int HeavyLix = 55;
    private const int FewestWordsOfLix = 100;
    private const int LongWord = 6;

    /// <summary>Everybody knows these.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "EU", "EØS", "IP", "CVR", "PDF", "TV", "IT", "OK", "USA", "QR" };

    /// <summary>Of one text, in the order of its lines.</summary>
    /// <param name="files">All of the content, for what is explained in the lists.</param>
    public static IReadOnlyList<Advice> On(string path, IReadOnlyList<ContentFile> files)
    {
        if (files.FirstOrDefault(file => file.Path == path) is not { Extension: ".md" } file || ContentText.Decode(file, []) is not { } text)
        {
            return [];
        }
        var prose = Prose.In(file);
        var advice = Sentences(path, prose).Concat(Sections(path, prose)).Concat(Abbreviations(path, prose, Explained(path, files))).Concat(Marks(path, prose, text.Split('\n')));
        return [.. advice.OrderBy(one => one.Line)];
    }

    /// <summary>Of every text there is.</summary>
    public static IEnumerable<Advice> OnAll(IReadOnlyList<ContentFile> files) => files.Where(file => file.Extension == ".md").SelectMany(file => On(file.Path, files));

    private static IEnumerable<Advice> Sentences(string path, IReadOnlyList<Prose> prose) =>
        from block in prose.Where(block => !block.IsQuotation)
        from sentence in Sentence().Matches(block.Text)
        let words = Word().Count(sentence.Value)
        where words > LongSentence
        select new Advice(AdviceRule.LongSentence, path, block.LineAt(sentence.Index), $"sætningen »{Beginning(sentence.Value)}« har {words} ord", "sæt punktum, hvor den kan deles", sentence.Value);

    private static IEnumerable<Advice> Sections(string path, IReadOnlyList<Prose> prose) =>
        from section in prose.Where(block => !block.IsQuotation).GroupBy(block => block.Section)
        let text = string.Join("\n", section.Select(block => block.Text))
        let lix = Lix(text)
        where lix > HeavyLix
        select new Advice(AdviceRule.HeavySection, path, section.First().LineAt(0), $"{(section.Key is { } title ? $"afsnittet »{title}«" : "indledningen")} er tungt at læse (lixtal {lix:0})", "brug kortere ord og flere punktummer", text);

    /// <summary>Words to a sentence, and of a hundred words those of more than six letters. Zero for a text too short to tell.</summary>
    internal static double Lix(string text)
    {
        var words = Word().Matches(text);
        var sentences = text.Split('\n').Sum(block => Sentence().Count(block));
        return words.Count < FewestWordsOfLix ? 0 : ((double)words.Count / sentences) + (100.0 * words.Count(word => word.Length > LongWord) / words.Count);
    }

    /// <summary>One piece of advice for each, however often it stands there.</summary>
    private static IEnumerable<Advice> Abbreviations(string path, IReadOnlyList<Prose> prose, HashSet<string> explained)
    {
        var all = string.Join('\n', prose.Select(block => block.Text));
        var found = from block in prose from match in Abbreviation().Matches(block.Text) select (Name: match.Value, Block: block, match.Index);
        return from abbreviation in found.GroupBy(one => one.Name, StringComparer.Ordinal)
               let name = abbreviation.Key
               where !explained.Contains(name) && !all.Contains($"({name})", StringComparison.Ordinal) && !all.Contains($"{name} (", StringComparison.Ordinal)
               let first = abbreviation.First()
               let times = abbreviation.Count()
               select new Advice(
                   AdviceRule.Abbreviation, path, first.Block.LineAt(first.Index), $"»{name}« er ikke forklaret{(times > 1 ? $" ({times} steder)" : "")}",
                   "skriv det helt ud første gang, eller tag det med i ordlisten", $"{name}\n{first.Block.Text}");
    }

    /// <summary>What stands in the lists that the text belongs to: the glossary, and the names of those who have written the sources.</summary>
    private static HashSet<string> Explained(string path, IReadOnlyList<ContentFile> files)
    {
        var booklet = path.StartsWith("haefter/", StringComparison.Ordinal) ? string.Join('/', path.Split('/').Take(2)) : null;
        var lists = files.Where(file => Path.GetFileName(file.Path) is "ordliste.yml" or "kilder.yml" && (booklet is null || file.Folder == booklet));
        return [.. Known, .. lists.SelectMany(file => Abbreviation().Matches(ContentText.Decode(file, []) ?? "").Select(match => match.Value))];
    }

    /// <summary>What is put right by itself, all of a kind together.</summary>
    private static IEnumerable<Advice> Marks(string path, IReadOnlyList<Prose> prose, string[] lines)
    {
        List<int> numbers = [.. prose.SelectMany(block => block.Lines).Select(place => place.Line).Distinct().Order().Where(line => !lines[line - 1].Contains('`', StringComparison.Ordinal))];
        return new[]
        {
            Mark(AdviceRule.Quotes, line => OtherQuotes().Replace(line, "»$1«"), "andre anførselstegn end sitets", "skriv »…«"),
            Mark(AdviceRule.Dash, line => Hyphen().Replace(line, " – "), "en bindestreg, hvor der skal stå en tankestreg", "skriv – med mellemrum omkring"),
        }.OfType<Advice>();

        Advice? Mark(AdviceRule rule, Func<string, string> mend, string what, string suggestion)
        {
            List<(int Line, string NewLine)> mends = [.. numbers.Select(line => (line, mend(lines[line - 1]))).Where(one => one.Item2 != lines[one.line - 1])];
            return mends is not [var first, ..] ? null : new Advice(
                rule, path, first.Line, mends.Count == 1 ? what : $"{what} ({mends.Count} linjer)", suggestion, string.Join('\n', mends.Select(one => lines[one.Line - 1])))
            { Mends = mends };
        }
    }

    private static string Beginning(string sentence) => string.Join(' ', sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(5)) + " …";

    /// <summary>Up to a full stop that a capital letter or a quotation follows. »kl. 10« and »den 20. april« end nothing.</summary>
    [GeneratedRegex(@"\S.*?(?:[.!?][»«’)]*(?=\s+[»\p{Lu}])|\z)", RegexOptions.Singleline)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}’\u00AD-]*")]
    private static partial Regex Word();

    /// <summary>»LBF«, »AB18«, the first part of »DV-plan«; not roman numerals.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?![IVX]+(?![\p{L}\p{N}]))\p{Lu}{2,}[0-9]*(?![\p{L}\p{N}])")]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"[“„”](?<1>[^“„”»«]+)[“”]|(?<![\p{L}\p{N}])'(?<1>[^']+)'(?![\p{L}\p{N}])")]
    private static partial Regex OtherQuotes();

    [GeneratedRegex(@"(?<=[\p{L}\p{N}.,;:!?»«)]) - (?=\S)")]
    private static partial Regex Hyphen();
}
