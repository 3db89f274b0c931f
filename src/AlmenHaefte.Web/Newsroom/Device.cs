namespace AlmenHaefte.Web.Newsroom;

/// <summary>»Firefox på Windows«: which program on which kind of device, as far as a browser tells and a person needs to know their own by.</summary>
internal static class Device
{
    /// <summary>The first that fits: most browsers also claim to be the others.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    public static string Of(string userAgent) => $"{NameIn(userAgent, Browsers) ?? "Browser"} på {NameIn(userAgent, Systems) ?? "ukendt enhed"}";

    private static string? NameIn(string userAgent, (string Mark, string Name)[] known) =>
        known.FirstOrDefault(one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
