namespace AlmenHaefte.Booklets;

internal enum TextStatus
{
    Draft,
    Published,
    Withdrawn,
}

internal static class TextStatuses
{
    /// <summary>By what an author writes after <c>status:</c>.</summary>
    public static readonly IReadOnlyDictionary<string, TextStatus> ByName = new Dictionary<string, TextStatus>(StringComparer.Ordinal)
    {
        ["udkast"] = TextStatus.Draft,
        ["udgivet"] = TextStatus.Published,
        ["trukket-tilbage"] = TextStatus.Withdrawn,
    };
}
