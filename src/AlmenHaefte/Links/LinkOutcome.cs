namespace AlmenHaefte.Links;

/// <summary>What came of asking for an address. Stored by name.</summary>
public enum LinkOutcome
{
    /// <summary>There is a page.</summary>
    Fine,

    /// <summary>404 or 410.</summary>
    Gone,

    /// <summary>Another answer that is no page.</summary>
    Refused,
    NoSuchHost,
    NoConnection,

    /// <summary>No secure connection, as when the certificate has run out.</summary>
    NotSecure,
    TooManyRedirects,

    /// <summary>It leads to where the site never asks: a private net, or a port where there is no web.</summary>
    NotPublic,

    /// <summary>401, 403 or 429: it will not be asked by a program. A person may well be let in.</summary>
    ClosedToUs,

    /// <summary>500 and above.</summary>
    ServerTrouble,
    TimedOut,
}

public static class LinkOutcomes
{
    /// <summary>Whether the page is probably not there any more; the others may pass.</summary>
    public static bool IsLoss(this LinkOutcome outcome) => outcome is not (LinkOutcome.Fine or LinkOutcome.ClosedToUs or LinkOutcome.ServerTrouble or LinkOutcome.TimedOut);

    public static string InDanish(this LinkOutcome outcome) => outcome switch
    {
        LinkOutcome.Fine => "Siden er der",
        LinkOutcome.Gone => "Siden findes ikke mere",
        LinkOutcome.Refused => "Serveren vil ikke vise siden",
        LinkOutcome.NoSuchHost => "Domænet findes ikke",
        LinkOutcome.NoConnection => "Der er ingen forbindelse til serveren",
        LinkOutcome.NotSecure => "Der er ingen sikker forbindelse, måske er serverens certifikat udløbet",
        LinkOutcome.TooManyRedirects => "Adressen fører videre og videre og ender ingen steder",
        LinkOutcome.NotPublic => "Adressen fører ikke ud på det åbne net",
        LinkOutcome.ClosedToUs => "Serveren lukker ikke programmer ind. Åbn linket selv, og se efter",
        LinkOutcome.ServerTrouble => "Serveren melder selv om en fejl",
        LinkOutcome.TimedOut => "Serveren svarede ikke i tide",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}

/// <param name="Status">The last answer's status code; null when there was none.</param>
public sealed record LinkAnswer(LinkOutcome Outcome, int? Status = null);
