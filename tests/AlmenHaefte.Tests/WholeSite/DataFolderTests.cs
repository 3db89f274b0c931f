namespace AlmenHaefte.Tests.WholeSite;

public sealed class DataFolderTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Fact]
    public async Task Nobody_else_on_the_machine_can_look_into_the_folders_that_the_site_makes()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }
        await using var site = new SiteFactory { HasTables = false };
        using var answer = await site.Visitor().GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(site.DataRoot));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path.Combine(site.DataRoot, "keys")));
    }
}
