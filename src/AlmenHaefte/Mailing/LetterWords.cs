namespace AlmenHaefte.Mailing;

/// <summary>Words that a letter's form brings with it. Struck-through text is not read aloud as such, so what is old is also called old.</summary>
internal static class LetterWords
{
    internal const string Before = "Før:";
    internal const string Now = "Nu:";
    internal const string ButtonAddress = "Virker knappen ikke, så brug adressen her:";
}
