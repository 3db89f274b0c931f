using AlmenHaefte.Content;
using AlmenHaefte.Time;

namespace AlmenHaefte.Links;

/// <summary>Goes through every link out of the site once a night. Broken off it goes on where it stopped; run again it does nothing more until the next day.</summary>
public sealed class LinkRound(LinkBook book, LinkAsker asker, ContentFolder folder)
{
    private static readonly TimeOnly From = new(2, 0);
    private static readonly TimeOnly To = new(6, 0);

    /// <summary>At night, when few are there to be disturbed.</summary>
    public static bool IsTimeAt(DateTimeOffset now) => TimeOnly.FromDateTime(DanishTime.InDenmark(now).DateTime).IsBetween(From, To);

    /// <param name="now">Asked for each link, for it takes its time.</param>
    /// <returns>How many were tried.</returns>
    public async Task<int> RunAsync(Func<DateTimeOffset> now, CancellationToken cancellation)
    {
        var tried = 0;
        // A server that says that it is asked too much is left alone until tomorrow.
        var tired = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var check in await book.OpenAsync(OutsideLinks.In(folder.Read()), now(), cancellation))
        {
            var host = Uri.TryCreate(check.Address, UriKind.Absolute, out var address) ? address.IdnHost : "";
            if (!tired.Contains(host))
            {
                var answer = await asker.AskAsync(check.Address, cancellation);
                await book.NoteAsync(check.Id, answer, now(), cancellation);
                tried++;
                if (answer.Status is 429)
                {
                    tired.Add(host);
                }
            }
        }
        return tried;
    }
}
