using System.Text.Json;
using AlmenHaefte.Content;

namespace AlmenHaefte.Tests.Packages;

/// <summary>A package that the published site, or building it, needs, at the version that is locked.</summary>
public sealed record LockedPackage(string Name, string Version)
{
    private static string Sources => ContentFolder.Find("src", AppContext.BaseDirectory)!;

    /// <summary>What the package says of itself, where NuGet has unpacked it.</summary>
    public string Specification => Path.Combine(Folder, Name.ToLowerInvariant(), Version, $"{Name.ToLowerInvariant()}.nuspec");

    private static string Folder => Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public static IReadOnlyList<LockedPackage> All() =>
        [.. Directory.GetFiles(Sources, "packages.lock.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }).SelectMany(In).Distinct().OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)];

    private static IReadOnlyList<LockedPackage> In(string file)
    {
        using var locked = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. from framework in locked.RootElement.GetProperty("dependencies").EnumerateObject()
                   from package in framework.Value.EnumerateObject()
                   where package.Value.TryGetProperty("resolved", out _)
                   select new LockedPackage(package.Name, package.Value.GetProperty("resolved").GetString()!)];
    }
}
