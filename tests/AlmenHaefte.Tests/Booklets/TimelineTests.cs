using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Booklets;

public sealed class TimelineTests
{
    [Fact]
    public void The_drawing_and_the_list_tell_of_the_same_events_in_the_same_order()
    {
        var page = Page.Of(ContentTree.Valid().Publish().Booklets[0].Find("taal")!.Text.Html);

        Assert.Equal(["Loven vedtages", "Broen tegnes"], page.QuerySelectorAll(".timeline-list .timeline-text").Select(text => text.TextContent));
        Assert.Equal(["1", "2"], page.QuerySelectorAll("svg .number").Select(number => number.TextContent));
        Assert.StartsWith("Tidslinje 2019–2022 med fire spor", page.QuerySelector("svg title")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("svg .span"));
    }

    [Fact]
    public void An_event_names_its_sources_in_the_notes_of_the_chapter()
    {
        var text = ContentTree.Valid().Publish().Booklets[0].Find("taal")!.Text;

        Assert.Equal(["K1"], text.SourceIds);
        Page.Of(text.Html + text.NotesHtml).HasWholeAnchors();
    }

    [Fact]
    public void A_timeline_without_events_is_neither_drawn_nor_listed() =>
        Assert.NotNull(ContentTree.Valid().With(ContentTree.Timeline, "begivenheder: []\n").Publish().Booklets[0].TimelineChapter);
}
