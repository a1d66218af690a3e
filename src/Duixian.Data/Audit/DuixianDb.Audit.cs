using System.Text.Json;
using Duixian.Data.Audit;
using Duixian.Domain.Audit;
using Duixian.Domain.Ledger;
using Duixian.Transparency;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data;

/// <summary>The audit trail: a second, internal log beside the ledger, chained by hashes so that a changed or missing line shows.</summary>
public sealed partial class DuixianDb
{
    /// <summary>Longer subjects and details are cut: the trail keeps what happened, not what was typed.</summary>
    private const int LongestAuditText = 200;

    /// <summary>Writes one line of the audit trail in a transaction of its own. Throws when it cannot: what may not go unseen does not happen.</summary>
    /// <param name="by">Whom it concerns; <see cref="Actor.Anyone"/> where nobody known was signed in.</param>
    /// <returns>The line as it was kept.</returns>
    public async Task<byte[]> RecordAuditAsync(AuditKind kind, AuditOutcome outcome, Actor by, string subject, string detail, string address, CancellationToken cancel)
    {
        using var turn = await gate.EnterAsync(cancel);
        await using var transaction = await Database.BeginTransactionAsync(cancel);
        await Database.ExecuteSqlAsync($"UPDATE audit_head SET size = size + 1 WHERE id = 1", cancel);
        var head = await AuditHead.AsNoTracking().SingleAsync(cancel);
        var at = time.GetUtcNow();
        at = new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        var (seq, about) = (head.Size - 1, Cut(subject));
        var bytes = EntryBytes.Write(JsonSerializer.SerializeToElement(new
        {
            seq = seq.ToString(System.Globalization.CultureInfo.InvariantCulture),
            at = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            kind = kind.ToString(),
            outcome = outcome.ToString(),
            account = by.Account?.ToString("D") ?? "",
            office = by.Office,
            role = by.Role?.ToString() ?? "",
            onBehalfOf = by.OnBehalfOf?.ToString("D") ?? "",
            subject = about,
            detail = Cut(detail),
            address = Cut(address),
            prev = Convert.ToBase64String(head.Leaf),
        }));
        var leaf = Hashes.Leaf(bytes);
        AuditEvents.Add(new AuditEvent { Seq = seq, At = at, Kind = kind, Outcome = outcome, Account = by.Account, Office = by.Office, Role = by.Role?.ToString() ?? "", Subject = about, Bytes = bytes, Leaf = leaf });
        await AuditHead.Where(h => h.Id == 1).ExecuteUpdateAsync(s => s.SetProperty(h => h.Leaf, leaf), cancel);   // the head is the trail's own row
        await SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return bytes;
    }

    /// <summary>Reads the whole trail and recomputes its chain.</summary>
    /// <returns>The sequence of the first line that is not what was written; null when the trail is whole.</returns>
    public async Task<long?> FindBrokenAuditAsync(CancellationToken cancel)
    {
        var (next, previous) = (0L, Array.Empty<byte>());
        await foreach (var line in AuditEvents.AsNoTracking().OrderBy(e => e.Seq).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (line.Seq != next || !Hashes.Leaf(line.Bytes).AsSpan().SequenceEqual(line.Leaf) || !SaysWhatItsBytesSay(line, previous)) { return next; }
            (next, previous) = (next + 1, line.Leaf);
        }
        var head = await AuditHead.AsNoTracking().SingleAsync(cancel);
        return head.Size == next && head.Leaf.AsSpan().SequenceEqual(previous) ? null : next;
    }

    private static bool SaysWhatItsBytesSay(AuditEvent line, byte[] previous)
    {
        using var said = JsonDocument.Parse(line.Bytes);
        string Of(string name) => said.RootElement.GetProperty(name).GetString() ?? "";
        return Of("prev") == Convert.ToBase64String(previous) && Of("kind") == line.Kind.ToString() && Of("outcome") == line.Outcome.ToString()
            && Of("account") == (line.Account?.ToString("D") ?? "") && Of("office") == line.Office && Of("role") == line.Role && Of("subject") == line.Subject
            && Of("at") == line.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Cut(string text) => text.Length <= LongestAuditText ? text.Normalize() : text[..LongestAuditText].Normalize();
}
