using AlmenHaefte.Data;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>One preview is made at a time, whoever writes: a text that takes long to read must not take the machine from those who read the site.</summary>
public sealed class PreviewTurn(TimeSpan? patience = null) : IDisposable
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim turn = new(1);

    /// <exception cref="DataUnavailableException">No turn in ten seconds.</exception>
    public async Task<T> TakeAsync<T>(Func<T> make, CancellationToken cancellation)
    {
        if (!await turn.WaitAsync(patience ?? DefaultPatience, cancellation))
        {
            throw new DataUnavailableException("The queue for previews is too long.");
        }
        try
        {
            return make();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
