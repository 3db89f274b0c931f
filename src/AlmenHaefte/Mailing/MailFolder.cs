using System.Globalization;
using System.Text.Json;
using AlmenHaefte.Data;

namespace AlmenHaefte.Mailing;

/// <summary>
/// Mails as files that any mail program opens, for a site that has no server to send by. A mail has one name, so a second try
/// writes the same file again, and the name tells when and what, never to whom.
/// </summary>
public sealed class MailFolder(string path) : IMailTransport
{
    private const string Extension = ".eml";
    private const string Unfinished = ".tmp";
    private const int IdLength = 36;

    public async Task<SendResult> SendAsync(Mail mail, CancellationToken cancellation)
    {
        try
        {
            PrivateFolder.Create(path);
            await WriteAsync(Path.Combine(path, NameOf(mail)), mail.Message ?? [], cancellation);
            return new SendResult.Accepted();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SendResult.Unreachable("Mailmappen kan ikke skrives.");
        }
    }

    /// <summary>Those that there are files of.</summary>
    public IEnumerable<Guid> Mails() => Directory.Exists(path) ? Directory.EnumerateFiles(path).Select(IdOf).OfType<Guid>() : [];

    /// <summary>Deletes the files of these mails; those that there are none of do no harm.</summary>
    /// <exception cref="IOException">A file could not be deleted.</exception>
    public void Delete(IReadOnlySet<Guid> mails)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(path).Where(file => IdOf(file) is { } id && mails.Contains(id)))
        {
            File.Delete(file);
        }
    }

    /// <summary>When the name is there, the whole mail is, also after a power cut.</summary>
    private static async Task WriteAsync(string file, byte[] message, CancellationToken cancellation)
    {
        var unfinished = file + Unfinished;
        await using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await stream.WriteAsync(message, cancellation);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file, overwrite: true);
    }

    private static string NameOf(Mail mail)
    {
        var queued = mail.QueuedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        return $"{queued}-{JsonNamingPolicy.KebabCaseLower.ConvertName(mail.Kind.ToString())}-{mail.Id}{Extension}";
    }

    private static Guid? IdOf(string file)
    {
        var name = Path.GetFileName(file);
        name = name.EndsWith(Unfinished, StringComparison.Ordinal) ? name[..^Unfinished.Length] : name;
        return name.EndsWith(Extension, StringComparison.Ordinal)
            && name.Length > IdLength + Extension.Length
            && Guid.TryParseExact(name.AsSpan(name.Length - Extension.Length - IdLength, IdLength), "D", out var id) ? id : null;
    }
}
