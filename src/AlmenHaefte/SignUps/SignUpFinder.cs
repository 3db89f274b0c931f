using System.Text;
using AlmenHaefte.Data;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// Finds people among a webinar's sign-ups by any part of name, address or organisation. The comparison is made here and not by the database, for which
/// Æ and æ are two letters; a webinar has a thousand people at most.
/// </summary>
public sealed class SignUpFinder(SiteDb db)
{
    /// <param name="words">All of them must be there, each anywhere; empty for everybody.</param>
    /// <returns>The newest first.</returns>
    public async Task<IReadOnlyList<SignUp>> FindAsync(string webinarId, SignUpGroup group, string? words, CancellationToken cancellation)
    {
        var wanted = (words ?? "").Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var all = await db.Of(webinarId, group).AsNoTracking().OrderByDescending(signUp => signUp.CreatedAt).ThenByDescending(signUp => signUp.Id).ToListAsync(cancellation);
        return wanted.Length == 0 ? all : [.. all.Where(signUp => Array.TrueForAll(wanted, word => IsIn(signUp, word)))];
    }

    /// <summary>By the name it has in addresses; also one that is cancelled or deleted.</summary>
    public Task<SignUp?> OneAsync(string webinarId, Guid id, CancellationToken cancellation) =>
        db.SignUps.AsNoTracking().FirstOrDefaultAsync(signUp => signUp.WebinarId == webinarId && signUp.PublicId == id, cancellation);

    private static bool IsIn(SignUp signUp, string word) =>
        new[] { signUp.Name, signUp.Email, signUp.Organisation }.Any(text => text?.Normalize(NormalizationForm.FormC).Contains(word, StringComparison.OrdinalIgnoreCase) == true);
}
