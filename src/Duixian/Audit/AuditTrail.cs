using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain.Audit;

namespace Duixian.Audit;

/// <summary>Keeps for the auditor what no act of the ledger says: who came in, who was refused, who took a list away.</summary>
/// <remarks>Writes with a database context of its own, so that what a request has changed but not saved is never saved by it.</remarks>
internal sealed class AuditTrail(IServiceScopeFactory scopes, IHttpContextAccessor http, ILogger<AuditTrail> log)
{
    /// <param name="account">Whom it concerns; null: whoever is signed in.</param>
    /// <param name="subject">What it was about: an address of the site, a user name as typed, an object.</param>
    /// <param name="detail">A word on how or why; never a secret, never the contents of a form.</param>
    /// <exception cref="Exception">The trail cannot be written: what may not go unseen does not happen.</exception>
    public async Task RecordAsync(AuditKind kind, AuditOutcome outcome, Guid? account, string subject, string detail, CancellationToken cancel)
    {
        var context = http.HttpContext;
        var address = context?.Connection.RemoteIpAddress?.ToString() ?? "";
        await using var scope = scopes.CreateAsyncScope();
        account ??= context is null ? null : scope.ServiceProvider.GetRequiredService<SignedIn>().Actor?.Account;
        await scope.ServiceProvider.GetRequiredService<DuixianDb>().RecordAuditAsync(kind, outcome, account, subject, detail, address, cancel);
        var (about, how) = (OneLine(subject), OneLine(detail));
        AuditLog.Line(log, kind, outcome, account, about, how, address);
    }

    /// <summary>A line break or an escape in what somebody typed must not look like a line of ours.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
}

internal static partial class AuditLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "audit {Kind} {Outcome} account {Account} subject {Subject} detail {Detail} from {Address}")]
    public static partial void Line(ILogger logger, AuditKind kind, AuditOutcome outcome, Guid? account, string subject, string detail, string address);
}
