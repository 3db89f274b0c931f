using System.Globalization;

namespace AlmenHaefte.Web.Shared;

/// <summary>What one client may do in a short time. An office behind one address, where all have the same mail domain, may sign up more people.</summary>
public sealed class ClientLimits(int signUps, int signUpsOfOneOffice)
{
    private const int MostLinkRequests = 20;
    private const int MostWrongKeys = 30;
    private const int MostPdfs = 30;
    private const int MostFiles = 60;
    private const int MostSearches = 3_000;
    private const int MostRemarks = 20;
    private const int MostSignIns = 60;
    private const int MostPreviews = 3_000;
    private const int MostLists = 30;

    public ClientLimit SignUps { get; } = new(signUps, signUpsOfOneOffice);

    public ClientLimit LinkRequests { get; } = new(MostLinkRequests, MostLinkRequests);

    /// <summary>Of addresses with a key in them. A right key always opens, so that nobody can be locked out by the others behind the same address.</summary>
    public ClientLimit WrongKeys { get; } = new(MostWrongKeys, MostWrongKeys);

    /// <summary>Choices of chapters as PDF: each keeps a program busy for some seconds.</summary>
    public ClientLimit Pdfs { get; } = new(MostPdfs, MostPdfs);

    /// <summary>Choices of chapters as EPUB or Word, which are made while one waits.</summary>
    public ClientLimit Files { get; } = new(MostFiles, MostFiles);

    /// <summary>Each word that somebody types is several; a whole office may look for things at once.</summary>
    public ClientLimit Searches { get; } = new(MostSearches, MostSearches);

    public ClientLimit Remarks { get; } = new(MostRemarks, MostRemarks);

    /// <summary>Attempts to come into the newsroom; each that succeeds is two.</summary>
    public ClientLimit SignIns { get; } = new(MostSignIns, MostSignIns);

    /// <summary>Of a text that is being written: one after each pause, by everybody in an office who writes.</summary>
    public ClientLimit Previews { get; } = new(MostPreviews, MostPreviews);

    /// <summary>Lists of people that are taken away.</summary>
    public ClientLimit Lists { get; } = new(MostLists, MostLists);

    /// <summary>Too many requests (RFC 6585 § 4).</summary>
    /// <returns>The wait as people say it.</returns>
    public static string Refuse(HttpResponse response, TimeSpan wait)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Math.Ceiling(wait.TotalMinutes) is > 1 and var minutes ? $"{minutes} minutter" : "et minut";
    }
}
