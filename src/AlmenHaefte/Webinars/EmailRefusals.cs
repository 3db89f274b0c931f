namespace AlmenHaefte.Webinars;

/// <summary>Why an address was refused, as the person who typed it is told.</summary>
public static class EmailRefusals
{
    public const string Missing = "Skriv din e-mailadresse.";
    public const string WithoutAt = "E-mailadressen mangler et @. Skriv den som navn@eksempel.dk.";
    public const string Several = "Skriv kun én e-mailadresse.";
    public const string Space = "Der må ikke være mellemrum i e-mailadressen.";
    public const string BeyondAscii = "Vi kan ikke sende til en adresse med æ, ø, å eller andre særlige bogstaver før @. Brug en anden adresse.";
    public const string LocalPart = "Det, der står før @, kan ikke være rigtigt. Skriv adressen som navn@eksempel.dk.";
    public const string LocalPartTooLong = "Der må højst stå 64 tegn før @.";
    public const string Domain = "Det, der står efter @, kan ikke være rigtigt. Skriv adressen som navn@eksempel.dk.";
    public const string TooLong = "E-mailadressen er for lang: den må højst fylde 254 tegn.";
}
