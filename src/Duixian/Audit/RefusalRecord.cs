using System.Collections.Concurrent;
using System.Security.Claims;
using Duixian.Domain.Audit;
using Microsoft.AspNetCore.Diagnostics;

namespace Duixian.Audit;

/// <summary>Writes into the trail where somebody signed in met a page or an object that is not theirs: 403, or 404 on the desk.</summary>
/// <remarks>Each address once a minute for a person and a network address, and no more than a handful in all: a loop fills no disk.</remarks>
internal sealed class RefusalRecord(RequestDelegate next, AuditTrail trail, TimeProvider time, ILogger<RefusalRecord> log)
{
    private const int MostInAMinute = 30;
    private const int MostWindows = 5_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(Guid Account, string From), Seen> seen = new();

    public async Task InvokeAsync(HttpContext context)
    {
        var again = context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
        var (subject, desk) = (context.Request.PathBase + context.Request.Path, context.Request.Path.StartsWithSegments("/desk", StringComparison.Ordinal));
        await next(context);
        var status = context.Response.StatusCode;
        if (again || !(status == StatusCodes.Status403Forbidden || (status == StatusCodes.Status404NotFound && desk && context.GetEndpoint() is not null))) { return; }
        if (!Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var account)) { return; }
        if (!IsNew(account, context.Connection.RemoteIpAddress?.ToString() ?? "", context.Request.Method + subject)) { return; }
        try { await trail.RecordAsync(AuditKind.Refusal, AuditOutcome.Refused, account, subject, $"{context.Request.Method} {status}", CancellationToken.None); }
        catch (AuditUnavailableException broken) { RefusalLog.NotRecorded(log, broken); }   // refused it is already
    }

    private bool IsNew(Guid account, string from, string what)
    {
        var now = time.GetUtcNow();
        if (seen.Count > MostWindows)
        {
            foreach (var (key, old) in seen.Where(s => now - s.Value.Since > Window)) { seen.TryRemove(new(key, old)); }
        }
        var mine = seen.AddOrUpdate((account, from), _ => new(now), (_, known) => now - known.Since > Window || now < known.Since ? new(now) : known);
        lock (mine.What) { return mine.What.Count < MostInAMinute && mine.What.Add(what); }
    }

    private sealed record Seen(DateTimeOffset Since)
    {
        public HashSet<string> What { get; } = new(StringComparer.Ordinal);
    }
}

internal static partial class RefusalLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A refusal could not be written into the audit trail.")]
    public static partial void NotRecorded(ILogger logger, Exception cause);
}
