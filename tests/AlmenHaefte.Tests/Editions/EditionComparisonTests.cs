using AlmenHaefte.Booklets;
using AlmenHaefte.Editions;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;
using CsCheck;

namespace AlmenHaefte.Tests.Editions;

public sealed class EditionComparisonTests
{
    private static readonly string[] Sentences = ["Broen bærer mange tog.", "Broen bærer få tog nu.", "Vi byggede den.", "Hvem betaler for vand og vind?", "Ja."];

    private static readonly Gen<string[]> Paragraphs = Gen.Int[0, Sentences.Length - 1].Select(index => Sentences[index]).Array[0, 8];

    [Fact]
    public void What_is_not_shown_as_changed_is_the_same_in_both_and_in_the_same_order() => Gen.Select(Paragraphs, Paragraphs).Sample((before, after) =>
    {
        using var folder = new EditedFolder(ContentTree.Valid().Saying(string.Join("\n\n", before)));
        folder[ContentTree.Point] = ContentTree.Valid().Saying(string.Join("\n\n", after))[ContentTree.Point];

        var changes = folder.Since(1).Changes!;

        Assert.Equal(before.SequenceEqual(after), changes.Count == 0);
        IReadOnlyList<PassageChange> passages = changes.Count == 0 ? [] : Assert.IsType<TextChange.Altered>(Assert.Single(changes)).Passages;
        Assert.Contains(Left(before, passages.Select(passage => passage.Before)), left => Left(after, passages.Select(passage => passage.After)).Any(right => left.SequenceEqual(right)));
    }, iter: 60, threads: 1);

    [Fact]
    public void A_passage_that_was_rewritten_stands_beside_what_it_became()
    {
        using var folder = new EditedFolder(ContentTree.Valid().Saying("Broen bærer to tog på én gang.\n\nDen er af stål.\n\nDen blev malet i 1998."));
        folder[ContentTree.Point] = ContentTree.Valid().Saying("Et nyt forord om noget ganske andet.\n\nBroen bærer tre tog på én gang.\n\nDen blev malet i 2020.")[ContentTree.Point];

        var passages = Assert.IsType<TextChange.Altered>(Assert.Single(folder.Since(1).Changes!)).Passages;

        Assert.Equal(
            [("", "Et nyt forord om noget ganske andet."), ("Broen bærer to tog på én gang.", "Broen bærer tre tog på én gang."), ("Den er af stål.", ""), ("Den blev malet i 1998.", "Den blev malet i 2020.")],
            passages.Select(passage => (Whole(passage.Before), Whole(passage.After))));
    }

    [Fact]
    public void Two_chapters_that_became_one_are_told_of_both()
    {
        using var folder = new EditedFolder();
        File.Delete(folder.PathOf(ContentTree.OtherPoint));
        folder.Changing(ContentTree.Contents, "2. [Tål](punkter/taal.md)\n", "").Changing(ContentTree.Contents, "punkter: 2", "punkter: 1")
            .Changing(ContentTree.Questions, "punkter=1,2", "punkter=1").Changing(ContentTree.Point, "nummer: 1", "nummer: 1\ntidligere-adresser: [/haefter/broen/taal]");

        var gone = Assert.IsType<TextChange.Gone>(Assert.Single(folder.Since(1).Changes!));

        Assert.Equal(("Punkt 2: Tål", null, "/haefter/broen/ord"), (gone.Label, gone.Reason, gone.Successor));
    }

    [Fact]
    public void An_own_note_and_a_source_are_texts_too()
    {
        using var folder = new EditedFolder(ContentTree.Valid().Saying("Ord.[^egen] [@K1]\n\n[^egen]: Vores bemærkning. [@K2]\n"));
        folder.Changing(ContentTree.Point, "Vores bemærkning.", "Vores egen bemærkning.").Changing(ContentTree.Sources, "laest: uddrag", "laest: hele teksten");

        Assert.Equal(
            [("Punkt 1: Ord", "noter", "Vores egen bemærkning."), ("Kilder", "K2", "Vand & vind. Søfartsmuseet, udateret. Læst: hele teksten.")],
            folder.Since(1).Changes!.Cast<TextChange.Altered>().Select(change => (change.Label, Assert.Single(change.Passages).Id, Whole(change.Passages[0].After))));
    }

    [Fact]
    public void A_comparison_is_worked_out_once_for_each_set_of_content()
    {
        using var folder = new EditedFolder();
        var (site, comparisons) = (folder.Load(), new EditionComparisons());
        var (booklet, other) = (site.Booklets[0], folder.Load());
        EditionComparison Of(PublishedSite set, Booklet there) => comparisons.Of(set, there, there.Editions[0]);

        Assert.Same(Of(site, booklet), Of(site, booklet));
        Assert.NotSame(Of(site, booklet), Of(other, other.Booklets[0]));
    }

    /// <summary>All that can be left of the paragraphs when the shown ones are taken out in their order.</summary>
    private static IEnumerable<IReadOnlyList<string>> Left(IReadOnlyList<string> paragraphs, IEnumerable<IReadOnlyList<Stretch>> shown)
    {
        var taken = shown.Select(Whole).Where(words => words.Length > 0).ToList();
        return Left([.. paragraphs], 0, taken, 0);
    }

    private static IEnumerable<IReadOnlyList<string>> Left(List<string> paragraphs, int at, List<string> taken, int next)
    {
        if (at == paragraphs.Count)
        {
            return next == taken.Count ? [[]] : [];
        }
        var kept = Left(paragraphs, at + 1, taken, next).Select(rest => (IReadOnlyList<string>)[paragraphs[at], .. rest]);
        return next < taken.Count && taken[next] == paragraphs[at] ? kept.Concat(Left(paragraphs, at + 1, taken, next + 1)) : kept;
    }

    private static string Whole(IReadOnlyList<Stretch> stretches) => string.Concat(stretches.Select(stretch => stretch.Words));
}
