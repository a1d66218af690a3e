using System.Data.Common;
using Duixian.Data;

namespace Duixian.Shell.Cache;

/// <summary>Looks every second whether another node, or the command line, has written to the ledger.</summary>
internal sealed partial class PublishedWatch(PublishedState published, TimeProvider time, ILogger<PublishedWatch> log) : BeforeListening
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public override Task StartingAsync(CancellationToken cancellationToken) => LookAsync(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) { await LookAsync(stoppingToken); }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            await published.LookAsync(cancel);
        }
        catch (DbException e)
        {
            LogUnreachable(e);   // pages already kept go on being served; the next tick asks again
        }
        catch (InvalidOperationException e)
        {
            LogUnreachable(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger's length could not be read; kept pages may be old until it can.")]
    private partial void LogUnreachable(Exception e);
}

/// <summary>On the writing node: whoever saved an act sees its consequence on the very next page.</summary>
internal sealed partial class PublishedAtOnce(PublishedState published, ILogger<PublishedAtOnce> log) : IActsWatcher
{
    public async Task SeeAsync(ActsWritten written)
    {
        try
        {
            await published.TakeAsync(written, CancellationToken.None);   // the acts are written, whether or not anybody still waits for the answer
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            LogUnreachable(e);   // an act that was committed never answers with a failure; the watch looks again within a second
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger's length could not be read after an act; kept pages may be a second old.")]
    private partial void LogUnreachable(Exception e);
}
