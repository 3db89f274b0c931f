namespace AlmenHaefte.Mailing;

/// <summary>How mails leave the site. Safe to use from several senders at once.</summary>
public interface IMailTransport
{
    /// <summary>Never throws for what a server or a disk does; only when cancelled.</summary>
    Task<SendResult> SendAsync(Mail mail, CancellationToken cancellation);
}

/// <summary>What became of one try. The words are the server's own and may hold the address: they are for staff, never for the log.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    public sealed record Accepted : SendResult;

    /// <summary>This mail, not now (4xx, or the line broke while it was being sent: perhaps it arrived).</summary>
    public sealed record Delayed(string Reason) : SendResult;

    /// <summary>This mail, never (5xx to the recipient or the message).</summary>
    public sealed record Refused(string Reason) : SendResult;

    /// <summary>No mail can be sent now: there is no server, or it will not talk with us.</summary>
    public sealed record Unreachable(string Reason) : SendResult;
}
