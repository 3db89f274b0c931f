using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using MimeKit;

namespace AlmenHaefte.Tests.Mailing;

public sealed class MailFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("almenhaefte-mail-");
    private readonly string path;

    public MailFolderTests() => path = Path.Combine(folder.FullName, "mail");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_mail_becomes_a_file_that_tells_when_and_what_and_never_to_whom()
    {
        var mail = QueuedLetter.About(SignUp.Enter(Launch.Webinar, Cast.Soeren, hasSeat: true, Launch.InMarch), MailKind.ReminderDay, Launch.InMarch);

        Assert.IsType<SendResult.Accepted>(await SendAsync(mail));

        var file = Assert.Single(Directory.GetFiles(path));
        Assert.Equal($"20220328T070000Z-reminder-day-{mail.Id}.eml", Path.GetFileName(file));
        Assert.Equal(mail.Message, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(QueuedLetter.MessageIdOf(mail.Id), (await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken)).MessageId);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(path).UnixFileMode);
    }

    [Fact]
    public async Task A_second_try_writes_the_same_file_again()
    {
        var mail = QueuedLetter.To("aase@almenbo.example", Launch.InMarch);
        await SendAsync(mail);
        var file = Assert.Single(Directory.GetFiles(path));
        // As a power cut leaves it: the name without the content, and a half-written copy.
        await File.WriteAllBytesAsync(file, [], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(file + ".tmp", [1, 2, 3], TestContext.Current.CancellationToken);

        await SendAsync(mail);

        Assert.Equal(mail.Message, await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(path)), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_files_of_one_who_is_forgotten_are_deleted_the_half_written_too()
    {
        var forgotten = QueuedLetter.To("aase@almenbo.example", Launch.InMarch);
        var halfWritten = Guid.NewGuid();
        var kept = QueuedLetter.To("bo@almenbo.example", Launch.InMarch);
        await SendAsync(forgotten);
        await SendAsync(kept);
        await File.WriteAllTextAsync(Path.Combine(path, $"20220328T070000Z-confirmed-{halfWritten}.eml.tmp"), "To: aase@almenbo.example", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(path, "LÆSMIG.txt"), "", TestContext.Current.CancellationToken);

        new MailFolder(path).Delete(new HashSet<Guid> { forgotten.Id, halfWritten, Guid.NewGuid() });

        Assert.Equal([$"20220328T070000Z-link-again-{kept.Id}.eml", "LÆSMIG.txt"], Directory.GetFiles(path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void There_is_nothing_to_delete_where_no_mail_was_ever_written() => new MailFolder(path).Delete(new HashSet<Guid> { Guid.NewGuid() });

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_no_mails_fault()
    {
        await File.WriteAllTextAsync(path, "a file where the folder should be", TestContext.Current.CancellationToken);

        Assert.IsType<SendResult.Unreachable>(await SendAsync(QueuedLetter.To("aase@almenbo.example", Launch.InMarch)));
    }

    private Task<SendResult> SendAsync(Mail mail) => new MailFolder(path).SendAsync(mail, TestContext.Current.CancellationToken);
}
