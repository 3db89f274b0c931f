namespace AlmenHaefte.Content;

internal static class BoxKinds
{
    public const string Rule = "REGEL";

    /// <summary>What an author writes in <c>[!…]</c>, and the title that readers see.</summary>
    public static readonly IReadOnlyDictionary<string, string> Titles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Rule] = "Regel",
        ["UENIGHED"] = "Kilderne er uenige",
        ["ERFARING"] = "Erfaring",
        ["EFTERTANKE"] = "Til eftertanke",
        ["NOTE"] = "Bemærk",
    };
}
