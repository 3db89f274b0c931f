namespace AlmenHaefte.Content;

/// <summary>That somebody is to look at a text again, on a day that its writer chose. For the newsroom only: readers never see it.</summary>
/// <param name="File">Path below the content folder.</param>
/// <param name="On">A Danish day.</param>
/// <param name="Responsible">Who is to do it, as the file says; null when it does not.</param>
public sealed record Review(string File, string Title, DateOnly On, string? Responsible)
{
    /// <summary>How long before its day it is told of.</summary>
    public const int DaysAhead = 14;

    private const string Day = "gennemses";
    private const string Name = "ansvarlig";

    public bool IsDueOn(DateOnly today) => On <= today.AddDays(DaysAhead);

    /// <summary>Null when the file asks for none.</summary>
    internal static Review? Read(YamlFields fields, string file, string title)
    {
        var (day, name) = (fields.OptionalDate(Day), fields.OptionalText(Name));
        if (name is not null && !fields.Has(Day))
        {
            fields.Fault(Name, $"»{Name}« står uden »{Day}«", $"skriv en linje med »{Day}: 2027-04-20«, den dag teksten skal ses igennem, eller slet linjen");
        }
        return day is { } on ? new Review(file, title, on, name) : null;
    }

    /// <summary>The file as readers may have it.</summary>
    internal static string Without(string source) => FrontMatter.Read(source)?.With(Day, null).With(Name, null).Text ?? source;
}
