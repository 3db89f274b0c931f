using AlmenHaefte.Editions;
using CsCheck;

namespace AlmenHaefte.Tests.Editions;

public sealed class WordDifferenceTests
{
    /// <summary>Few, so that much is the same.</summary>
    private static readonly string[] Pieces = ["ord", "Ord", "bro", " ", " ", " ", ".", ",", "»", "<", "&", "𝄞", "å", "a\u030A"];

    private static readonly Gen<string> Passage = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 30].Select(string.Concat), Gen.String);

    [Fact]
    public void What_is_shown_is_what_was_and_what_is() => Gen.Select(Passage, Passage).Sample((before, after) =>
    {
        var words = WordDifference.Of(before, after);

        Assert.Equal(before, string.Concat(words.Before.Select(stretch => stretch.Words)));
        Assert.Equal(after, string.Concat(words.After.Select(stretch => stretch.Words)));
        Assert.Equal(Kept(words.Before), Kept(words.After));
    });

    [Fact]
    public void Equal_passages_differ_in_nothing() => Passage.Sample(passage => Assert.DoesNotContain(WordDifference.Of(passage, passage).Before, stretch => stretch.IsChanged));

    [Theory]
    [InlineData("Broen er lang.", "Broen er kort.", "Broen er [lang].", "Broen er [kort].")]
    [InlineData("Broen er lang.", "Broen er meget lang.", "Broen er lang.", "Broen er [meget ]lang.")]
    [InlineData("En gammel bro af træ", "En ny vej af træ", "En [gammel bro] af træ", "En [ny vej] af træ")]
    [InlineData("Åse Ærøs bro", "Åse Ærø og broen", "Åse [Ærøs bro]", "Åse [Ærø og broen]")]
    [InlineData("8.000 kr.", "9.000 kr.", "[8].000 kr.", "[9].000 kr.")]
    public void Whole_words_are_marked_and_the_space_between_two_is_not_left_alone(string before, string after, string markedBefore, string markedAfter)
    {
        var words = WordDifference.Of(before, after);

        Assert.Equal((markedBefore, markedAfter), (Marked(words.Before), Marked(words.After)));
    }

    private static string Kept(IEnumerable<Stretch> stretches) => string.Concat(stretches.Where(stretch => !stretch.IsChanged).Select(stretch => stretch.Words));

    private static string Marked(IEnumerable<Stretch> stretches) => string.Concat(stretches.Select(stretch => stretch.IsChanged ? $"[{stretch.Words}]" : stretch.Words));
}
