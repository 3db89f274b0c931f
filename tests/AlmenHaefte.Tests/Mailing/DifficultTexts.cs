namespace AlmenHaefte.Tests.Mailing;

/// <summary>Titles and reservations that a calendar file must write in a way of its own, or fold with care.</summary>
public static class DifficultTexts
{
    public static TheoryData<string> All =>
    [
        string.Concat(Enumerable.Repeat("æøå", 40)),
        "Å" + string.Concat(Enumerable.Repeat("æøå", 40)),
        string.Concat(Enumerable.Repeat("🏘", 60)),
        "x" + string.Concat(Enumerable.Repeat("🏘", 60)),
        "xy" + string.Concat(Enumerable.Repeat("🏘", 60)),
        "xyz" + string.Concat(Enumerable.Repeat("🏘", 60)),
        @"Udbud, tilbud; etablering \ drift: »hvad nu?«",
        "Første linje\nanden, linje\n\ntredje; linje",
        new string('x', 300),
        string.Join(' ', Enumerable.Repeat("ord", 100)),
        "BEGIN:VEVENT\nATTENDEE:mailto:x@y.example",
        "Å",
    ];
}
