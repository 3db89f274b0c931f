using System.Net;
using System.Net.Sockets;

namespace AlmenHaefte.Web.Shared;

/// <summary>
/// How often one client may do a thing in ten minutes, and how often when everything it does is for one group of people. Kept in memory
/// alone, and what was done as numbers from which it cannot be read back. The framework's limiters do not fit: they have a clock of their
/// own, take the same form sent twice for two, and know of no groups.
/// </summary>
public sealed class ClientLimit(int most, int mostForOneGroup)
{
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    private const int MostClients = 10_000;

    /// <summary>What one line is given in the new addresses; whoever has one of them has all (RFC 6177).</summary>
    private const int OwnBytes = 8;

    private readonly Lock entrance = new();
    private readonly Dictionary<IPAddress, List<Deed>> clients = [];

    /// <summary>Counts the deed when it may be done.</summary>
    /// <param name="client">Null when nobody knows who it is: then there is no limit, since it would hit everybody.</param>
    /// <param name="deed">By which a repeat is known, which is free; null when there is none such.</param>
    /// <returns>Null when it may be done, else how long to wait.</returns>
    public TimeSpan? Wait(IPAddress? client, DateTimeOffset now, string? deed = null, string? group = null)
    {
        if (client is null)
        {
            return null;
        }

        var next = new Deed(now, deed?.GetHashCode(StringComparison.Ordinal), group?.GetHashCode(StringComparison.Ordinal));
        lock (entrance)
        {
            return WaitOf(DeedsOf(LineOf(client), now), next);
        }
    }

    private TimeSpan? WaitOf(List<Deed> deeds, Deed next)
    {
        if (next.What is not null && deeds.Exists(deed => deed.What == next.What))
        {
            return null;
        }

        var limit = deeds.TrueForAll(deed => deed.Group == next.Group) ? mostForOneGroup : most;
        if (deeds.Count >= limit)
        {
            var wait = deeds[^limit].At + Period - next.At;
            return wait < Period ? wait : Period;
        }

        deeds.Add(next);
        return null;
    }

    private List<Deed> DeedsOf(IPAddress line, DateTimeOffset now)
    {
        if (!clients.TryGetValue(line, out var deeds))
        {
            MakeRoom(now);
            clients[line] = deeds = [];
        }

        deeds.RemoveAll(deed => deed.IsOverAt(now));
        return deeds;
    }

    private void MakeRoom(DateTimeOffset now)
    {
        if (clients.Count < MostClients)
        {
            return;
        }

        foreach (var (line, _) in clients.Where(client => client.Value.TrueForAll(deed => deed.IsOverAt(now))).ToList())
        {
            clients.Remove(line);
        }

        if (clients.Count >= MostClients)
        {
            clients.Remove(clients.MinBy(client => client.Value[^1].At).Key);
        }
    }

    private static IPAddress LineOf(IPAddress client)
    {
        if (client.AddressFamily is AddressFamily.InterNetwork || client.IsIPv4MappedToIPv6)
        {
            return client.MapToIPv4();
        }

        var bytes = client.GetAddressBytes();
        Array.Clear(bytes, OwnBytes, bytes.Length - OwnBytes);
        return new IPAddress(bytes);
    }

    private readonly record struct Deed(DateTimeOffset At, int? What, int? Group)
    {
        public bool IsOverAt(DateTimeOffset now) => At + Period <= now;
    }
}
