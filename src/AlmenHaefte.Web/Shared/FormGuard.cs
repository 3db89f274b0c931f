using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AlmenHaefte.Web.Shared;

/// <summary>
/// Keeps out programs that fill in every form they meet, without a riddle for anybody: a field that people do not see, and a sealed word
/// of when the form was shown. Whoever is asked once too often can send the form again, and then it passes. Works beside the antiforgery
/// token, never instead of it. The seal holds nothing of the visitor, so one form may be sent for several people.
/// </summary>
public sealed class FormGuard(IDataProtectionProvider protection, FormAge age, ILogger<FormGuard> log)
{
    public const string TrapField = "Hjemmeside";
    public const string SealField = "Vist";

    private const string Again = "igen";

    private readonly IDataProtector seal = protection.CreateProtector("AlmenHaefte.FormGuard");
    private int trapped;

    /// <param name="isAnswer">Whether the form is shown in answer to a post: then somebody has had it before.</param>
    public string Seal(bool isAnswer, DateTimeOffset now) => seal.Protect(isAnswer ? Again : now.UtcTicks.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether the form came too fast, too late or without our seal, for the first time.</summary>
    public bool AsksAgain(IFormCollection form, DateTimeOffset now) => Open(form[SealField].ToString()) switch
    {
        Again => false,
        { } ticks => !age.Fits(new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero), now),
        null => true,
    };

    /// <summary>Whether the field that people do not see was filled in. Told to the log as a number, and to the sender not at all.</summary>
    public bool IsTrapped(IFormCollection form)
    {
        if (string.IsNullOrEmpty(form[TrapField]))
        {
            return false;
        }

        log.LogInformation("A form was filled in where people see nothing, and was not stored; {Count} since the start", Interlocked.Increment(ref trapped));
        return true;
    }

    private string? Open(string sealedWord)
    {
        try
        {
            return seal.Unprotect(sealedWord);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
