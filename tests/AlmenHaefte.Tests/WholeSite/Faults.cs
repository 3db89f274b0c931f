namespace AlmenHaefte.Tests.WholeSite;

public static class Faults
{
    /// <summary>Fails with every fault, not with the first: one run shows all there is to mend.</summary>
    public static void None(IEnumerable<string> faults)
    {
        var found = faults.Distinct().ToList();
        if (found.Count > 0)
        {
            Assert.Fail($"{found.Count} faults:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
        }
    }
}
