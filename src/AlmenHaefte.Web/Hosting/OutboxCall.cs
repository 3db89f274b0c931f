using System.Data.Common;
using AlmenHaefte.Mailing;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Calls the worker when something has been written: it may be a mail. That mail is claimed in a transaction of its own, which is on disk only after it, so nothing is sent that could still be lost.</summary>
internal sealed class OutboxCall(OutboxSignal signal) : DbTransactionInterceptor
{
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        signal.Raise();
        return Task.CompletedTask;
    }
}
