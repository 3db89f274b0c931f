using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Time;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// Everything that is stored about a person, to take along (GDPR art. 15 and 20): every sign-up under the address, the mails about them,
/// the consent and the traces. JSON that other programs can read, with names that the person can; times are Danish. It is a file to keep
/// and not a part of a page (see <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/>).
/// </summary>
public sealed class DataCopy(SiteDb db, LinkKeys keys)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="webinars">All that there are, to name what is otherwise an id.</param>
    /// <returns>UTF-8.</returns>
    public async Task<byte[]> WriteAsync(SignUp signUp, IReadOnlyList<Webinar> webinars, DateTimeOffset now, CancellationToken cancellation)
    {
        var signUps = await db.SignUps.AsNoTracking().Where(one => one.EmailKey == signUp.EmailKey).OrderBy(one => one.Id).ToListAsync(cancellation);
        List<int> ids = [.. signUps.Select(one => one.Id)];
        var mails = await db.Mails.AsNoTracking().Where(mail => mail.SignUpId != null && ids.Contains(mail.SignUpId.Value)).OrderBy(mail => mail.QueuedAt).ToListAsync(cancellation);
        var consent = await db.Consents.AsNoTracking().FirstOrDefaultAsync(one => one.EmailKey == signUp.EmailKey, cancellation);
        var fingerprint = keys.Fingerprint(signUp.EmailKey);
        var requests = await db.AddressRequests.AsNoTracking().Where(request => request.Fingerprint == fingerprint).OrderBy(request => request.At).ToListAsync(cancellation);
        var deeds = await db.WebinarDeeds.AsNoTracking().Where(deed => deed.SignUpId != null && ids.Contains(deed.SignUpId.Value)).OrderBy(deed => deed.Id).ToListAsync(cancellation);
        var copy = new Dictionary<string, object?>
        {
            ["udskrevet"] = Moment(now),
            ["tilmeldinger"] = signUps.Select(one => Of(one, webinars.FirstOrDefault(webinar => webinar.Id == one.WebinarId), mails)),
            ["hvad redaktionen har gjort"] = deeds.Select(Of),
            ["ønske om mails om kommende webinarer"] = consent is null ? null : Of(consent),
            ["anmodninger om mails det seneste døgn"] = requests.Select(Of),
        };
        return JsonSerializer.SerializeToUtf8Bytes(copy, Json);
    }

    private static Dictionary<string, object?> Of(SignUp signUp, Webinar? webinar, IEnumerable<Mail> mails) => new()
    {
        ["webinar"] = webinar?.Title ?? signUp.WebinarId,
        ["begynder"] = Moment(signUp.StartsAt),
        ["slutter"] = Moment(signUp.EndsAt),
        ["tilstand"] = DataWords.Of(signUp.State),
        ["navn"] = signUp.Name,
        ["e-mail"] = signUp.Email,
        ["e-mail, som vi kender den igen på"] = signUp.EmailKey,
        ["organisation"] = signUp.Organisation,
        ["svar"] = signUp.Answers.Select(answer => new Dictionary<string, string>
        {
            ["spørgsmål"] = webinar?.Questions.FirstOrDefault(question => question.Id == answer.Key)?.Text ?? answer.Key,
            ["svar"] = answer.Value,
        }),
        ["det, der gør det lettere at deltage"] = signUp.Wishes,
        ["vil have påmindelser og besked om optagelsen"] = signUp.WantsReminders,
        ["tilmeldt eller skrevet på venteliste"] = Moment(signUp.CreatedAt),
        ["afmeldt"] = Moment(signUp.CancelledAt),
        ["afmeldt fordi"] = signUp.CancelledBecause is { } reason ? DataWords.Of(reason) : null,
        ["var før afmeldingen"] = signUp.FormerState is { } former ? DataWords.Of(former) : null,
        ["link fra mail brugt første gang"] = Moment(signUp.EmailProvenAt),
        ["kom ind i webinaret"] = Moment(signUp.JoinedAt),
        ["webinarets tid i den seneste mail, der er sendt"] = signUp is { ToldStart: { } start, ToldEnd: { } end } ? new[] { Moment(start), Moment(end) } : null,
        ["tilmeldingens nummer"] = signUp.PublicId,
        ["formularens nummer"] = signUp.SubmissionId,
        ["kalenderaftalens nummer"] = signUp.CalendarUid,
        ["kalenderaftalen er ændret, antal gange"] = signUp.CalendarSequence,
        ["linkene er skiftet ud, antal gange"] = signUp.KeyVersion,
        ["slettes senest"] = signUp.DeletedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["mails"] = mails.Where(mail => mail.SignUpId == signUp.Id).Select(Of),
    };

    private static Dictionary<string, object?> Of(Mail mail) => new()
    {
        ["slags"] = DataWords.Of(mail.Kind),
        ["skrevet"] = Moment(mail.QueuedAt),
        ["tilstand"] = DataWords.Of(mail.State),
        ["sendt eller opgivet"] = Moment(mail.EndedAt),
        ["kommet retur"] = Moment(mail.BouncedAt),
        ["modtager"] = mail.Recipient,
        ["fejl"] = mail.Trouble,
    };

    private static Dictionary<string, object?> Of(WebinarDeed deed) => new()
    {
        ["hvad"] = deed.Kind.InDanish(),
        ["tidspunkt"] = Moment(deed.At),
    };

    private static Dictionary<string, object?> Of(Consent consent) => new()
    {
        ["e-mail"] = consent.Email,
        ["givet"] = Moment(consent.GivenAt),
        ["givet på siden"] = consent.Source,
        ["udgave af teksten ved krydset"] = consent.TextVersion,
    };

    private static Dictionary<string, object?> Of(AddressRequest request) => new()
    {
        ["slags"] = request.Kind is AddressRequestKind.SignUp ? "tilmelding" : "link sendt igen",
        ["tidspunkt"] = Moment(request.At),
        ["der blev sendt en mail"] = request.WasMailed,
    };

    private static string? Moment(DateTimeOffset? moment) =>
        moment is { } at ? DanishTime.InDenmark(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) : null;
}
