using System.Globalization;

namespace AlmenHaefte.Web.Hosting;

/// <summary>The section <c>SignUp</c>. As it was written, so that what is wrong with it is told in one line when the site starts.</summary>
public sealed class SignUpOptions
{
    /// <summary>How many one client may sign up in ten minutes.</summary>
    public string PerClient { get; init; } = "10";

    /// <summary>The same when all of them have one mail domain: an office with one address to the world.</summary>
    public string PerOffice { get; init; } = "60";

    /// <summary>A form that is sent sooner after it was shown is shown once more.</summary>
    public string LeastSeconds { get; init; } = "2";

    public int MostPerClient => NumberIn(PerClient);

    public int MostPerOffice => NumberIn(PerOffice);

    public TimeSpan LeastAge => TimeSpan.FromSeconds(NumberIn(LeastSeconds));

    public bool AreLimitsInOrder => MostPerClient >= 1 && MostPerOffice >= MostPerClient;

    public bool IsLeastAgeANumber => NumberIn(LeastSeconds) is >= 0 and <= 60;

    private static int NumberIn(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
