using AlmenHaefte.Publishing;
using AlmenHaefte.Searching;

namespace AlmenHaefte.Web.Shared;

/// <summary>Takes over changed content and tells the log what came of it.</summary>
public sealed class ContentRefresh(Bookshelf shelf, SearchIndexes indexes, IHostApplicationLifetime life, ILogger<ContentRefresh> log)
{
    public void Now()
    {
        if (!shelf.Refresh())
        {
            return;
        }
        foreach (var fault in shelf.Faults)
        {
            log.LogError("Content fault; the last good text is served, or the file is left out when there is none: {Fault}", fault.ToString());
        }
        if (life.ApplicationStarted.IsCancellationRequested)
        {
            MakeIndex();
        }
        log.LogInformation("Content read: {Faults} faults", shelf.Faults.Count);
    }

    /// <summary>Begins to make the index of what is being served.</summary>
    public void MakeIndex()
    {
        if (!shelf.IsEmpty)
        {
            _ = MakeIndexAsync();
        }
    }

    private async Task MakeIndexAsync()
    {
        try
        {
            await indexes.Make(shelf.Current);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.LogError(e, "The search index could not be made; searches are answered from the former one");
        }
    }
}
