using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.Webinars;

/// <summary>The form, empty or shown again, and what the visitor is told about it.</summary>
public sealed record SignUpPage(Webinar Webinar, SignUpForm Form)
{
    /// <summary>What one signs up to as things stand: a seat, the waiting list or the recording.</summary>
    public required WebinarMoment Moment { get; init; }

    /// <summary>The address that was probably meant.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Why nothing was stored although nothing is wrong with what was typed.</summary>
    public string? Trouble { get; init; }

    /// <summary>Whether a form that came too fast or too late is to be sent once more.</summary>
    public bool IsAskedAgain { get; init; }

    /// <summary>Names to choose among, so that one organisation is written in one way.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    public bool IsCorrection => Form.Correcting is not null;

    /// <summary>Who only corrects an address or wants the recording is not asked.</summary>
    public bool AsksQuestions => !IsCorrection && !Moment.OffersRecording;

    public string Heading =>
        IsCorrection ? "Ret din e-mailadresse"
        : Moment.OffersRecording ? "Få optagelsen"
        : Moment.Phase is WebinarPhase.WaitingList ? "Fuldt – skriv dig på venteliste"
        : "Tilmelding";

    public string Button =>
        IsCorrection ? "Gem den rettede adresse"
        : Moment.OffersRecording ? "Send mig optagelsen"
        : Moment.Phase is WebinarPhase.WaitingList ? "Skriv mig på venteliste"
        : "Tilmeld mig";
}
