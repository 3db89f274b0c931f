using AlmenHaefte.Time;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.SignUps;

/// <summary>What is counted of one sign-up.</summary>
internal sealed record CountedSignUp(SignUpState State, DateTimeOffset CreatedAt, bool HasJoined, string? Organisation, DateTimeOffset EndsAt, int RetentionDays)
{
    /// <inheritdoc cref="SignUp.DeletedOn"/>
    public DateOnly DeletedOn => new DeletionDays(EndsAt, RetentionDays) is var deletion && State is SignUpState.Confirmed ? deletion.WithSeat : deletion.WithoutSeat;
}

/// <summary>Counts sign-ups one by one.</summary>
internal sealed class StandingTally
{
    private readonly Dictionary<SignUpState, int> states = [];
    private readonly Dictionary<DateOnly, int> days = [];
    private readonly Dictionary<DateOnly, int> deletions = [];

    /// <summary>However they are written: those who did not say are under the empty name, which nobody has.</summary>
    private readonly Dictionary<string, int> organisations = new(StringComparer.Ordinal);
    private int joined;

    public void Add(CountedSignUp signUp)
    {
        Count(states, signUp.State);
        Count(days, DanishTime.DayOf(signUp.CreatedAt));
        if (signUp.State is not SignUpState.Anonymised)
        {
            Count(deletions, signUp.DeletedOn);
        }

        if (signUp.State is SignUpState.Confirmed or SignUpState.Waitlisted)
        {
            Count(organisations, signUp.Organisation ?? "");
        }

        joined += signUp is { State: SignUpState.Confirmed, HasJoined: true } ? 1 : 0;
    }

    public Standing At(Webinar webinar, DateTimeOffset now) => new()
    {
        Confirmed = Of(SignUpState.Confirmed),
        Waiting = Of(SignUpState.Waitlisted),
        Cancelled = Of(SignUpState.Cancelled),
        Joined = joined,
        Forgotten = Of(SignUpState.Anonymised),
        Days = Days(webinar, now),
        Organisations = Organisations(),
        Deletions = [.. deletions.OrderBy(day => day.Key).Select(day => (day.Key, day.Value))],
    };

    /// <summary>Up to today, or to the last sign-up when the webinar is over.</summary>
    private IReadOnlyList<(DateOnly Day, int Count)> Days(Webinar webinar, DateTimeOffset now)
    {
        if (days.Count == 0)
        {
            return [];
        }

        var (first, latest) = (days.Keys.Min(), days.Keys.Max());
        var end = webinar.IsOverAt(now) ? DanishTime.DayOf(webinar.EndsAt) : DanishTime.DayOf(now);
        var last = end > latest ? end : latest;
        return [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Select(day => (day, days.GetValueOrDefault(day)))];
    }

    /// <summary>However its capital letters are written, it is one organisation, called as most call it.</summary>
    private IReadOnlyList<(string? Name, int Count)> Organisations() =>
        [.. organisations.GroupBy(written => written.Key.ToUpperInvariant(), StringComparer.Ordinal)
            .Select(group => (Name: group.MaxBy(written => written.Value).Key is { Length: > 0 } name ? name : null, Count: group.Sum(written => written.Value)))
            .OrderBy(group => group.Name is null).ThenByDescending(group => group.Count).ThenBy(group => group.Name, StringComparer.Ordinal)];

    private int Of(SignUpState state) => states.GetValueOrDefault(state);

    private static void Count<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
