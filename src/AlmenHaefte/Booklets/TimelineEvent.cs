using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

/// <param name="Date">As it shall read, such as »19. marts 2019 (planlagt)«.</param>
internal sealed record TimelineEvent(PartialDate From, PartialDate? To, string Date, string Text, TimelineLane Lane, IReadOnlyList<string> SourceIds, Action<string> UnknownSource);

internal sealed record TimelineLane(string Id, string Title)
{
    public static readonly IReadOnlyList<TimelineLane> All = [new("rammer", "Rammer"), new("hjem", "fsb HJEM"), new("os", "&os"), new("viden", "Viden")];
}
