using AlmenHaefte.Webinars;
using AlmenHaefte.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>Keeps the promise that the form and the receipt print: on its day, what people told us for a webinar is gone.</summary>
public sealed class Retention(SiteDb db, WriteGate gate)
{
    /// <summary>Deletes every sign-up, cancelled ones too, of the webinars whose day has come. Safe to run again, and late.</summary>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task<int> DeleteDueAsync(IEnumerable<Webinar> webinars, DateOnly today, CancellationToken cancellation)
    {
        List<string> due = [.. webinars.Where(webinar => webinar.DeletedOn <= today).Select(webinar => webinar.Id)];
        return due.Count == 0
            ? Task.FromResult(0)
            : gate.WriteAsync(db, () => db.SignUps.Where(signUp => due.Contains(signUp.WebinarId)).ExecuteDeleteAsync(cancellation), cancellation);
    }
}
