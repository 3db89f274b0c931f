namespace AlmenHaefte.Web.Shared;

/// <summary>The section <c>Links</c>.</summary>
public sealed class OutsideLinkOptions
{
    /// <summary>Whether the site asks other servers if the pages that it links to are there. Without it, it never asks anybody.</summary>
    public bool Check { get; set; }
}
