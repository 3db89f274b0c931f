using AlmenHaefte.Content;
using AlmenHaefte.Publishing;
using AlmenHaefte.Time;
using AlmenHaefte.Web.Hosting;

namespace AlmenHaefte.Web.Shared;

/// <summary>
/// The site as one request sees it: one set of content and one moment from beginning to end, whatever is published meanwhile.
/// </summary>
public sealed class CurrentSite(Bookshelf shelf, SiteClock clock, SiteAddress address, IHostEnvironment environment)
{
    public PublishedSite Published { get; private set; } = shelf.Current;

    /// <summary>The draft that is shown; null for what is published.</summary>
    public ShownDraft? Draft { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public DateOnly Today => DanishTime.DayOf(Now);

    /// <summary>True when the clock is set to another day for a preview; every page then says so.</summary>
    public bool IsClockSet => clock.StartsAt is not null;

    /// <summary>What an author in Development must mend before the saved text can be seen; told to nobody else.</summary>
    public IReadOnlyList<Fault> FaultsToShow { get; } = environment.IsDevelopment() ? shelf.Faults : [];

    /// <summary>Lets this request see the site with a draft in it. Such a page is for nobody but whoever asked.</summary>
    public void Show(PublishedSite site, ShownDraft draft) => (Published, Draft) = (site, draft);

    /// <summary>The public address of a path on the site.</summary>
    public string AddressOf(string path) => address.Of(path);
}

/// <param name="Faults">What must be put right before it can be published; told to those who can.</param>
public sealed record ShownDraft(IReadOnlyList<Fault> Faults);
