using System.Globalization;
using AlmenHaefte.Data;

namespace AlmenHaefte.Backups;

/// <summary>The backups that the site makes by itself: every hour of the last day and night, and the last one of each day for two weeks.</summary>
public sealed class BackupShelf(string folder)
{
    /// <summary>Less than the hour that may be lost at most, for it is looked every few minutes only.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(50);

    private const int Days = 14;
    private const string TimeFormat = "'almenhaefte-'yyyy-MM-dd'T'HHmmss'Z.zip'";
    private const string Unfinished = ".ufaerdig-";

    /// <summary>When the newest one was made, in UTC; null when there is none. A clock that once was wrong may have left one of a day that has not come, which says nothing.</summary>
    public DateTimeOffset? Newest(DateTimeOffset now) => Times().Where(time => time <= now).Select(time => (DateTimeOffset?)time).Max();

    public string PathFor(DateTimeOffset now) => Path.Combine(folder, now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));

    /// <summary>Deletes what is older than it shall be kept, and what a process that was stopped in the middle of one left.</summary>
    public void Tidy(DateTimeOffset now)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }
        var leftovers = Directory.EnumerateFiles(folder, $"{Unfinished}*");
        var former = Directory.EnumerateFiles(folder, $"{DataLayout.BeforeUpgrade}*").Where(file => File.GetLastWriteTimeUtc(file) <= now.UtcDateTime.AddDays(-Days));
        foreach (var file in leftovers.Concat(former))
        {
            File.Delete(file);
        }
        foreach (var time in Superfluous([.. Times()], now))
        {
            File.Delete(PathFor(time));
        }
    }

    internal static IEnumerable<DateTimeOffset> Superfluous(IReadOnlyCollection<DateTimeOffset> times, DateTimeOffset now)
    {
        var lastOfEachDay = times.Where(time => time <= now).GroupBy(time => time.UtcDateTime.Date).Select(day => day.Max()).Where(time => time > now.AddDays(-Days)).ToHashSet();
        return times.Where(time => time > now || (time <= now.AddDays(-1) && !lastOfEachDay.Contains(time)));
    }

    /// <summary>What a backup is called until it is one.</summary>
    public static string UnfinishedName(string path) => Path.Combine(Path.GetDirectoryName(path)!, $"{Unfinished}{Guid.NewGuid():N}");

    private IEnumerable<DateTimeOffset> Times()
    {
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
        {
            if (DateTimeOffset.TryParseExact(Path.GetFileName(path), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            {
                yield return time;
            }
        }
    }
}
