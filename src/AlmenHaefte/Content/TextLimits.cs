namespace AlmenHaefte.Content;

internal static class TextLimits
{
    public static string? Exceeded(string text) => null;
}
