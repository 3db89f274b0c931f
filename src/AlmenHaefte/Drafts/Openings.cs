using System.Collections.Concurrent;

namespace AlmenHaefte.Drafts;

/// <summary>Who has which text open, so that two people are told of each other. Kept in memory only: it is courtesy, and nothing hangs on it.</summary>
public sealed class Openings
{
    /// <summary>Whoever has not been heard of for so long has gone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Path, string WriterId), Opening> open = new();

    /// <summary>Opens it, or goes on with it.</summary>
    public void Note(TextFile file, Writer writer, DateTimeOffset now) =>
        open.AddOrUpdate((file.Path, writer.Id), new Opening(writer, now, now), (_, opening) => now - opening.SeenAt > Patience ? new Opening(writer, now, now) : opening with { SeenAt = now });

    public void Leave(TextFile file, Writer writer) => open.TryRemove((file.Path, writer.Id), out _);

    /// <summary>The others; whoever opened it last comes first.</summary>
    public IReadOnlyList<Opening> Others(TextFile file, Writer writer, DateTimeOffset now) =>
        [.. open.Where(one => one.Key.Path == file.Path && one.Key.WriterId != writer.Id && now - one.Value.SeenAt <= Patience).Select(one => one.Value).OrderByDescending(opening => opening.OpenedAt)];
}

public sealed record Opening(Writer Writer, DateTimeOffset OpenedAt, DateTimeOffset SeenAt);
