using AlmenHaefte.Mailing;
using AlmenHaefte.Web.Shared;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Counts what becomes of mails on their way out.</summary>
internal sealed class CountedTransport(IMailTransport way, SiteMeter meter) : IMailTransport
{
    public async Task<SendResult> SendAsync(Mail mail, CancellationToken cancellation)
    {
        SendResult? result = null;
        try
        {
            return result = await way.SendAsync(mail, cancellation);
        }
        finally
        {
            meter.MailTried(result);
        }
    }
}
