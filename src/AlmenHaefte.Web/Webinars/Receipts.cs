using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.DataProtection;

namespace AlmenHaefte.Web.Webinars;

/// <summary>
/// What one form was filled in with, never what is stored: a known address, a new one and a form sent twice give the same receipt.
/// </summary>
/// <param name="IsWaiting">Whether the webinar was full; the same for an address that had a seat already.</param>
public sealed record Receipt(
    string WebinarId, Guid SubmissionId, string Name, string Email, string? Organisation, bool IsWaiting, DateTimeOffset GivenAt, DateTimeOffset ShownUntil)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>For one given in the last hour: it is the way in for those whose mail is slow, and must last until they are in.</summary>
    private static readonly TimeSpan LifetimeInLastHour = TimeSpan.FromHours(2);

    [JsonIgnore]
    public DateTimeOffset CorrectedUntil => GivenAt + Lifetime;

    public static Receipt For(Webinar webinar, SignUpRequest request, bool isWaiting, DateTimeOffset now) => new(
        webinar.Id, request.SubmissionId, request.Name.Text, request.Email.Text, request.Organisation?.Text, isWaiting, now,
        now + (webinar.MomentAt(now, seatsTaken: 0).IsLastHour ? LifetimeInLastHour : Lifetime));
}

/// <summary>Receipts travel in their own address, sealed so that only this site can read or write them; none is kept.</summary>
public sealed class Receipts(IDataProtectionProvider protection)
{
    // Letters as they stand: escaped they could make the address longer than a proxy takes.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly IDataProtector seal = protection.CreateProtector("AlmenHaefte.Receipt");

    public string Seal(Receipt receipt) => seal.Protect(JsonSerializer.Serialize(receipt, Json));

    /// <summary>As <see cref="Open"/>, for as long as the address can be mended.</summary>
    public Receipt? OpenToCorrect(string token, Webinar webinar, DateTimeOffset now) =>
        Open(token, webinar, now) is { } receipt && now < receipt.CorrectedUntil ? receipt : null;

    /// <summary>Null when it is not a receipt of ours for this webinar, or no longer shown.</summary>
    public Receipt? Open(string token, Webinar webinar, DateTimeOffset now)
    {
        try
        {
            var receipt = JsonSerializer.Deserialize<Receipt>(seal.Unprotect(token), Json);
            return receipt?.WebinarId == webinar.Id && now < receipt.ShownUntil ? receipt : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
