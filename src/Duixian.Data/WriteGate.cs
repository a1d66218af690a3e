namespace Duixian.Data;

/// <summary>
/// Lets one save of this node at a time through. The ledger's head lets only one writer through in any case: waiting here costs nothing,
/// while waiting in the database would hold a connection each (a crowd of writers would leave none for readers) or, on SQLite, be told BUSY after 150 ms.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        return new Turn(turn);
    }

    public void Dispose() => turn.Dispose();

    private sealed class Turn(SemaphoreSlim held) : IDisposable
    {
        public void Dispose() => held.Release();
    }
}
