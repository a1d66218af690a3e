using System.Data.Common;
using Cronos;
using Duixian.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duixian.Jobs;

/// <summary>Looks once a minute which job is due. Every node looks; the lease lets one of them run it.</summary>
internal sealed partial class JobClock(IServiceScopeFactory scopes, TimeProvider time, IOptions<SiteOptions> options, ILogger<JobClock> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DateTimeOffset> looked = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.RunJobs) { return; }
        using var timer = new PeriodicTimer(Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) { await LookAsync(stoppingToken); }
    }

    /// <summary>Runs what has become due since the last look; at the first look, what was due within the last twelve hours.</summary>
    internal async Task LookAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);
        foreach (var job in scope.ServiceProvider.GetServices<IJob>())
        {
            var now = time.GetUtcNow();
            var since = looked.TryGetValue(job.Name, out var last) && last <= now ? last : now - TimeSpan.FromHours(12);
            looked[job.Name] = now;
            if (CronExpression.Parse(job.Schedule).GetNextOccurrence(since, zone) is not { } due || due > now) { continue; }
            try
            {
                await using var own = scopes.CreateAsyncScope();
                if (await own.ServiceProvider.GetRequiredService<JobRun>().RunAsync(job.Name, cancel) is { Ran: true } done) { Ran(log, job.Name, done.Said); }
            }
            catch (Exception broken) when (broken is DbException or DbUpdateException or IOException or TimeoutException or InvalidOperationException || (broken is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                Broke(log, job.Name, broken);   // the others and the next look go on
                looked.Remove(job.Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job}: {Said}")]
    private static partial void Ran(ILogger logger, string job, string said);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} did not come to its end and is tried again.")]
    private static partial void Broke(ILogger logger, string job, Exception cause);
}
