using System.Data.Common;
using AlmenHaefte.Mailing;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Calls the worker when something has been written, and not before it is on disk: what was written may be a mail.</summary>
internal sealed class OutboxCall(OutboxSignal signal) : DbTransactionInterceptor
{
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        signal.Raise();
        return Task.CompletedTask;
    }
}
