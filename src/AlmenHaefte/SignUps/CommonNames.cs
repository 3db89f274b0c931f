using AlmenHaefte.Webinars;

namespace AlmenHaefte.SignUps;

/// <summary>
/// What enough people have typed to be nobody's own, for the form to suggest. It is learnt now and then beside the requests, for to find it takes a look at
/// every name there is; until then the form suggests nothing, and minutes later is soon enough.
/// </summary>
public sealed class CommonNames
{
    /// <inheritdoc cref="SignUpList.CommonOrganisationsAsync"/>
    public IReadOnlyList<string> Organisations { get; private set; } = [];

    /// <summary>Which domain was probably meant.</summary>
    public DomainHints Hints { get; private set; } = new([]);

    public async Task LearnAsync(SignUpList list, CancellationToken cancellation)
    {
        Organisations = await list.CommonOrganisationsAsync(cancellation);
        Hints = new DomainHints(await list.CommonDomainsAsync(cancellation));
    }
}
