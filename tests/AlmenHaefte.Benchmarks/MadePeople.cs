using AlmenHaefte.Webinars;

namespace AlmenHaefte.Benchmarks;

/// <summary>People who sign up, the same each time: as many as one likes, from a few hundred organisations, each with an address of their own.</summary>
internal static class MadePeople
{
    /// <summary>Two of them make the name of an organisation: names so far from each other that nobody is asked whether another was meant.</summary>
    private static readonly string[] Places =
        ["birk", "dorf", "egen", "fugl", "gram", "holm", "iris", "juni", "klit", "lund", "mose", "nord", "odby", "park", "ravn", "skov", "torp", "uhre", "vest", "omme"];

    private static readonly string[] First = ["Åse", "Søren", "Bo", "Ærlinde", "Anne-Marie", "Jørgen", "Fatima", "Niels Åge", "Ida", "Çağla"];
    private static readonly string[] Last = ["Ærø", "O’Brien", "Ågård", "Sørensen", "Østergård Nielsen", "Yılmaz", "Bech", "Holm", "D'Angelo", "Lund"];

    public static SignUpRequest Request(int number) => new(Submission(number), Name(number), Email(number), Organisation(number));

    private static Guid Submission(int number) => new(number, 0, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 0]);

    private static PersonName Name(int number) =>
        ((Checked<PersonName>.Accepted)PersonName.Check($"{First[number % First.Length]} {Last[number / First.Length % Last.Length]}")).Value;

    private static EmailAddress Email(int number) =>
        ((Checked<EmailAddress>.Accepted)EmailAddress.Check($"deltager.{number}@{Place(number)}.example")).Value;

    /// <summary>One in four does not say.</summary>
    private static Organisation? Organisation(int number) => number % 4 == 0
        ? null
        : ((Checked<Organisation?>.Accepted)Webinars.Organisation.Check($"Boligselskabet {Place(number)}")).Value;

    private static string Place(int number) => Places[number % Places.Length] + Places[number / Places.Length % Places.Length];
}
