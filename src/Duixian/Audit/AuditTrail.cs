using System.Data.Common;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain.Audit;
using Duixian.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duixian.Audit;

/// <summary>Keeps for the auditor what no act of the ledger says: who came in, who was refused, who took a list away.</summary>
/// <remarks>Writes with a database context of its own, so that what a request has changed but not saved is never saved by it.</remarks>
internal sealed class AuditTrail(IServiceScopeFactory scopes, IHttpContextAccessor http, IOptions<SiteOptions> options, ILogger<AuditTrail> log)
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <param name="account">Whom it concerns; null: whoever is signed in.</param>
    /// <param name="subject">What it was about: an address of the site, a user name as typed, an object.</param>
    /// <param name="detail">A word on how or why; never a secret, never the contents of a form.</param>
    /// <exception cref="AuditUnavailableException">The trail cannot be written: what may not go unseen does not happen.</exception>
    public async Task RecordAsync(AuditKind kind, AuditOutcome outcome, Guid? account, string subject, string detail, CancellationToken cancel)
    {
        var context = http.HttpContext;
        var address = context?.Connection.RemoteIpAddress?.ToString() ?? "";
        await using var scope = scopes.CreateAsyncScope();
        var actor = context is null ? null : scope.ServiceProvider.GetRequiredService<SignedIn>().Actor;
        var by = account is null || account == actor?.Account ? actor ?? Actor.Anyone : Actor.Anyone with { Account = account };
        byte[] line;
        try { line = await scope.ServiceProvider.GetRequiredService<DuixianDb>().RecordAuditAsync(kind, outcome, by, subject, detail, address, cancel); }
        catch (Exception broken) when (broken is DbException or DbUpdateException or TimeoutException) { throw new AuditUnavailableException(broken); }
        var (about, how) = (OneLine(subject), OneLine(detail));
        AuditLog.Line(log, kind, outcome, by.Account, about, how, address);
        await ShipAsync(line);
    }

    /// <summary>Appends the line to the file that a collector reads. The trail itself is kept already, so a full disk there stops nobody here; it is logged.</summary>
    private async Task ShipAsync(byte[] line)
    {
        if (options.Value.Audit.File is not { Length: > 0 } file) { return; }
        await OneAtATime.WaitAsync(CancellationToken.None);
        try
        {
            await using var to = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            await to.WriteAsync((byte[])[.. line, (byte)'\n'], CancellationToken.None);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException) { AuditLog.NotShipped(log, file, broken); }
        finally { OneAtATime.Release(); }
    }

    /// <summary>A line break or an escape in what somebody typed must not look like a line of ours.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
}

/// <summary>The audit trail cannot be written; the request is answered with 503 and nothing of it happens.</summary>
internal sealed class AuditUnavailableException(Exception cause) : Exception("The audit trail cannot be written.", cause);

internal static partial class AuditLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The audit line was kept but not appended to {File}.")]
    public static partial void NotShipped(ILogger logger, string file, Exception cause);

    [LoggerMessage(Level = LogLevel.Information, Message = "audit {Kind} {Outcome} account {Account} subject {Subject} detail {Detail} from {Address}")]
    public static partial void Line(ILogger logger, AuditKind kind, AuditOutcome outcome, Guid? account, string subject, string detail, string address);
}
