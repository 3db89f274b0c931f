using AlmenHaefte.Time;

namespace AlmenHaefte.Webinars;

/// <summary>The Danish days on which what people told us for a webinar is deleted, counted from the day it ends.</summary>
/// <param name="RetentionDays">For those with a seat; nobody is kept longer.</param>
public readonly record struct DeletionDays(DateTimeOffset EndsAt, int RetentionDays)
{
    private const int ForWishes = 14;
    private const int ForThoseWithoutSeat = 30;

    public DateOnly WithSeat => After(RetentionDays);

    /// <summary>For people on a waiting list, and for those who have cancelled.</summary>
    public DateOnly WithoutSeat => After(Math.Min(ForThoseWithoutSeat, RetentionDays));

    /// <summary>Wishes can tell of a person's health.</summary>
    public DateOnly Wishes => After(Math.Min(ForWishes, RetentionDays));

    private DateOnly After(int days) => DanishTime.DayOf(EndsAt).AddDays(days);
}
