using AlmenHaefte.Data;
using AlmenHaefte.Downloads;
using AlmenHaefte.Time;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.SignUps;

/// <summary>The sign-ups as rows to take away. What would make it easier to take part is not among the columns: it may tell of somebody's health and stays here.</summary>
public sealed class SignUpTable(SiteDb db, SignUpFinder finder, WriteGate gate)
{
    /// <summary>Those of every webinar, by their names in the form.</summary>
    private static readonly SignUpColumn[] Usual =
    [
        new("navn", "Navn", signUp => new SheetCell(signUp.Name)),
        new("mail", "Mail", signUp => new SheetCell(signUp.Email)),
        new("organisation", "Organisation", signUp => new SheetCell(signUp.Organisation ?? "")),
        new("tilstand", "Tilstand", signUp => new SheetCell(DataWords.Of(signUp.State))),
        new("skrev-sig-op", "Skrev sig op", signUp => At(signUp.CreatedAt)),
        new("afmeldt", "Afmeldt", signUp => At(signUp.CancelledAt)),
        new("kom", "Kom ind i webinaret", signUp => At(signUp.JoinedAt)),
    ];

    /// <summary>Also the answers to the webinar's own questions.</summary>
    public static IReadOnlyList<SignUpColumn> ColumnsOf(Webinar webinar) =>
        [.. Usual, .. webinar.Questions.Select(question => new SignUpColumn($"svar-{question.Id}", question.Text, signUp => new SheetCell(signUp.Answers.GetValueOrDefault(question.Id) ?? "")))];

    /// <summary>Writes down that the list was taken, and by whom, before anybody gets it.</summary>
    /// <exception cref="DataUnavailableException">It could not be written down.</exception>
    public async Task<SheetTable> TakeAsync(Webinar webinar, SignUpGroup group, string? words, IReadOnlyList<SignUpColumn> columns, Guid? by, DateTimeOffset now, CancellationToken cancellation)
    {
        var count = string.IsNullOrWhiteSpace(words) ? await db.CountAsync(webinar.Id, group, cancellation) : await finder.AllAsync(webinar.Id, group, words, cancellation).CountAsync(cancellation);
        // What was searched for may be somebody's name.
        var detail = $"{group.InDanish()}{(string.IsNullOrWhiteSpace(words) ? "" : ", efter en søgning")}, {count} rækker, {columns.Count} kolonner";
        await gate.WriteAsync(db, () =>
        {
            db.WebinarDeeds.Add(WebinarDeed.Note(WebinarDeedKind.Exported, webinar.Id, by, now, detail: detail));
            return db.SaveChangesAsync(cancellation);
        }, cancellation);
        return new SheetTable(
            "Tilmeldinger",
            $"Filen indeholder personoplysninger. Slet den senest den {DanishTime.Write(LastDay(webinar, now))}. Hentet {DanishTime.Write(now)}.",
            [.. columns.Select(column => column.Heading)],
            finder.AllAsync(webinar.Id, group, words, cancellation).Select(signUp => (IReadOnlyList<SheetCell>)[.. columns.Select(column => column.Of(signUp))]));
    }

    /// <summary>The day on which the site itself deletes it; today when that has been.</summary>
    public static DateOnly LastDay(Webinar webinar, DateTimeOffset now) =>
        webinar.Deletion.WithSeat is var day && day > DanishTime.DayOf(now) ? day : DanishTime.DayOf(now);

    private static SheetCell At(DateTimeOffset? moment) => moment is { } at ? new SheetCell("", DanishTime.InDenmark(at).DateTime) : new SheetCell("");
}

public sealed record SignUpColumn(string Name, string Heading, Func<SignUp, SheetCell> Of);
