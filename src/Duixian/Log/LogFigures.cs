using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Files;

namespace Duixian.Log;

/// <summary>The published figures at the newest checkpoint. They are written when somebody first asks: signing must not cost what all of history comes to.</summary>
internal sealed class LogFigures(IServiceScopeFactory scopes, LogStore store) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <returns>The file; null where this is not the newest checkpoint's size, or more has been written since and the next checkpoint has the figures.</returns>
    public async Task<string?> FindAsync(long size, CancellationToken cancel)
    {
        if (await store.SizeAsync(cancel) != size) { return null; }
        var path = store.FiguresPath(size);
        await turn.WaitAsync(cancel);
        try
        {
            if (File.Exists(path)) { return path; }
            await using var scope = scopes.CreateAsyncScope();
            await DurableFile.WriteAsync(path, async file =>
            {
                if (!await PublishedFigures.WriteAsync(scope.ServiceProvider.GetRequiredService<DuixianDb>(), file, size, cancel)) { throw new FiguresMovedException(); }
            });
            return path;
        }
        catch (FiguresMovedException)
        {
            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private sealed class FiguresMovedException : Exception;
}
