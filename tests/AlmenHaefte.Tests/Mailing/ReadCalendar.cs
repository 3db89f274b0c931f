using System.Diagnostics;
using System.Text.Json;
using AlmenHaefte.Content;
using AlmenHaefte.Mailing;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>
/// A calendar file as a program that is not ours reads it: Debian's python3-icalendar. Where that is not installed the tests
/// are skipped, save in CI; the file's lines are checked in any case.
/// </summary>
public sealed record ReadCalendar(string Version, string Product, string Method, string? Name, IReadOnlyList<string> Zones, IReadOnlyList<ReadEntry> Entries, IReadOnlyList<string> Faults)
{
    /// <summary>Debian's own, which sees Debian's packages; another one on the PATH may not.</summary>
    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<Task<string?>> Missing = new(MissingAsync);

    public static Task<ReadCalendar> OfAsync(CalendarFile file) => OfAsync(file.Bytes);

    public static async Task<ReadCalendar> OfAsync(byte[] bytes)
    {
        CalendarLines.Check(bytes);
        await FindReaderAsync();
        var script = Path.Combine(ContentFolder.Find("tests/AlmenHaefte.Tests/Mailing", AppContext.BaseDirectory)!, "read_calendar.py");
        var (exitCode, output, errors) = await RunAsync(bytes, script);
        Assert.True(exitCode == 0, errors);
        var calendar = JsonSerializer.Deserialize<ReadCalendar>(output)!;
        Assert.Empty(calendar.Faults);
        return calendar;
    }

    /// <summary>The entry of a file that has but one.</summary>
    public static async Task<ReadEntry> OnlyEntryAsync(CalendarFile file) => Assert.Single((await OfAsync(file)).Entries);

    private static async Task FindReaderAsync() =>
        Needed.ToBeThere(await Missing.Value is { } missing ? $"The calendar file cannot be read by another program: {missing}." : null);

    private static async Task<string?> MissingAsync() =>
        !File.Exists(Python) ? $"there is no {Python}"
        : (await RunAsync([], "-c", "import icalendar")).ExitCode != 0 ? "python3-icalendar is not installed"
        : null;

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(byte[] input, params string[] arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var python = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (python.StandardOutput.ReadToEndAsync(cancellation), python.StandardError.ReadToEndAsync(cancellation));
        await python.StandardInput.BaseStream.WriteAsync(input, cancellation);
        python.StandardInput.Close();
        await python.WaitForExitAsync(cancellation);
        return (python.ExitCode, await output, await errors);
    }
}

/// <param name="StartByFile">As the rules in the file have it, where <paramref name="Start"/> is as the reader's own have it.</param>
/// <param name="Zone">Null for a time in UTC.</param>
public sealed record ReadEntry(
    string Uid, int Sequence, DateTimeOffset Stamp, DateTimeOffset Start, DateTimeOffset End, DateTimeOffset StartByFile, DateTimeOffset EndByFile, string? Zone, string Summary, string Description,
    string? Location, string Url, string Status, string Transparency, string Organizer, string? OrganizerName, IReadOnlyList<ReadAttendee> Attendees);

public sealed record ReadAttendee(string Address, IReadOnlyDictionary<string, string> Parameters);
