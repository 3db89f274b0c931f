using AlmenHaefte.Content;
using AlmenHaefte.Publishing;
using AlmenHaefte.Searching;
using AlmenHaefte.Tests.Content;
using SearchWords = AlmenHaefte.Searching.Words;

namespace AlmenHaefte.Tests.Publishing;

/// <summary>A site whose files were read before is the site that it would be if they had not been.</summary>
public sealed class ReadAgainTests
{
    private static readonly Dictionary<string, Func<ContentTree, ContentTree>> Changes = new(StringComparer.Ordinal)
    {
        ["nothing"] = tree => tree,
        ["a sentence"] = tree => tree.Changing(ContentTree.Point, "Mere tekst.", "Helt anden tekst: æøå."),
        ["a fault in a text"] = tree => tree.Changing(ContentTree.Point, "Mere tekst.", "»Mere« \"tekst\"."),
        ["a heading that others link to"] = tree => tree.Changing(ContentTree.Questions, "{#om-grunden}", "{#om-jorden}"),
        ["a page that others link to"] = tree => tree.Without(ContentTree.Questions),
        ["a source that others name"] = tree => tree.Changing(ContentTree.Sources, "id: K2", "id: K3"),
        ["the words of a source"] = tree => tree.Changing(ContentTree.Sources, "Vand & vind", "Vind & vejr"),
        ["a picture"] = tree => tree.With(ContentTree.Image, Pictures.Png(320, 240)),
        ["a picture that is gone"] = tree => tree.Without(ContentTree.Image),
        ["the timeline"] = tree => tree.Changing(ContentTree.Timeline, "kilder: [K1]", "kilder: [K2]"),
        ["no timeline"] = tree => tree.Without(ContentTree.Timeline),
        ["the number of points"] = tree => tree.Changing(ContentTree.Contents, "punkter: 2", "punkter: 1"),
        ["the name of a phase"] = tree => tree.Changing(ContentTree.Contents, "titel: Før\n", "titel: Først\n"),
        ["a number that another has"] = tree => tree.Changing(ContentTree.OtherPoint, "nummer: 2", "nummer: 1"),
        ["the wording of a question"] = tree => tree.Changing(ContentTree.Questions, "Hvad vil I?", "Hvad vil I ikke?"),
        ["a title"] = tree => tree.Changing(ContentTree.Point, "titel: Ord", "titel: Ordet"),
        ["a file that cannot be read"] = tree => tree.With(ContentTree.Point, "ingen streger"),
        ["a withdrawn chapter"] = tree => tree.Changing(ContentTree.OtherPoint, "status: udkast", "status: trukket-tilbage\nbegrundelse: Forældet\nafloeser: ord.md"),
    };

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_the_same_as_if_nothing_had_been_read_before(string name)
    {
        var (before, after) = (ContentTree.Valid(), Changes[name](ContentTree.Valid()));

        before.Load();

        AssertSameAsReadAnew(after);
        AssertSameAsReadAnew(before);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_the_same_after_one_change_upon_another(string name)
    {
        foreach (var change in Changes.Values)
        {
            change(ContentTree.Valid()).Load();
        }

        AssertSameAsReadAnew(Changes[name](ContentTree.Valid()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Searching_it_finds_the_same_as_if_no_words_had_been_taken_over(string name)
    {
        var before = ContentTree.Valid().Load().Site!;
        var after = Changes[name](ContentTree.Valid()).Load().Site!;
        var taken = SearchPages.IndexOf(after, SearchPages.IndexOf(before));
        var anew = SearchPages.IndexOf(after);

        var words = new[] { before, after }.SelectMany(Words).SelectMany(text => SearchWords.In(text).Select(range => text[range])).Distinct().ToList();
        Assert.NotEmpty(words);
        Assert.Equal(words.SelectMany(word => Found(anew, word)), words.SelectMany(word => Found(taken, word)));
    }

    [Fact]
    public void What_readers_have_open_is_written_with_what_was_around_it_then()
    {
        var before = ContentTree.Valid();
        var open = before.PublishPoint();

        before.Changing(ContentTree.Sources, "Vand & vind", "Vind & vejr").Load();

        Assert.Contains("Vand &amp; vind", open.Text.NotesHtml, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Found(SearchIndex index, string word)
    {
        var answer = index.Find(SearchQuery.Parse(word), DateTimeOffset.MaxValue);
        return answer.Pages.Select(hit => $"{word}: {hit.Page.Address} {hit.Score} {string.Join('|', hit.Passages.Select(passage => passage.Passage))}").Concat(answer.Corrections.Select(correction => $"{correction}"));
    }

    private static void AssertSameAsReadAnew(ContentTree tree)
    {
        var (site, faults) = tree.Load();
        var (anew, faultsAnew) = SiteLoader.Load([.. tree.Files().Select(file => new ContentFile(file.Path, file.Bytes))]);

        Assert.Equal(faultsAnew, faults);
        Assert.Equal(Words(anew!), Words(site!));
    }

    private static IEnumerable<string> Words(PublishedSite site) => site.Booklets.SelectMany(booklet => booklet.Chapters).SelectMany(chapter => new[]
    {
        chapter.Address, chapter.Title, chapter.ShortTitle, chapter.Summary, chapter.Source, chapter.Text.Html, chapter.Text.NotesHtml, $"{chapter.Number} {chapter.Phase} {chapter.HasTimeline}",
        string.Join(' ', chapter.Text.SourceIds), string.Join(' ', chapter.Sections), string.Join(' ', chapter.Questions.Select(question => $"{question.Id} {question.Wording} {string.Join(',', question.Points)} {question.Address}")),
    }).Concat(site.Withdrawn.Keys.Order(StringComparer.Ordinal)).Concat(site.Moved.Keys.Order(StringComparer.Ordinal));
}
