namespace AlmenHaefte.Content;

/// <summary>A source that texts refer to by its id.</summary>
/// <param name="Date">As it shall read, for many pages bear none: »marts 2022«, »udateret, ca. 2019«.</param>
/// <param name="Read">How much of it was read: »hele teksten« or »uddrag«.</param>
/// <param name="Address">Where on the source page of its booklet it stands.</param>
public sealed record Source(string Id, string Title, string Publisher, Uri Link, string Date, string Read, string? Remark, string Address);
