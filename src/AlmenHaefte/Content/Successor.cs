namespace AlmenHaefte.Content;

/// <summary>The field <c>afloeser</c>, with which a withdrawn text names the file of what has come in its place.</summary>
internal static class Successor
{
    /// <summary>The address of the page that replaces a withdrawn one; null when there is none.</summary>
    public static string? Find(YamlFields fields, string file, string? successor, SiteMap map)
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
                fields.Fault("afloeser", $"filen »{successor}« findes ikke", "ret filnavnet, eller slet linjen");
                return null;
        }
    }
}
