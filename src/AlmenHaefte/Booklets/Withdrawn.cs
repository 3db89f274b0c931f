namespace AlmenHaefte.Booklets;

/// <summary>A page that is no longer published: its address answers with the reason (HTTP 410) for ever.</summary>
/// <param name="PointAddress">The numbered address of a withdrawn point.</param>
/// <param name="Successor">Where readers should go instead, if anywhere.</param>
public sealed record Withdrawn(string Address, string Title, string Reason, string? PointAddress, string? Successor);
