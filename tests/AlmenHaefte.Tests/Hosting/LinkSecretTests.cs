namespace AlmenHaefte.Tests.Hosting;

public sealed class LinkSecretTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("almenhaefte-keys-");

    private string KeyFile => Path.Combine(folder.FullName, "keys", "links.key");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_first_start_makes_a_key_for_its_owner_alone_and_the_next_keeps_it()
    {
        await StartOnceAsync();
        var made = await File.ReadAllBytesAsync(KeyFile, TestContext.Current.CancellationToken);

        await StartOnceAsync();

        Assert.Equal(32, made.Length);
        Assert.Equal(made, await File.ReadAllBytesAsync(KeyFile, TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(KeyFile).UnixFileMode);
    }

    [Fact]
    public async Task A_start_that_was_killed_while_it_made_the_key_does_not_stand_in_the_way()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        await File.WriteAllBytesAsync(KeyFile + ".tmp", [1, 2, 3], TestContext.Current.CancellationToken);

        await StartOnceAsync();

        Assert.Equal(32, new FileInfo(KeyFile).Length);
    }

    [Fact]
    public async Task A_key_that_is_not_whole_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        await File.WriteAllBytesAsync(KeyFile, [1, 2, 3], TestContext.Current.CancellationToken);
        using var site = Start();

        Assert.Equal(1, await site.EndAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            $"Nøglen til mailenes links, {KeyFile}, er ikke hel. Hent den rigtige fra en kopi: uden den virker ingen links i de mails, der er sendt.",
            Assert.Single(site.Errors));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(KeyFile, TestContext.Current.CancellationToken));
    }

    private async Task StartOnceAsync()
    {
        using var site = Start();
        using var visitor = await site.VisitorAsync(TestContext.Current.CancellationToken);
    }

    private SiteProcess Start() => SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address), ("Data:Root", folder.FullName));
}
