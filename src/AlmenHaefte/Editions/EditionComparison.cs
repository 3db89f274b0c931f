using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Editions;

/// <summary>What has changed in a booklet since one of its editions.</summary>
/// <param name="Changes">In the order of the booklet, what is gone last. Null when the texts of the edition are not kept or cannot be read.</param>
public sealed record EditionComparison(Booklet Booklet, Edition Edition, IReadOnlyList<TextChange>? Changes)
{
    public static EditionComparison Of(PublishedSite site, Booklet booklet, Edition edition) =>
        new(booklet, edition, edition.Body is { } body && EditionFile.Read(body, []) is { } before ? Between(site, booklet, before, EditionTexts.Of(booklet)) : null);

    private static List<TextChange> Between(PublishedSite site, Booklet booklet, EditionTexts before, EditionTexts after)
    {
        var now = after.All.ToDictionary(text => text.Name, StringComparer.Ordinal);
        var became = before.All.Where(text => now.ContainsKey(text.Name)).DistinctBy(text => text.Name).ToDictionary(text => text.Name, StringComparer.Ordinal);
        var gone = new List<TextChange>();
        foreach (var text in before.All.Where(text => !now.ContainsKey(text.Name)))
        {
            var address = Addresses.Chapter(booklet.Slug, text.Name);
            address = site.Moved.GetValueOrDefault(address, address);
            // Two chapters may have become one: then it is the other that stands there now.
            if (booklet.Chapters.FirstOrDefault(chapter => chapter.Address == address) is not { } renamed || !became.TryAdd(renamed.Slug, text))
            {
                gone.Add(Gone(site, booklet, text, address));
            }
        }
        return [.. after.All.Select(text => Change(booklet, became.GetValueOrDefault(text.Name), text)).OfType<TextChange>(), .. gone];
    }

    private static TextChange? Change(Booklet booklet, EditionText? before, EditionText after)
    {
        var title = after.Name.Length == 0 ? "Titelsiden" : after.Title;
        var address = after.Name.Length == 0 ? booklet.Address : Addresses.Chapter(booklet.Slug, after.Name);
        if (before is null)
        {
            return new TextChange.Added(title, after.Number, address);
        }
        var (formerTitle, formerNumber) = (before.Title == after.Title ? null : before.Title, before.Number == after.Number ? null : before.Number);
        var passages = PassageChange.Between(before, after);
        return passages.Count == 0 && before.Title == after.Title && before.Number == after.Number ? null : new TextChange.Altered(title, after.Number, address, formerTitle, formerNumber, passages);
    }

    private static TextChange.Gone Gone(PublishedSite site, Booklet booklet, EditionText text, string address) =>
        site.Withdrawn.TryGetValue(address, out var withdrawn) ? new(text.Title, text.Number, withdrawn.Reason, withdrawn.Successor)
        : new(text.Title, text.Number, null, address == Addresses.Chapter(booklet.Slug, text.Name) ? null : address);
}
