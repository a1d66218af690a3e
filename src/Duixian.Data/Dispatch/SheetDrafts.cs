using Duixian.Domain.Dispatch;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Dispatch;

/// <summary>Keeps sheets half filled in. They stand outside the ledger: nothing is said to anybody until the sheet is filed.</summary>
public sealed class SheetDrafts(DuixianDb db, WriteGate gate, Dialect dialect, TimeProvider time)
{
    private const int MostTries = 5;

    public Task<SheetDraft?> FindAsync(RoundId round, string party, CancellationToken cancel) =>
        db.SheetDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.RoundId == round && d.Party == party, cancel);

    /// <summary>Lays lines over what was kept before: two people of one unit at different lines do not undo each other.</summary>
    /// <param name="current">The revision each line has now; what was typed over an earlier one is dropped.</param>
    public async Task<DateTimeOffset> MergeAsync(RoundId round, string party, IReadOnlyDictionary<string, DraftLine> lines, IReadOnlyDictionary<string, long> current, CancellationToken cancel)
    {
        using var turn = await gate.EnterAsync(cancel);
        var now = time.GetUtcNow();
        for (var tries = 0; tries < MostTries; tries++)
        {
            var known = await FindAsync(round, party, cancel);
            var merged = (known?.Lines ?? new Dictionary<string, DraftLine>(StringComparer.Ordinal)).Where(l => !lines.ContainsKey(l.Key)).Concat(lines)
                .Where(l => current.TryGetValue(l.Key, out var revision) && l.Value.Revision == revision)
                .ToDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal);
            if (known is null ? await AddAsync(new SheetDraft { RoundId = round, Party = party, Lines = merged, SavedAt = now, Revision = 1 }, cancel) : await ChangeAsync(known, merged, now, cancel) == 1) { return now; }
        }
        throw new DbUpdateConcurrencyException("A draft was changed by others again and again.");
    }

    private Task<int> ChangeAsync(SheetDraft known, IReadOnlyDictionary<string, DraftLine> lines, DateTimeOffset now, CancellationToken cancel) =>
        db.SheetDrafts.Where(d => d.RoundId == known.RoundId && d.Party == known.Party && d.Revision == known.Revision)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Lines, lines).SetProperty(d => d.SavedAt, now).SetProperty(d => d.Revision, d => d.Revision + 1), cancel);

    private async Task<bool> AddAsync(SheetDraft draft, CancellationToken cancel)
    {
        db.SheetDrafts.Add(draft);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException e) when (dialect.IsUniqueViolation(e)) { return false; }   // a colleague began at the same moment
        finally { db.Entry(draft).State = EntityState.Detached; }
    }
}
