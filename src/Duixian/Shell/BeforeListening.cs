namespace Duixian.Shell;

/// <summary>Work of the background that looks once before the first request is heard. What several of them look for is looked for at once: one after another they made up a fifth of a start.</summary>
internal abstract class BeforeListening : BackgroundService, IHostedLifecycleService
{
    /// <summary>The server listens when this and its like are done.</summary>
    public abstract Task StartingAsync(CancellationToken cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
