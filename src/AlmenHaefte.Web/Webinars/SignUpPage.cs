using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.Webinars;

/// <summary>The form, empty or shown again, and what the visitor is told about it.</summary>
public sealed record SignUpPage(Webinar Webinar, SignUpForm Form)
{
    /// <summary>The address that was probably meant.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Why nothing was stored although nothing is wrong with what was typed.</summary>
    public string? Trouble { get; init; }

    /// <summary>Names to choose among, so that one organisation is written in one way.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    public bool IsCorrection => Form.Correcting is not null;
}
