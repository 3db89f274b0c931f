using AlmenHaefte.Tests.Hosting;

namespace AlmenHaefte.Tests.StaticCopies;

/// <summary>What the command makes of the site, beside what the site sends.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("almenhaefte-copy-");
    private readonly SmallSite site = new() { Clock = null };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_public_pages_become_files_with_the_bytes_that_the_site_sends()
    {
        var (exitCode, output) = await ExportAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("/haefter/lille/nyt-navn/fejl-og-mangler\n", output, StringComparison.Ordinal);
        var visitor = site.Visitor();
        // The title page tells the sizes of the files once they are made.
        await visitor.GetByteArrayAsync("/haefter/lille.epub", Cancellation);
        await visitor.GetByteArrayAsync("/haefter/lille.docx", Cancellation);
        var files = folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.FullName, file.FullName)).ToList();
        Assert.Superset(new HashSet<string> { "index.html", "sitemap.xml", "nyheder/index.html", "nyheder.atom", "haefter/lille/index.html", "haefter/lille/nyt-navn/index.html", "haefter/lille/nyt-navn.md", "haefter/lille.epub" }, files.ToHashSet());
        Assert.Contains(files, file => file.StartsWith("fonts/", StringComparison.Ordinal));
        Assert.Contains(files, file => file.StartsWith("js/chapter.", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var sent = await visitor.GetByteArrayAsync(file.EndsWith("index.html", StringComparison.Ordinal) ? $"/{file[..^"index.html".Length].TrimEnd('/')}" : $"/{file}", Cancellation);
            var copied = await File.ReadAllBytesAsync(Path.Combine(folder.FullName, file), Cancellation);
            Assert.True(sent.SequenceEqual(copied), file);
        }
    }

    [Fact]
    public async Task Nothing_old_is_left_lying_among_it()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "gammel.html"), "", Cancellation);

        var (exitCode, output) = await ExportAsync();

        Assert.Equal((1, $"{folder.FullName} er ikke tom – vælg en ny mappe, så intet gammelt bliver liggende"), (exitCode, output.Trim()));
        Assert.Equal("gammel.html", Assert.Single(folder.EnumerateFileSystemInfos()).Name);
    }

    public void Dispose()
    {
        site.Dispose();
        folder.Delete(recursive: true);
    }

    private Task<(int ExitCode, string Output)> ExportAsync() =>
        CommandProcess.RunAsync($"export {folder.FullName}", ("Site:Address", SiteFactory.Address), ("Content:Root", site.ContentRoot), ("Downloads:Pdf", "false"));
}
