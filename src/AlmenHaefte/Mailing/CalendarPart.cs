namespace AlmenHaefte.Mailing;

/// <summary>A calendar entry that travels with a mail.</summary>
/// <param name="Method">Equal to METHOD in the file (RFC 6047 § 2.4): where they differ, programs disagree on which one counts.</param>
internal sealed record CalendarPart(string Method, string FileName, byte[] File)
{
    internal static CalendarPart Invitation(byte[] file) => new("REQUEST", "invitation.ics", file);

    internal static CalendarPart Cancellation(byte[] file) => new("CANCEL", "afbud.ics", file);
}
