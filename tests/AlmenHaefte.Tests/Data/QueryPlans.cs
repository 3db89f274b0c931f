using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AlmenHaefte.Tests.Data;

/// <summary>How the database goes about every command that is sent to it, asked of the very command (EXPLAIN QUERY PLAN) before it is carried out.</summary>
internal sealed partial class QueryPlans : DbCommandInterceptor
{
    /// <summary>They hold few rows: what waits, what did not arrive, what is kept whole, who has been forgotten. To go through all of them is what they are for.</summary>
    private static readonly string[] SmallIndexes = ["IX_Mails_NextTryAt", "IX_Mails_WebinarId_SignUpId", "IX_Mails_EndedAt", "IX_SignUps_AnonymisedAt"];

    private readonly List<string> scans = [];

    public int Commands { get; private set; }

    /// <summary>The commands that go through every sign-up or every mail, each with its plan.</summary>
    public IReadOnlyList<string> Scans => scans;

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await ExplainAsync(command, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await ExplainAsync(command, cancellationToken);
        return result;
    }

    private async Task ExplainAsync(DbCommand command, CancellationToken cancellation)
    {
        var large = LargeTable().Matches(command.CommandText).Select(table => table.Groups["alias"].Value).ToHashSet(StringComparer.Ordinal);
        if (large.Count == 0)
        {
            return;
        }

        Commands++;
        await using var explain = command.Connection!.CreateCommand();
        explain.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        explain.Transaction = command.Transaction;
        foreach (DbParameter parameter in command.Parameters)
        {
            var same = explain.CreateParameter();
            (same.ParameterName, same.Value) = (parameter.ParameterName, parameter.Value);
            explain.Parameters.Add(same);
        }

        var steps = new List<string>();
        await using (var plan = await explain.ExecuteReaderAsync(cancellation))
        {
            while (await plan.ReadAsync(cancellation))
            {
                steps.Add(plan.GetString(plan.GetOrdinal("detail")));
            }
        }

        if (steps.Exists(step => Scan().Match(step) is { Success: true } scan && large.Contains(scan.Groups["alias"].Value) && !Array.Exists(SmallIndexes, index => step.EndsWith(index, StringComparison.Ordinal))))
        {
            scans.Add($"{command.CommandText}\n{string.Join('\n', steps)}\n");
        }
    }

    [GeneratedRegex("\"(SignUps|Mails)\" AS \"(?<alias>\\w+)\"")]
    private static partial Regex LargeTable();

    [GeneratedRegex("^SCAN (?<alias>\\w+)")]
    private static partial Regex Scan();
}
