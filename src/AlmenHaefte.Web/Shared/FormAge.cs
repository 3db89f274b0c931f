namespace AlmenHaefte.Web.Shared;

/// <summary>How long a form was looked at by somebody who read it before it was sent: neither at once, as programs do, nor from another day.</summary>
/// <param name="Least">Zero when a form may come at once.</param>
public sealed record FormAge(TimeSpan Least, TimeSpan Most)
{
    public static readonly FormAge Usual = new(TimeSpan.FromSeconds(2), TimeSpan.FromHours(24));

    public bool Fits(DateTimeOffset shownAt, DateTimeOffset now) =>
        (Least == TimeSpan.Zero || now - shownAt >= Least) && now - shownAt <= Most;
}
