using System.ComponentModel.DataAnnotations;

namespace AlmenHaefte.Web.Hosting;

/// <summary>The section <c>Site</c> of the configuration.</summary>
public sealed class SiteOptions
{
    /// <summary>The public address, for canonical links, feeds and mails. Required in Production; in Development the listening address stands in.</summary>
    public string? Address { get; init; }

    /// <summary>In Development there is no address to be sealed.</summary>
    public bool IsSealed => Address?.StartsWith(Uri.UriSchemeHttps + Uri.SchemeDelimiter, StringComparison.OrdinalIgnoreCase) != false;

    /// <summary>A moment, with its offset, at which the site's clock starts; for previewing how the site looks on a given day.</summary>
    public DateTimeOffset? Clock { get; init; }
}

/// <summary>The section <c>Content</c>.</summary>
public sealed class ContentOptions
{
    public const string DefaultRoot = "content";

    /// <summary>The content folder; a relative one is looked for from the program's folder upwards.</summary>
    [Required]
    public string Root { get; init; } = DefaultRoot;
}

/// <summary>The section <c>Data</c>.</summary>
public sealed class DataOptions
{
    /// <summary>Where the database and the keys are kept; a relative folder stands beside the program.</summary>
    [Required]
    public string Root { get; init; } = "App_Data";
}
