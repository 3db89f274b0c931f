using AlmenHaefte.Content;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Web.Newsroom;

/// <summary>The newsroom's menu: the rooms that are built, and of those the ones that the person may enter.</summary>
public sealed class NewsroomMenu(EndpointDataSource endpoints)
{
    private static readonly MenuItem[] All =
        [new("Overblik", Addresses.Newsroom), new("Indhold", "/redaktion/indhold"), new("Webinarer", "/redaktion/webinarer"), new("Fra læserne", Addresses.Remarks), new("Medarbejdere", Addresses.Staff)];

    private readonly Lazy<MenuItem[]> built = new(() => [.. All.Where(item => endpoints.Endpoints.Any(endpoint => (endpoint as RouteEndpoint)?.RoutePattern.RawText == item.Address[1..]))]);

    public IEnumerable<MenuItem> For(SignedIn person) => built.Value.Where(item => person.IsAdministrator || item.Address != Addresses.Staff);
}
