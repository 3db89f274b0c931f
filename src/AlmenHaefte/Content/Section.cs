namespace AlmenHaefte.Content;

/// <summary>A heading of the second level in a chapter.</summary>
public sealed record Section(string Id, string Title);
