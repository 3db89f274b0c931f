namespace AlmenHaefte.Mailing;

/// <summary>A calendar entry that travels with a mail.</summary>
internal sealed record CalendarPart(string FileName, CalendarFile File);
