using System.Globalization;
using System.Text;
using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

/// <summary>What happened, in order of time, in lanes. Written as a drawing and the same events as a list.</summary>
internal sealed class Timeline
{
    private static readonly IReadOnlyDictionary<string, TimelineLane> Lanes = TimelineLane.All.ToDictionary(lane => lane.Id, StringComparer.Ordinal);

    private readonly IReadOnlyList<TimelineEvent> events;
    private readonly Func<IReadOnlyDictionary<string, Source>> sources;
    private readonly string? introduction;

    private Timeline(IReadOnlyList<TimelineEvent> events, string? introduction, Func<IReadOnlyDictionary<string, Source>> sources)
    {
        this.events = events;
        this.introduction = introduction;
        this.sources = sources;
    }

    /// <param name="sources">Asked when all files are read: the list of sources may stand in a file read later.</param>
    /// <param name="isComplete">Asked likewise: false while a file of the booklet is left out, and its sources may be in that.</param>
    public static Timeline Read(YamlFields fields, Func<IReadOnlyDictionary<string, Source>> sources, Func<bool> isComplete)
    {
        var introduction = fields.OptionalText("indledning");
        var events = fields.Items("begivenheder").Select(item =>
        {
            var read = new TimelineEvent(
                item.PartialDate("fra"), item.OptionalPartialDate("til"), item.Text("dato"), Typography.Set(item.Text("tekst")), item.OneOf("spor", Lanes), item.Texts("kilder"),
                id => RefuseSource(item, id, isComplete));
            if (read.To is { } to && to.IsBefore(read.From))
            {
                item.Fault("til", "begivenheden slutter, før den begynder", "ret »fra« eller »til«");
            }
            item.RefuseUnknown();
            return read;
        });
        return new Timeline([.. events.OrderBy(occurrence => occurrence.From)], introduction, sources);
    }

    private static void RefuseSource(YamlFields item, string id, Func<bool> isComplete)
    {
        if (isComplete())
        {
            item.Fault("kilder", $"kilden {id} findes ikke", "ret betegnelsen, eller tilføj kilden i kilder.yml");
        }
    }

    public IReadOnlyList<string> SourceIds => [.. events.SelectMany(occurrence => occurrence.SourceIds).Distinct()];

    /// <summary>To be called when all files are read.</summary>
    public void RefuseUnknownSources()
    {
        var known = sources();
        foreach (var occurrence in events)
        {
            foreach (var id in occurrence.SourceIds.Where(id => !known.ContainsKey(id)))
            {
                occurrence.UnknownSource(id);
            }
        }
    }

    public string ToHtml(Notes notes)
    {
        var html = new StringBuilder();
        if (introduction is not null)
        {
            html.Append("<p>").Append(Html.Encode(Typography.Set(introduction.Replace('\n', ' ')))).Append("</p>\n");
        }
        if (events.Count == 0)
        {
            return html.ToString();
        }
        html.Append(new TimelineDrawing(events).ToSvg());
        html.Append("<ol class=\"timeline-list\">\n");
        foreach (var occurrence in events)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"lane-{occurrence.Lane.Id}\"><span class=\"timeline-date\">{Html.Encode(Typography.Set(occurrence.Date))}</span> <span class=\"timeline-text\">{Html.Encode(occurrence.Text)}</span>");
            html.Append(notes.Marks(SourcesOf(occurrence))).Append("</li>\n");
        }
        return html.Append("</ol>\n").ToString();
    }

    private List<Source> SourcesOf(TimelineEvent occurrence) => [.. occurrence.SourceIds.Select(sources().GetValueOrDefault).OfType<Source>()];
}
