using System.Diagnostics;
using System.Globalization;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>An IMAP server that we did not write, with one mailbox, in a process of its own (Debian's dovecot-imapd).</summary>
public sealed class Dovecot : IAsyncDisposable
{
    internal const string User = "tilmelding";
    internal const string Password = "hemmeligt";

    private const string Program = "/usr/sbin/dovecot";
    private const UnixFileMode ForItsOwnUsers = (UnixFileMode)0b111_111_111;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo folder;
    private readonly Process process;

    private Dovecot(DirectoryInfo folder, Process process, int port) => (this.folder, this.process, Port) = (folder, process, port);

    public int Port { get; }

    /// <summary>Null where it can be run; else why not.</summary>
    public static string? Missing { get; } =
        !File.Exists(Program) || !File.Exists("/usr/lib/dovecot/imap") ? "The IMAP server of these tests is not installed: apt-get install dovecot-imapd"
        : !Environment.IsPrivilegedProcess ? "The IMAP server of these tests must be started by root: it gives its processes users of their own."
        : null;

    public static async Task<Dovecot> StartAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("almenhaefte-imap-");
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = ForItsOwnUsers;
        }

        var port = FaultySmtpServer.ClosedPort();
        var settings = Path.Combine(folder.FullName, "dovecot.conf");
        await File.WriteAllTextAsync(settings, Settings(folder.FullName, port), cancellation);
        var process = Process.Start(new ProcessStartInfo(Program, ["-F", "-c", settings]))!;
        var server = new Dovecot(folder, process, port);
        try
        {
            await server.ListensAsync(cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts a mail in the mailbox, as a server that delivers one does.</summary>
    public async Task ReceiveAsync(string mail, CancellationToken cancellation)
    {
        using var client = await EnterAsync(cancellation);
        using var message = Report.Read(mail);
        await client.Inbox.AppendAsync(message, MessageFlags.None, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }

    /// <summary>The Message-IDs of what nobody has read, as somebody sees who looks without touching.</summary>
    public async Task<IReadOnlyList<string?>> UnreadAsync(CancellationToken cancellation)
    {
        using var client = await EnterAsync(cancellation);
        await client.Inbox.OpenAsync(FolderAccess.ReadOnly, cancellation);
        var unread = await client.Inbox.FetchAsync(await client.Inbox.SearchAsync(SearchQuery.NotSeen, cancellation), MessageSummaryItems.Envelope, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
        return [.. unread.Select(summary => summary.Envelope?.MessageId)];
    }

    public async ValueTask DisposeAsync()
    {
        // Asked to end it takes its own processes with it; killed it would leave them.
        using (var ask = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await ask.WaitForExitAsync();
        }

        await process.WaitForExitAsync().WaitAsync(Patience);
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task ListensAsync(CancellationToken cancellation)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50, cancellation))
        {
            try
            {
                using var client = await EnterAsync(cancellation);
                return;
            }
            catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or ImapProtocolException && waited.Elapsed < Patience && !process.HasExited)
            {
                // Not yet.
            }
        }
    }

    private async Task<ImapClient> EnterAsync(CancellationToken cancellation)
    {
        var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", Port, SecureSocketOptions.None, cancellation);
        await client.AuthenticateAsync(User, Password, cancellation);
        return client;
    }

    private static string Settings(string folder, int port) => $$"""
        base_dir = {{folder}}/run
        state_dir = {{folder}}/state
        log_path = {{folder}}/log
        protocols = imap
        listen = 127.0.0.1
        ssl = no
        disable_plaintext_auth = no
        first_valid_uid = 1
        mail_location = maildir:{{folder}}/mail
        service imap-login {
          inet_listener imap {
            port = {{port}}
          }
          inet_listener imaps {
            port = 0
          }
        }
        passdb {
          driver = static
          args = password={{Password}}
        }
        userdb {
          driver = static
          args = uid=dovecot gid=dovecot home={{folder}}/mail
        }

        """;
}
