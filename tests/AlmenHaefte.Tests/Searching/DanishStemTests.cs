using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using AlmenHaefte.Content;
using AlmenHaefte.Searching;

namespace AlmenHaefte.Tests.Searching;

public sealed class DanishStemTests
{
    private const string Stemwords = "/usr/bin/stemwords";

    [Theory]
    [InlineData("kommunerne", "kommun")]
    [InlineData("kommunen", "kommun")]
    [InlineData("budgetter", "budget")]
    [InlineData("budgettet", "budget")]
    [InlineData("driftens", "drift")]
    [InlineData("fællesskaber", "fællesskab")]
    [InlineData("ærligst", "ærl")]
    [InlineData("arbejdsløst", "arbejdsløs")]
    [InlineData("bundter", "bund")]
    [InlineData("å", "å")]
    [InlineData("s", "s")]
    [InlineData("", "")]
    public void A_word_loses_its_endings(string word, string stem) => Assert.Equal(stem, DanishStem.Of(word));

    /// <summary>Endings after stems of every kind, whether such words exist or not: what the algorithm does with them is not a matter of taste.</summary>
    [Fact]
    public void Every_ending_goes_as_the_authors_of_the_algorithm_let_it_go() => AssertAsStemwords(
        from beginning in "b, å, æg, bro, byg, hjem, plads, løst, sigt, vandt, tagg, fuldkomm, ejendomss".Split(", ")
        from middle in ", e, ig, lig, elig, els, løs, t, gd, igs, hed".Split(", ")
        from end in ", e, s, en, er, et, ene, erne, ernes, eret, erets, hed, heden, hedens, ethed, erende, erendes, st, t, d".Split(", ")
        select beginning + middle + end);

    [Fact]
    public void Every_word_of_the_site_is_cut_as_the_authors_of_the_algorithm_cut_it()
    {
        var files = new ContentFolder(ContentFolder.Find("content", AppContext.BaseDirectory)!).Read();

        AssertAsStemwords(files.SelectMany(file => Regex.Matches(Encoding.UTF8.GetString(file.Bytes.Span).ToLowerInvariant(), @"\p{L}+").Select(match => match.Value)));
    }

    private static void AssertAsStemwords(IEnumerable<string> words)
    {
        Needed.ToBeThere(File.Exists(Stemwords) ? null : "The authors' own program is not installed: apt-get install libstemmer-tools");
        List<string> distinct = [.. words.Where(word => word.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        using var file = new TemporaryFile(string.Join('\n', distinct));
        using var stemwords = Process.Start(new ProcessStartInfo(Stemwords, ["-l", "danish", "-i", file.Path]) { RedirectStandardOutput = true })!;

        var expected = stemwords.StandardOutput.ReadToEnd().TrimEnd('\n').Split('\n');

        Assert.Equal(distinct.Count, expected.Length);
        Assert.Empty(distinct.Zip(expected).Where(pair => DanishStem.Of(pair.First) != pair.Second).Select(pair => $"{pair.First} → {DanishStem.Of(pair.First)}, not {pair.Second}"));
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
