namespace AlmenHaefte.Webinars;

/// <summary>Where a person comes from, in the person's own words. Nobody has to say.</summary>
public sealed record Organisation
{
    private Organisation(string text) => Text = text;

    public string Text { get; }

    /// <summary>Accepts null when nothing was typed.</summary>
    public static Checked<Organisation?> Check(string? typed)
    {
        var organisation = TypedText.OnOneLine(typed ?? "");
        return organisation switch
        {
            "" => new Checked<Organisation?>.Accepted(null),
            { Length: > SignUp.OrganisationMaxLength } => Refused($"Organisationens navn må højst fylde {SignUp.OrganisationMaxLength} tegn."),
            _ when organisation.Any(BreaksTheLine) => Refused("Skriv organisationens navn på én linje."),
            _ => new Checked<Organisation?>.Accepted(new Organisation(organisation)),
        };
    }

    private static bool BreaksTheLine(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';

    private static Checked<Organisation?>.Refused Refused(string reason) => new(reason);
}
