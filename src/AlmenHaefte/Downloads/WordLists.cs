using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AlmenHaefte.Downloads;

/// <summary>The numbering of the lists: all bullets are of one, and each numbered list has its own, so that it begins anew.</summary>
internal sealed class WordLists
{
    public const int Bullets = 1;

    /// <summary>What the style for numbered lists has when somebody uses it for a list of his own.</summary>
    public const int Numbers = 2;

    private const int Levels = 9;
    private const int Step = 397;

    private readonly List<int> starts = [];

    /// <returns>The numbering to give the items of a new numbered list.</returns>
    public int Begin(int start)
    {
        starts.Add(start);
        return Numbers + starts.Count;
    }

    public static int Level(int depth) => Math.Min(depth, Levels - 1);

    public static int IndentAt(int level) => Step * (level + 1);

    public Numbering Definitions() => new(
    [
        Definition(Bullets, level => (NumberFormatValues.Bullet, (level % 3) switch { 0 => "•", 1 => "–", _ => "·" })),
        Definition(Numbers, level => ((level % 3) switch { 0 => NumberFormatValues.Decimal, 1 => NumberFormatValues.LowerLetter, _ => NumberFormatValues.LowerRoman }, $"%{(level + 1).ToString(CultureInfo.InvariantCulture)}.")),
        new NumberingInstance(new AbstractNumId { Val = Bullets }) { NumberID = Bullets },
        new NumberingInstance(new AbstractNumId { Val = Numbers }) { NumberID = Numbers },
        .. starts.Select((start, index) => new NumberingInstance(
        [
            new AbstractNumId { Val = Numbers },
            .. Enumerable.Range(0, Levels).Select(level => new LevelOverride(new StartOverrideNumberingValue { Val = start }) { LevelIndex = level }),
        ]) { NumberID = Numbers + 1 + index }),
    ]);

    private static AbstractNum Definition(int id, Func<int, (NumberFormatValues Format, string Text)> formatOf) => new(
    [
        new MultiLevelType { Val = MultiLevelValues.HybridMultilevel },
        .. Enumerable.Range(0, Levels).Select(level => new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = formatOf(level).Format },
            new LevelText { Val = formatOf(level).Text },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = IndentAt(level).ToString(CultureInfo.InvariantCulture), Hanging = Step.ToString(CultureInfo.InvariantCulture) })) { LevelIndex = level }),
    ])
    { AbstractNumberId = id };
}
