namespace AlmenHaefte.Web.Hosting;

/// <summary>The section <c>Downloads</c> of the configuration.</summary>
public sealed class DownloadOptions
{
    /// <summary>Whether PDFs are made at all.</summary>
    public bool Pdf { get; init; } = true;

    /// <summary>The Chromium that makes them; without it one is looked for in the usual places.</summary>
    public string? Chromium { get; init; }

    /// <summary>How long it may take over one booklet.</summary>
    public int Seconds { get; init; } = 120;
}
