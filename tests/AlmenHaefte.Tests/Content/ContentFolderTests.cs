using AlmenHaefte.Content;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Tests.Content;

public sealed class ContentFolderTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("almenhaefte-test-");

    [Theory]
    [InlineData("nyheder/ny.md~")]
    [InlineData("nyheder/.ny.md.swp")]
    [InlineData("nyheder/#ny.md#")]
    [InlineData("nyheder/ny.md.bak")]
    [InlineData("nyheder/.skjult.md")]
    [InlineData(".git/ny.md")]
    [InlineData("nyheder/ny.txt")]
    [InlineData("nyheder/ny.html")]
    [InlineData("4913")]
    public void What_an_editor_leaves_behind_is_not_content(string path)
    {
        Write("site.yml");
        var folder = Folder();
        var before = folder.Read();
        Write(path);

        Assert.Equal(["site.yml"], folder.Read().Select(file => file.Path));
        Assert.Equal(before, folder.Read());
    }

    [Fact]
    public async Task A_pipe_is_an_empty_file_and_nobody_waits_for_what_comes_out_of_it()
    {
        Write("nyheder/ny.md");
        await System.Diagnostics.Process.Start("mkfifo", Full("nyheder/roer.md")).WaitForExitAsync(TestContext.Current.CancellationToken);

        var files = await Task.Run(() => Folder().Read(), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal([("nyheder/ny.md", false), ("nyheder/roer.md", true)], files.Select(file => (file.Path, file.Bytes.IsEmpty)));
    }

    [Fact]
    public void A_link_out_of_the_folder_is_not_content()
    {
        Write("nyheder/ny.md");
        File.CreateSymbolicLink(Full("nyheder/hemmelig.md"), "/etc/passwd");
        Directory.CreateSymbolicLink(Full("nyheder/igen"), Full("nyheder"));
        Directory.CreateSymbolicLink(Full("nyheder/etc"), "/etc");
        File.CreateSymbolicLink(Full("nyheder/ring.md"), Full("nyheder/ring.md"));

        Assert.Equal(["nyheder/ny.md"], Folder().Read().Select(file => file.Path));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_empty()
    {
        var folder = new ContentFolder(Full("ingen"));

        Assert.Empty(folder.Read());
    }

    [Fact]
    public void A_file_larger_than_a_text_can_be_is_not_read()
    {
        File.WriteAllBytes(Full("stor.md"), new byte[2 * 1024 * 1024]);
        File.WriteAllBytes(Full("stor.png"), new byte[(5 * 1024 * 1024) + 1]);
        File.WriteAllBytes(Full("tilpas.png"), new byte[2 * 1024 * 1024]);

        var files = Folder().Read();

        Assert.Equal(["filen fylder 2048 kB, og grænsen er 300 kB", "filen fylder 5120 kB, og grænsen er 5120 kB", null], files.Select(file => file.Problem));
        Assert.Equal([0, 0, 2 * 1024 * 1024], files.Select(file => file.Bytes.Length));
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_told()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "Everything can be read here.");
        Write("nyheder/ny.md");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Full("nyheder/ny.md"), UnixFileMode.None);
        }

        Assert.Contains(SiteLoader.Load(Folder().Read()).Faults, fault => fault.ToString().StartsWith("nyheder/ny.md:1: filen kan ikke læses", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reading_differs_from_the_one_before_by_whatever_happened_to_a_file()
    {
        Write("nyheder/ny.md");
        var folder = Folder();
        List<IReadOnlyList<ContentFile>> readings = [folder.Read()];

        File.AppendAllText(Full("nyheder/ny.md"), "mere");
        readings.Add(folder.Read());
        File.Move(Full("nyheder/ny.md"), Full("nyheder/nyere.md"));
        readings.Add(folder.Read());
        Write("sider/om.md");
        readings.Add(folder.Read());
        File.Delete(Full("sider/om.md"));
        readings.Add(folder.Read());

        Assert.All(readings.Zip(readings.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.Equal(readings[2], readings[4]);
    }

    [Fact]
    public void A_file_saved_again_with_the_same_words_has_not_changed()
    {
        Write("nyheder/ny.md");
        var folder = Folder();
        var before = folder.Read();

        File.SetLastWriteTimeUtc(Full("nyheder/ny.md"), new DateTime(2022, 4, 20, 10, 0, 0, DateTimeKind.Utc));

        Assert.Same(before[0], Assert.Single(folder.Read()));
    }

    [Fact]
    public void Two_saves_with_the_same_time_and_length_are_told_apart()
    {
        var saved = DateTime.UtcNow.AddHours(1);
        Write("nyheder/ny.md", "fem");
        File.SetLastWriteTimeUtc(Full("nyheder/ny.md"), saved);
        var folder = Folder();
        folder.Read();

        Write("nyheder/ny.md", "syv");
        File.SetLastWriteTimeUtc(Full("nyheder/ny.md"), saved);

        Assert.Equal("syv"u8, Assert.Single(folder.Read()).Bytes.Span);
    }

    [Fact]
    public async Task Files_may_come_and_go_while_the_folder_is_looked_at()
    {
        using var stop = new CancellationTokenSource();
        var editor = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Write("nyheder/ny.md");
                File.Move(Full("nyheder/ny.md"), Full("nyheder/flyttet.md"), overwrite: true);
                File.Delete(Full("nyheder/flyttet.md"));
            }
        }, TestContext.Current.CancellationToken);

        for (var look = 0; look < 200; look++)
        {
            Folder().Read();
        }
        await stop.CancelAsync();
        await editor;
    }

    [Fact]
    public void A_relative_folder_is_looked_for_upwards()
    {
        Write("content/site.yml");
        var below = directory.CreateSubdirectory("a/b/c").FullName;

        Assert.Equal(Full("content"), ContentFolder.Find("content", below));
        Assert.Null(ContentFolder.Find("ingen-mappe-med-det-navn", below));
    }

    public void Dispose() => directory.Delete(recursive: true);

    private ContentFolder Folder() => new(directory.FullName);

    private string Full(string path) => Path.Combine(directory.FullName, path);

    private void Write(string path, string text = "tekst")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllText(Full(path), text);
    }
}
