using AlmenHaefte.Content;
using AlmenHaefte.Links;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Newsroom.DeadLinks;

/// <summary>The links out of the site that lead nowhere any more, and where they stand.</summary>
public sealed class DeadLinksController(LinkBook book, LinkAsker asker, ContentFolder folder, IOptions<OutsideLinkOptions> options) : NewsroomController
{
    /// <summary>How long anybody waits for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    [Get(Addresses.DeadLinks)]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var places = OutsideLinks.In(folder.Read()).ToLookup(link => link.Address, StringComparer.Ordinal);
        var checks = (await book.AllAsync(cancellation)).Where(check => places.Contains(check.Address)).ToList();
        return View("DeadLinks", new DeadLinksPage(
            options.Value.Check,
            places.Count,
            checks.Max(check => check.TriedAt),
            [.. checks.Where(check => check.IsBroken).Select(check => new DeadLink(check, [.. places[check.Address]]))],
            [.. checks.Where(check => check is { IsBroken: false, FirstFailedAt: not null }).Select(check => new DeadLink(check, [.. places[check.Address]]))]));
    }

    /// <summary>One that stands in the texts, and not what anybody might send.</summary>
    [HttpPost(Addresses.DeadLinks + "/{id:int}/igen")]
    public async Task<IActionResult> TryAgain(int id, CancellationToken cancellation)
    {
        if (!options.Value.Check || await book.FindAsync(id, cancellation) is not { } check)
        {
            return NotFound();
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        var answer = await AskAsync(check.Address, limit.Token);
        await book.NoteAsync(id, answer, TimeProvider.System.GetUtcNow(), cancellation);
        return new SeeOther(Done.For(Addresses.DeadLinks, answer.Outcome is LinkOutcome.Fine ? Done.LinkWorks : Done.LinkStillDead));
    }

    private async Task<LinkAnswer> AskAsync(string address, CancellationToken cancellation)
    {
        try
        {
            return await asker.AskAsync(address, cancellation);
        }
        catch (OperationCanceledException) when (!HttpContext.RequestAborted.IsCancellationRequested)
        {
            return new LinkAnswer(LinkOutcome.TimedOut);
        }
    }
}

/// <param name="IsOn">Whether links are asked for at all.</param>
/// <param name="Count">Of all different links out of the site.</param>
/// <param name="Doubtful">Those that failed and may pass, or cannot be asked for by a program.</param>
public sealed record DeadLinksPage(bool IsOn, int Count, DateTimeOffset? LastTried, IReadOnlyList<DeadLink> Broken, IReadOnlyList<DeadLink> Doubtful);

public sealed record DeadLink(LinkCheck Check, IReadOnlyList<OutsideLink> Places);
