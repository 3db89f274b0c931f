using System.Text;
using AlmenHaefte.Data;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// Finds people among a webinar's sign-ups by any part of name, address or organisation, the newest first. The comparison is made here and not by the database,
/// for which Æ and æ are two letters. However many there are, no more of them than are shown are held in memory.
/// </summary>
public sealed class SignUpFinder(SiteDb db)
{
    /// <param name="words">All of them must be there, each anywhere; empty for everybody.</param>
    /// <param name="from">Where the page before this one ended, or the one after it began; null for the newest.</param>
    public async Task<FoundSignUps> FindAsync(string webinarId, SignUpGroup group, string? words, ListPlace? from, int most, CancellationToken cancellation)
    {
        var wanted = Wanted(words);
        var (count, page) = wanted.Length == 0
            ? (await db.CountAsync(webinarId, group, cancellation), await PageAsync(db.Of(webinarId, group), from, most, cancellation))
            : await MatchesAsync(webinarId, group, wanted, from, most, cancellation);
        var isMore = page.Count > most;
        var shown = from?.IsBackwards == true ? page.Take(most).Reverse().ToList() : [.. page.Take(most)];
        return new FoundSignUps(
            shown,
            count,
            from is not null && (!from.IsBackwards || isMore) && shown is [var first, ..] ? ListPlace.Of(first, isBackwards: true) : null,
            (from?.IsBackwards == true || isMore) && shown is [.., var last] ? ListPlace.Of(last, isBackwards: false) : null);
    }

    /// <summary>All of them, one at a time.</summary>
    /// <inheritdoc cref="FindAsync"/>
    public async IAsyncEnumerable<SignUp> AllAsync(string webinarId, SignUpGroup group, string? words, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var wanted = Wanted(words);
        await foreach (var signUp in InOrder(db.Of(webinarId, group)).AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (IsMatch(wanted, signUp.Name, signUp.Email, signUp.Organisation))
            {
                yield return signUp;
            }
        }
    }

    /// <summary>By the name it has in addresses; also one that is cancelled or deleted.</summary>
    public Task<SignUp?> OneAsync(string webinarId, Guid id, CancellationToken cancellation) =>
        db.SignUps.AsNoTracking().FirstOrDefaultAsync(signUp => signUp.WebinarId == webinarId && signUp.PublicId == id, cancellation);

    /// <summary>One more than asked for, when there are more; in the order of reading, which may be backwards.</summary>
    private static Task<List<SignUp>> PageAsync(IQueryable<SignUp> those, ListPlace? from, int most, CancellationToken cancellation)
    {
        if (from is null)
        {
            return InOrder(those).Take(most + 1).AsNoTracking().ToListAsync(cancellation);
        }

        var (at, id) = (from.At, from.Id);
        // The first comparison is for the index, which has no second.
        var page = from.IsBackwards
            ? those.Where(signUp => signUp.CreatedAt >= at && (signUp.CreatedAt > at || signUp.Id > id)).OrderBy(signUp => signUp.CreatedAt).ThenBy(signUp => signUp.Id)
            : InOrder(those.Where(signUp => signUp.CreatedAt <= at && (signUp.CreatedAt < at || signUp.Id < id)));
        return page.Take(most + 1).AsNoTracking().ToListAsync(cancellation);
    }

    /// <summary>Reads them all, but keeps their places alone.</summary>
    private async Task<(int Count, List<SignUp> Page)> MatchesAsync(string webinarId, SignUpGroup group, string[] wanted, ListPlace? from, int most, CancellationToken cancellation)
    {
        var places = new List<(DateTimeOffset At, int Id)>();
        var all = db.Of(webinarId, group).Select(signUp => new { signUp.Id, signUp.CreatedAt, signUp.Name, signUp.Email, signUp.Organisation });
        await foreach (var one in all.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (IsMatch(wanted, one.Name, one.Email, one.Organisation))
            {
                places.Add((one.CreatedAt, one.Id));
            }
        }

        places.Sort();
        var ahead = from is null ? Enumerable.Reverse(places)
            : from.IsBackwards ? places.SkipWhile(place => place.CompareTo((from.At, from.Id)) <= 0)
            : Enumerable.Reverse(places).SkipWhile(place => place.CompareTo((from.At, from.Id)) >= 0);
        return (places.Count, await RowsAsync([.. ahead.Take(most + 1).Select(place => place.Id)], cancellation));
    }

    private async Task<List<SignUp>> RowsAsync(List<int> ids, CancellationToken cancellation)
    {
        var rows = ids.Count == 0 ? [] : await db.SignUps.AsNoTracking().Where(signUp => ids.Contains(signUp.Id)).ToListAsync(cancellation);
        return [.. rows.OrderBy(signUp => ids.IndexOf(signUp.Id))];
    }

    private static IQueryable<SignUp> InOrder(IQueryable<SignUp> those) => those.OrderByDescending(signUp => signUp.CreatedAt).ThenByDescending(signUp => signUp.Id);

    private static string[] Wanted(string? words) => TypedText.WithoutInvisible(words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsMatch(string[] wanted, params string?[] texts) => Array.TrueForAll(
        wanted, word => Array.Exists(texts, text => text?.Normalize(NormalizationForm.FormC).Contains(word, StringComparison.OrdinalIgnoreCase) == true));
}

/// <param name="Count">How many there are in all.</param>
/// <param name="Newer">Where to read on from for the page before; null on the first.</param>
/// <param name="Older">The same for the page after; null on the last.</param>
public sealed record FoundSignUps(IReadOnlyList<SignUp> SignUps, int Count, ListPlace? Newer, ListPlace? Older);

/// <summary>A place in a list of sign-ups. Unlike the number of a page it means the same when others have signed up meanwhile, and is found as fast a thousand pages on.</summary>
/// <param name="IsBackwards">What is newer is wanted.</param>
public sealed record ListPlace(DateTimeOffset At, int Id, bool IsBackwards)
{
    public static ListPlace Of(SignUp signUp, bool isBackwards) => new(signUp.CreatedAt, signUp.Id, isBackwards);

    /// <returns>Null for what is none.</returns>
    public static ListPlace? Read(string? text)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        return text?.Split('-') is [("efter" or "foer") and var way, var at, var id]
            && long.TryParse(at, System.Globalization.NumberStyles.None, culture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
            && int.TryParse(id, System.Globalization.NumberStyles.None, culture, out var number)
            ? new ListPlace(new DateTimeOffset(ticks, TimeSpan.Zero), number, way == "foer")
            : null;
    }

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(IsBackwards ? "foer" : "efter")}-{At.UtcTicks}-{Id}");
}
