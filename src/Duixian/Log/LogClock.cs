using System.Data.Common;
using Duixian.Shell;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duixian.Log;

/// <summary>Signs a few seconds after something was written; once before the site listens. A full disk signs nothing, stops nobody, and is tried again.</summary>
internal sealed partial class LogClock(LogSigner signer, TimeProvider time, IOptions<SiteOptions> options, ILogger<LogClock> log) : BeforeListening
{
    /// <summary>A long log is compared while its pages are served already; writes wait for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public override async Task StartingAsync(CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(Patience);
        await TryAsync(enough.Token);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.Log.SignAfterSeconds), time);
        do { await TryAsync(stoppingToken); }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            await signer.SignAsync(cancel);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or DbException or DbUpdateException or TimeoutException or InvalidOperationException or LogFaultException)
        {
            NotSigned(broken);
        }
        catch (OperationCanceledException) { }   // the end of the program, or of patience: the next look goes on
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing was signed: the newest entries stand in the database and in no checkpoint yet. It is tried again.")]
    private partial void NotSigned(Exception cause);
}
