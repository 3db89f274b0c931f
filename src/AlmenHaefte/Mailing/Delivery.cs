using AlmenHaefte.Data;
using Microsoft.Extensions.Logging;

namespace AlmenHaefte.Mailing;

/// <summary>
/// Empties the outbox. Three mails are under way at once, so that a receiver who stalls does not hold up the others. While the
/// server cannot be reached, everything waits and no mail is any worse for it. One for each database.
/// </summary>
/// <param name="open">Opens the database anew, for one mail's part of the work.</param>
public sealed class Delivery(Func<SiteDb> open, WriteGate gate, IMailTransport transport, TimeProvider clock, ILogger<Delivery> log)
{
    private const int AtOnce = 3;

    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(30);

    /// <summary>How long the mails in hand may take when the site is being stopped.</summary>
    private static readonly TimeSpan LastCall = TimeSpan.FromSeconds(10);

    private volatile Outage? outage;

    /// <summary>Null while mails can be sent, or nobody has tried.</summary>
    public DateTimeOffset? UnreachableSince => outage?.Since;

    private bool IsWaiting => clock.GetUtcNow() < outage?.NextProbe;

    /// <summary>Sends until nothing more is due or the server cannot be reached.</summary>
    /// <param name="stopping">No mail is begun after this; those in hand have 10 seconds.</param>
    /// <returns>How many were tried.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written.</exception>
    public async Task<int> SendDueAsync(CancellationToken stopping)
    {
        if (IsWaiting)
        {
            return 0;
        }

        if (!await HasDueAsync(stopping))
        {
            // With nothing to send there is no telling how the server is.
            outage = null;
            return 0;
        }

        using var hurry = new CancellationTokenSource();
        await using var lastCall = stopping.Register(() => hurry.CancelAfter(LastCall));
        var tried = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SendOneByOneAsync(stopping, hurry.Token)));
        return tried.Sum();
    }

    private async Task<bool> HasDueAsync(CancellationToken stopping)
    {
        await using var db = open();
        return await new Outbox(db, gate).HasDueAsync(clock.GetUtcNow(), stopping);
    }

    private async Task<int> SendOneByOneAsync(CancellationToken stopping, CancellationToken hurry)
    {
        var tried = 0;
        while (!stopping.IsCancellationRequested && !IsWaiting && await ClaimAsync(stopping) is { } mail)
        {
            tried++;
            await SettleAsync(mail, await TryAsync(mail, hurry));
        }

        return tried;
    }

    private async Task<Mail?> ClaimAsync(CancellationToken stopping)
    {
        await using var db = open();
        return await new Outbox(db, gate).ClaimAsync(clock.GetUtcNow(), stopping);
    }

    private async Task<SendResult> TryAsync(Mail mail, CancellationToken hurry)
    {
        try
        {
            var result = await transport.SendAsync(mail, hurry);
            Note(result);
            return result;
        }
        catch (OperationCanceledException) when (hurry.IsCancellationRequested)
        {
            return new SendResult.Unreachable("Sitet blev stoppet.");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fault of ours, and perhaps in this mail only: it is set aside in time like any other. The message may hold an address.
            log.LogError("Mail {Mail} ({Kind}) broke the transport: {Failure}", mail.Id, mail.Kind, e.GetType().Name);
            return new SendResult.Delayed("Der skete en fejl på sitet, da mailen skulle sendes.");
        }
    }

    private async Task SettleAsync(Mail mail, SendResult result)
    {
        await using var db = open();
        await new Outbox(db, gate).SettleAsync(mail, result, clock.GetUtcNow());
        log.LogInformation("Mail {Mail} ({Kind}): {Result}", mail.Id, mail.Kind, result.GetType().Name);
    }

    /// <summary>Told once when it begins and once when it ends.</summary>
    private void Note(SendResult result)
    {
        var earlier = outage;
        if (result is SendResult.Unreachable unreachable)
        {
            var now = clock.GetUtcNow();
            outage = new Outage(earlier?.Since ?? now, now + ProbeInterval);
            if (earlier is null)
            {
                log.LogWarning("No mail can be sent until further notice: {Reason}", unreachable.Reason);
            }
        }
        else
        {
            outage = null;
            if (earlier is not null)
            {
                log.LogInformation("Mails can be sent again, after {Minutes:0} minutes", (clock.GetUtcNow() - earlier.Since).TotalMinutes);
            }
        }
    }

    private sealed record Outage(DateTimeOffset Since, DateTimeOffset NextProbe);
}
