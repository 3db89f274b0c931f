namespace AlmenHaefte.Tests;

/// <summary>A program that others wrote and that a test needs. Where it is not, the test is skipped; in CI it must be there.</summary>
internal static class Needed
{
    /// <summary>For programs that end before it pays to compile them well.</summary>
    public static readonly string[] QuickJava = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m"];

    /// <param name="missing">What is not there; null when all is.</param>
    public static void ToBeThere(string? missing)
    {
        if (missing is not null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", missing);
            Assert.Fail($"CI must have what its tests need. {missing}");
        }
    }
}
