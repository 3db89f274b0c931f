using System.Globalization;

namespace AlmenHaefte.Web.Shared;

public static class FileSize
{
    private static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");

    /// <summary>"812 kB" or "1,4 MB".</summary>
    public static string Write(long bytes) => bytes < 1_000_000 ? $"{Math.Max(1, bytes / 1000)}\u00A0kB" : string.Create(Danish, $"{bytes / 1_000_000.0:0.#}\u00A0MB");
}
