using System.Diagnostics;
using System.Text;
using AlmenHaefte.Content;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Publishing;

public sealed class ContentCheckTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("almenhaefte-test-");

    [Fact]
    public void Content_without_a_fault_is_told_in_one_line()
    {
        ContentTree.Valid().WriteTo(directory.FullName);

        Assert.Equal((0, "Indholdet er i orden.\n"), Check());
    }

    [Fact]
    public void The_site_s_own_content_has_no_fault()
    {
        var content = ContentFolder.Find("content", AppContext.BaseDirectory)!;

        Assert.Empty(SiteLoader.Load(new ContentFolder(content).Read()).Faults);
    }

    [Fact]
    public void Each_fault_is_a_line_with_its_place_and_its_remedy()
    {
        ContentTree.Valid().Changing(ContentTree.News, "dato: 2022-03", "dato: 2022-02-30\nfarve: |\n  grøn\n  blå").Changing(ContentTree.Page, "Vi er", "Vi \"er").WriteTo(directory.FullName);

        var (exitCode, output) = Check();

        Assert.Equal(1, exitCode);
        var lines = output.TrimEnd().Split('\n');
        Assert.Equal(["nyheder/ny-bog.md:4", "nyheder/ny-bog.md:5", "sider/om.md:7"], lines.Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.All(lines, line => Assert.Contains(" – ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\r\n", "\uFEFF")]
    [InlineData("\r", "")]
    public void Fixing_writes_the_missing_ids_and_the_titles_and_nothing_else(string lineEnd, string mark)
    {
        const string before = "Indledning.  \n\n## Første *del* [@K1]\n\nTekst\t\n\n## Lukket ##\n\n## Har en {#egen}\n\n### Første del  \n\n> ## I et citat\n\n::: spoergsmaal\nHvad vil I?\n:::\n\n::: spoergsmaal {punkter=1,2}\nHvad nu?\n:::\n\n```\n## Kode\n```\nSidste linje uden ende";
        const string after = "Indledning.  \n\n## Første *del* [@K1] {#foerste-del}\n\nTekst\t\n\n## Lukket {#lukket} ##\n\n## Har en {#egen}\n\n### Første del {#foerste-del-2}  \n\n> ## I et citat {#i-et-citat}\n\n::: spoergsmaal {#hvad-vil-i}\nHvad vil I?\n:::\n\n::: spoergsmaal {#hvad-nu punkter=1,2}\nHvad nu?\n:::\n\n```\n## Kode\n```\nSidste linje uden ende";
        var tree = ContentTree.Valid().Saying(before).Changing(ContentTree.Questions, "{#hvad-vil-i punkter=1,2}", "{#andet}").Changing(ContentTree.Contents, "[Tål]", "[Forkert]");
        string Spelt(string path) => mark + tree[path].Replace("\n", lineEnd, StringComparison.Ordinal);
        tree.With(ContentTree.Point, Spelt(ContentTree.Point)).With(ContentTree.Contents, Spelt(ContentTree.Contents)).WriteTo(directory.FullName);

        var (exitCode, output) = Check(fix: true);

        Assert.Equal(0, exitCode);
        Assert.EndsWith("\nIndholdet er i orden.\n", output, StringComparison.Ordinal);
        var mended = tree.Saying(after).Changing(ContentTree.Contents, "[Forkert]", "[Tål]");
        foreach (var file in mended.Files())
        {
            var expected = file.Path is ContentTree.Point or ContentTree.Contents ? Encoding.UTF8.GetBytes(mark + mended[file.Path].Replace("\n", lineEnd, StringComparison.Ordinal)) : file.Bytes.ToArray();
            Assert.Equal(expected, File.ReadAllBytes(Path.Combine(directory.FullName, file.Path)));
        }
        Assert.Equal((0, "Indholdet er i orden.\n"), Check(fix: true));
        Assert.Equal(ContentTree.Valid().Files().Count, directory.GetFiles("*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Fixing_writes_a_title_as_the_chapter_has_it()
    {
        ContentTree.Valid().With(ContentTree.Point, ContentTree.Chapter("\"Den 20. april: [KAB's] *plan*\"", "Tekst", "nummer: 1")).WriteTo(directory.FullName);

        Assert.Equal(0, Check(fix: true).ExitCode);
        Assert.Contains("1. [Den 20. april: \\[KAB's\\] \\*plan\\*](punkter/ord.md)\n", File.ReadAllText(Path.Combine(directory.FullName, ContentTree.Contents)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_person_must_decide_is_left_as_it_is()
    {
        var tree = ContentTree.Valid().Saying("Under\n---\n\n## A {#x*y*z}\n\n## B {#Stor}\n").With(ContentTree.Glossary, "indledning: |\n  ## Uden\nord:\n  - id: toejning\n    ord: Tøjning\n    forklaring: x\n");
        tree.WriteTo(directory.FullName);

        Assert.Equal(1, Check(fix: true).ExitCode);
        Assert.Equal(tree[ContentTree.Point], File.ReadAllText(Path.Combine(directory.FullName, ContentTree.Point)));
        Assert.Equal(tree[ContentTree.Glossary], File.ReadAllText(Path.Combine(directory.FullName, ContentTree.Glossary)));
    }

    [Fact]
    public void Fixing_leaves_an_editor_s_backup_and_the_file_s_mode_alone()
    {
        ContentTree.Valid().Saying("## Uden").WriteTo(directory.FullName);
        var path = Path.Combine(directory.FullName, ContentTree.Point);
        File.WriteAllText(path + "~", "gammel");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
        }

        Assert.Equal(0, Check(fix: true).ExitCode);

        Assert.Equal("gammel", File.ReadAllText(path + "~"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task The_program_itself_checks_a_folder()
    {
        ContentTree.Valid().Saying("## Uden").WriteTo(directory.FullName);

        var (exitCode, output) = await RunProgram("check", directory.FullName);
        Assert.Equal((1, "haefter/broen/punkter/ord.md:9: overskriften har ingen permanent betegnelse – skriv {#uden} til sidst på linjen, eller kør check --fix\n"), (exitCode, output));

        Assert.Equal(0, (await RunProgram("check", directory.FullName, "--fix")).ExitCode);
        Assert.Equal((0, "Indholdet er i orden.\n"), await RunProgram("check", directory.FullName));
    }

    [Theory]
    [InlineData(2, "Brug: check [mappe] [--fix]", "check", "a", "b")]
    [InlineData(2, "Brug: check [mappe] [--fix]", "check", "--hjaelp")]
    [InlineData(2, "Kommandoen »tjek« kendes ikke.", "tjek")]
    [InlineData(1, "findes-ikke:1: mappen findes ikke – angiv indholdsmappen efter check", "check", "findes-ikke")]
    public async Task Wrong_use_is_explained(int exitCode, string what, params string[] words)
    {
        var (code, output) = await RunProgram(words);

        Assert.Equal(exitCode, code);
        Assert.StartsWith(what, output, StringComparison.Ordinal);
    }

    public void Dispose() => directory.Delete(recursive: true);

    private (int ExitCode, string Output) Check(bool fix = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return (ContentCheck.Run(new ContentFolder(directory.FullName), fix, output), output.ToString());
    }

    private static async Task<(int ExitCode, string Output)> RunProgram(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, ArgumentList = { typeof(Program).Assembly.Location } };
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }
        using var program = Process.Start(start)!;
        var output = await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, output.ReplaceLineEndings("\n"));
    }
}
