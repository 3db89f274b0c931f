namespace AlmenHaefte.BrowserTests;

/// <summary>What somebody reads on, and how they have set it up.</summary>
public sealed record Screen(int Width, int Height)
{
    public static readonly Screen Desk = new(1440, 900);
    public static readonly Screen Phone = new(375, 812);

    /// <summary>A window of 1280 pixels at 400 per cent (WCAG 1.4.10).</summary>
    public static readonly Screen FourTimesAsLarge = new(320, 256);

    public bool Dark { get; init; }

    public bool ForcedColours { get; init; }

    public bool Scripts { get; init; } = true;
}
