using AlmenHaefte.Drafts;
using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Drafts;

public sealed class RevisionComparisonTests
{
    private static readonly TextFile Point = TextFile.At(ContentTree.Point)!;

    [Fact]
    public void Two_versions_are_compared_word_by_word_as_readers_see_them()
    {
        var before = ContentTree.Valid()[ContentTree.Point];

        var change = Assert.Single(RevisionComparison.Between(ContentTree.Valid().Files(), Point, before, before.Replace("Mere tekst.", "Mere **god** tekst.", StringComparison.Ordinal)));

        Assert.Equal(("ord-baerer", "Ord bærer"), (change.Id, change.Heading));
        Assert.Equal("god ", Assert.Single(change.After, stretch => stretch.IsChanged).Words);
    }

    [Fact]
    public void Markdown_that_shows_the_same_is_no_change()
    {
        var before = ContentTree.Valid()[ContentTree.News];

        Assert.Empty(RevisionComparison.Between(ContentTree.Valid().Files(), TextFile.At(ContentTree.News)!, before, before.Replace("Bogen handler", "*Bogen*\nhandler", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_new_title_is_a_change()
    {
        var before = ContentTree.Valid()[ContentTree.Page];

        Assert.Single(RevisionComparison.Between(ContentTree.Valid().Files(), TextFile.At(ContentTree.Page)!, before, before.Replace("titel: Om", "titel: Om os", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_text_that_cannot_be_shown_is_compared_as_it_was_typed()
    {
        var before = ContentTree.Valid()[ContentTree.Page];

        Assert.NotEmpty(RevisionComparison.Between(ContentTree.Valid().Files(), TextFile.At(ContentTree.Page)!, before, before.Replace("titel: Om", "titel: [Om", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_text_that_comes_from_nothing_is_new_in_every_passage() =>
        Assert.All(RevisionComparison.Between(ContentTree.Valid().Files(), Point, "", ContentTree.Valid()[ContentTree.Point]), change => Assert.Empty(change.Before));
}
