namespace AlmenHaefte.Content;

/// <summary>The field <c>afloeser</c>, with which a withdrawn text names the file of what has come in its place.</summary>
internal static class Successor
{
    public const string Key = "afloeser";

    /// <summary>The address of the page that replaces a withdrawn one; null when there is none.</summary>
    /// <param name="line">Where the file says so.</param>
    public static string? Find(string file, int line, string? successor, SiteMap map, ICollection<Fault> faults)
    {
        if (successor is null)
        {
            return null;
        }
        switch (map.Resolve(file, successor))
        {
            case LinkTarget.Inside inside:
                return inside.Address;
            case LinkTarget.LeftOut:
                return null;
            default:
                faults.Add(new Fault(file, line, $"filen »{successor}« findes ikke", "ret filnavnet, eller slet linjen"));
                return null;
        }
    }
}
