using System.Collections.Concurrent;
using AlmenHaefte.Mailing;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>Takes every mail, unless the test says otherwise, and remembers each try.</summary>
internal sealed class Postman : IMailTransport
{
    private readonly ConcurrentQueue<Mail> tried = new();
    private readonly ConcurrentQueue<Mail> accepted = new();

    public Func<Mail, CancellationToken, Task<SendResult>> Answer { get; set; } = (_, _) => Task.FromResult<SendResult>(new SendResult.Accepted());

    public IEnumerable<Guid> Tried => tried.Select(mail => mail.Id);

    public IEnumerable<Guid> Accepted => accepted.Select(mail => mail.Id);

    public void Answers(SendResult result) => Answer = (_, _) => Task.FromResult(result);

    public async Task<SendResult> SendAsync(Mail mail, CancellationToken cancellation)
    {
        tried.Enqueue(mail);
        var result = await Answer(mail, cancellation);
        if (result is SendResult.Accepted)
        {
            accepted.Enqueue(mail);
        }

        return result;
    }
}
