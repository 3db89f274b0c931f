using AlmenHaefte.Content;
using AlmenHaefte.Editions;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Drafts;

/// <summary>Two texts of one file word by word, as readers would meet them. One that cannot be shown is compared as it was typed.</summary>
public static class RevisionComparison
{
    /// <param name="files">Everything else as it is now: a text is compared, not what is around it.</param>
    public static IReadOnlyList<PassageChange> Between(IReadOnlyList<ContentFile> files, TextFile file, string before, string after)
    {
        var texts = (Shown(files, file, before), Shown(files, file, after));
        return texts is ({ } old, { } @new) ? PassageChange.Between(old, @new) : PassageChange.Between(Typed(before), Typed(after));
    }

    private static EditionText? Shown(IReadOnlyList<ContentFile> files, TextFile file, string text)
    {
        var (site, _) = SiteLoader.Load(new ChangeSet([FileChange.Of(files, file.Path, text)]).AppliedTo(files));
        return site is null ? null : file.Kind switch
        {
            TextKind.Chapter => site.FindBooklet(file.Booklet!) is { } booklet && booklet.Find(file.Slug) is { } chapter ? EditionTexts.OfChapter(booklet, chapter) : null,
            TextKind.Contents => site.FindBooklet(file.Booklet!) is { } booklet ? EditionTexts.Of(booklet).All[0] : null,
            TextKind.News => site.FindNews(file.Slug) is { } item ? Article(item.Title, item.Summary, item.Text) : null,
            _ => site.FindPage(file.Slug) is { } page ? Article(page.Title, page.Summary, page.Text) : null,
        } is { } shown ? WithTitle(shown) : null;
    }

    private static EditionText Article(string title, string summary, RenderedText text) => new("", title, null,
    [
        .. EditionSection.Of("", summary),
        .. HtmlPassages.Of(text.Html),
        .. EditionSection.Of(HtmlWriter.NotesId, ["Noter", .. HtmlPassages.OfNotes(text.NotesHtml)]).Where(section => section.Passages.Count > 1),
    ]);

    /// <summary>A title is a passage too, when it is not told of beside them.</summary>
    private static EditionText WithTitle(EditionText text) => text with { Sections = [.. EditionSection.Of("", text.Title), .. text.Sections] };

    private static EditionText Typed(string text) => new("", "", null, [.. EditionSection.Of("", text.Split('\n'))]);
}
