using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>The mails that a person can turn off and keep the seat, as they are called wherever they can be.</summary>
/// <param name="Pronoun">In the accusative: "Slå dem fra".</param>
public sealed record OptionalMails(string Name, string Pronoun)
{
    private static readonly OptionalMails Reminders = new("påmindelser", "dem");
    private static readonly OptionalMails Recording = new("besked om optagelsen", "den");
    private static readonly OptionalMails Both = new($"{Reminders.Name} og {Recording.Name}", "dem");

    /// <summary>Whether any is still to come.</summary>
    public static bool AreToCome(Webinar webinar, bool isOver) => (webinar.HasReminders && !isOver) || HasRecording(webinar);

    /// <summary>Those that are still to come, or would be.</summary>
    public static OptionalMails Of(Webinar webinar, bool isOver) =>
        isOver ? Recording
        : !HasRecording(webinar) ? Reminders
        : webinar.HasReminders ? Both
        : Recording;

    private static bool HasRecording(Webinar webinar) => webinar.RecordingExpected || webinar.RecordingUrl is not null;
}
