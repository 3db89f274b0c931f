using AlmenHaefte.Content;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.SignUps;

/// <summary>What came of saving a webinar.</summary>
public abstract record WebinarSaved
{
    private WebinarSaved()
    {
    }

    public sealed record Done(Webinar Webinar) : WebinarSaved;

    /// <summary>Nothing was written.</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : WebinarSaved;

    /// <summary>Somebody else has written the file since, and theirs stands; or the time to regret a change is over.</summary>
    public sealed record Overtaken : WebinarSaved;

    /// <summary>The folder could not be written: full, or not ours to write in. The former text stands.</summary>
    public sealed record Unwritable : WebinarSaved;
}
