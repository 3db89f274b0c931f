using System.Security.Cryptography;
using AlmenHaefte.Data;
using AlmenHaefte.Mailing;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// The secret behind every link in every mail. It lies with the data, apart from the database, for its owner alone (0600).
/// Made when there is none; a file that cannot be it is never replaced, since all links that were sent would die with it.
/// </summary>
internal sealed class LinkSecret(DataFolder data)
{
    private readonly string file = Path.Combine(data.Path, DataLayout.Keys, "links.key");

    /// <exception cref="LinkSecretException">The site must not start.</exception>
    public byte[] ReadOrCreate() => InPlainWords(() =>
    {
        if (!File.Exists(file))
        {
            Create();
        }
        return Whole();
    });

    /// <returns>Null when there is none.</returns>
    /// <inheritdoc cref="ReadOrCreate"/>
    public byte[]? Read() => InPlainWords(() => File.Exists(file) ? Whole() : null);

    private byte[] Whole() => File.ReadAllBytes(file) is { Length: LinkKeys.SecretBytes } secret ? secret : throw new LinkSecretException(
        $"Nøglen til mailenes links, {file}, er ikke hel. Hent den rigtige fra en kopi: uden den virker ingen links i de mails, der er sendt.");

    private T InPlainWords<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LinkSecretException($"Nøglen til mailenes links, {file}, kan ikke læses eller skrives: {e.Message}", e);
        }
    }

    /// <summary>The name is there only when all of it is on disk.</summary>
    private void Create()
    {
        PrivateFolder.Create(Path.GetDirectoryName(file)!);
        var unfinished = file + ".tmp";
        File.Delete(unfinished);
        using (var stream = PrivateFile.Create(unfinished))
        {
            stream.Write(RandomNumberGenerator.GetBytes(LinkKeys.SecretBytes));
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file);
    }
}

/// <summary>The message tells, in Danish, whoever runs the site what is wrong and what to do.</summary>
internal sealed class LinkSecretException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Finds out whether the keys are there before the first request, and after the folder has been taken.</summary>
internal sealed class LinkKeysStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<LinkKeys>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
