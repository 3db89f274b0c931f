using System.Text;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Editions;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Editions;

/// <summary>The small booklet on disk with its first edition cut, and an author who goes on writing.</summary>
internal sealed class EditedFolder : IDisposable
{
    public const string Booklet = "broen";
    public const string Second = "haefter/broen/udgaver/2.yml";
    public const string Corrections = "haefter/broen/rettelser.yml";

    public static readonly DateOnly Today = new(2026, 11, 24);

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("almenhaefte-test-");

    public EditedFolder(ContentTree? tree = null)
    {
        (tree ?? ContentTree.Valid()).Without(ContentTree.Edition).WriteTo(Root);
        Assert.IsType<CutResult.Made>(Cut(null));
    }

    public string Root => directory.FullName;

    public ContentFolder Folder => new(Root);

    public CutResult Cut(string? note, params IReadOnlyList<ChapterNote> chapters) => EditionCut.Cut(Folder, Booklet, note, chapters, Today);

    public string this[string path]
    {
        get => Encoding.UTF8.GetString(File.ReadAllBytes(PathOf(path)));
        set
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
            File.WriteAllBytes(PathOf(path), Encoding.UTF8.GetBytes(value));
        }
    }

    public string PathOf(string path) => Path.Combine(Root, path);

    public EditedFolder Changing(string path, string old, string @new)
    {
        Assert.Contains(old, this[path], StringComparison.Ordinal);
        this[path] = this[path].Replace(old, @new, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Withdraws the second point.</summary>
    public EditedFolder Withdrawing(string successor)
    {
        Changing(ContentTree.OtherPoint, "status: udkast", $"status: trukket-tilbage\nbegrundelse: Rådene holdt ikke vand.\nafloeser: {successor}");
        return Changing(ContentTree.Contents, "2. [Tål](punkter/taal.md)\n", "");
    }

    /// <summary>What <c>check</c> says.</summary>
    public string Check()
    {
        using var output = new StringWriter { NewLine = "\n" };
        ContentCheck.Run(Folder, fix: false, output);
        return output.ToString().TrimEnd('\n');
    }

    public PublishedSite Load()
    {
        var (site, faults) = SiteLoader.Load(Folder.Read());
        Assert.Empty(faults);
        return site!;
    }

    public EditionComparison Since(int number)
    {
        var site = Load();
        return EditionComparison.Of(site, site.Booklets[0], site.Booklets[0].FindEdition(number)!);
    }

    public void Dispose() => directory.Delete(recursive: true);
}
