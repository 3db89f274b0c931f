namespace AlmenHaefte.Content;

/// <summary>Where a link in a text leads.</summary>
internal abstract record LinkTarget
{
    public sealed record Inside(string Address) : LinkTarget;

    public sealed record Outside(string Address) : LinkTarget;

    /// <summary>To a file that exists but is left out because of its faults: the words stand without a link until it is mended.</summary>
    public sealed record LeftOut : LinkTarget;

    public sealed record Dead(string What, string Remedy) : LinkTarget;
}
