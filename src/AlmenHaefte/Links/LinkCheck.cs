using AlmenHaefte.Time;

namespace AlmenHaefte.Links;

/// <summary>How it has gone with one address outside the site that the texts link to.</summary>
public sealed class LinkCheck
{
    public const int AddressMaxLength = 2000;

    /// <summary>So long may a server be in trouble before its pages count as lost.</summary>
    public const int DaysOfPatience = 7;

    private LinkCheck()
    {
    }

    public int Id { get; private set; }

    /// <summary>As it is written in the texts. Unique.</summary>
    public string Address { get; private set; } = "";

    /// <summary>UTC; null until it is tried.</summary>
    public DateTimeOffset? TriedAt { get; private set; }

    public LinkOutcome Outcome { get; private set; }

    /// <inheritdoc cref="LinkAnswer.Status"/>
    public int? Status { get; private set; }

    /// <summary>UTC. The first try of those since the page was last there; null while it is.</summary>
    public DateTimeOffset? FirstFailedAt { get; private set; }

    /// <summary>UTC. The first of those tries that said that the page is lost.</summary>
    public DateTimeOffset? FirstLostAt { get; private set; }

    /// <summary>
    /// One try says nothing: it is lost when it was so on two Danish days, or when its server has been in trouble for a week. A server that
    /// will not be asked says nothing of its pages, however long.
    /// </summary>
    public bool IsBroken => TriedAt is { } tried && Outcome switch
    {
        LinkOutcome.Fine or LinkOutcome.ClosedToUs => false,
        LinkOutcome.ServerTrouble or LinkOutcome.TimedOut => DanishTime.DayOf(FirstFailedAt!.Value).AddDays(DaysOfPatience) <= DanishTime.DayOf(tried),
        _ => DanishTime.DayOf(FirstLostAt!.Value) < DanishTime.DayOf(tried),
    };

    public static LinkCheck Of(string address) => new() { Address = address };

    public void Tried(LinkAnswer answer, DateTimeOffset now)
    {
        (TriedAt, Outcome, Status) = (now.ToUniversalTime(), answer.Outcome, answer.Status);
        if (answer.Outcome is LinkOutcome.Fine)
        {
            (FirstFailedAt, FirstLostAt) = (null, null);
            return;
        }
        FirstFailedAt ??= TriedAt;
        if (answer.Outcome.IsLoss())
        {
            FirstLostAt ??= TriedAt;
        }
    }
}
