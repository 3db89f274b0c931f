using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.Webinars;

/// <summary>The launch webinar, 20 April 2022 at 10.00–11.30 Danish summer time, and a moment when it is open for sign-up.</summary>
internal static class Launch
{
    internal static readonly DateTimeOffset StartsAt = new(2022, 4, 20, 10, 0, 0, TimeSpan.FromHours(2));
    internal static readonly DateTimeOffset EndsAt = StartsAt.AddMinutes(90);
    internal static readonly DateTimeOffset InMarch = new(2022, 3, 28, 9, 0, 0, TimeSpan.FromHours(2));

    internal static readonly Webinar Webinar = new()
    {
        Id = "lancering",
        Slug = "lancering-strategiske-partnerskaber",
        Title = "Lancering af AlmenHæftet",
        Summary = "AlmenNet og fsb fortæller om hæftet.",
        BodyHtml = "<p>Program følger.</p>",
        StartsAt = StartsAt,
        EndsAt = EndsAt,
        Updated = new DateOnly(2022, 3, 28),
    };
}
