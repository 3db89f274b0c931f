using System.Runtime.CompilerServices;

namespace AlmenHaefte.Tests.Approved;

/// <summary>
/// Compares what is made with a file that a person has read and approved. <c>APPROVE=1 dotnet test</c> writes the files anew;
/// the difference is then read in the version control.
/// </summary>
internal static class Approval
{
    private static readonly bool Rewrite = Environment.GetEnvironmentVariable("APPROVE") == "1";

    public static void Verify(string name, string made)
    {
        var path = Path.Combine(Folder(), name);
        if (Rewrite)
        {
            File.WriteAllText(path, made);
        }
        Assert.True(File.Exists(path), $"{name} has never been approved; APPROVE=1 writes it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), made);
    }

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
