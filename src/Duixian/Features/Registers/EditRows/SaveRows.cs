using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Registers.EditRows;

/// <summary>One row to add or to change.</summary>
/// <param name="Number">Null for a new row.</param>
/// <param name="Revision">The revision the person saw; if the row has moved on since, the answer is 409.</param>
public sealed record RowEdit(int? Number, long Revision, RowTyped Typed);

/// <summary>Adds and changes rows of a register in one act: all or none.</summary>
public sealed record SaveRowsRequest(Guid Register, IReadOnlyList<RowEdit> Rows);

/// <summary>Takes over what a person typed into the grid of a register.</summary>
internal sealed class SaveRows(RegisterAccess access, RowBook book, CivilDay civilDay)
{
    public async Task<Result<Receipt>> ExecuteAsync(SaveRowsRequest request, Act act, CancellationToken cancel)
    {
        if (await access.FindAsync(request.Register, act.By, cancel) is not { } scope) { return RegistersRefusal.Unknown; }
        if (scope.Register.ClosedOn is not null) { return RegistersRefusal.Closed(scope.Register.Title); }
        if (!scope.MayEdit) { return Refusal.NotYours; }
        var reader = new RowReader(scope, await access.PlacesAsync(cancel), civilDay.Today);
        var stored = await book.FindAsync(scope, [.. request.Rows.Select(r => r.Number).OfType<int>()], cancel);
        var (added, changed) = (new List<RowContent>(), new List<(RegisterRow Row, RowContent Content)>());
        foreach (var edit in request.Rows)
        {
            var row = edit.Number is { } number ? stored.GetValueOrDefault(number) : null;
            if (edit.Number is not null && row is null) { return RegistersRefusal.RowUnknown; }
            if (row is not null && row.Revision != edit.Revision) { return Refusal.Stale; }
            var reading = reader.Read(edit.Typed, row);
            if (reading.Content is not { } content) { return reading.Faults[0].Refusal; }   // the edge has shown every fault at its cell already
            if (row is null) { added.Add(content); }
            else { changed.Add((row, content)); }
        }
        return await book.WriteAsync(scope.Register, added, changed, act, cancel);
    }
}

/// <summary>Writes rows of a register: the one way in, for the grid and for files.</summary>
internal sealed class RowBook(DuixianDb db)
{
    /// <summary>Beyond so many keys it is quicker to read them all than to ask for each.</summary>
    private const int MostAsked = 400;

    /// <summary>Rows by number within a scope, not tracked.</summary>
    public async Task<Dictionary<int, RegisterRow>> FindAsync(RegisterScope scope, IReadOnlyCollection<int> numbers, CancellationToken cancel)
    {
        if (numbers.Count == 0) { return []; }
        var rows = scope.Rows(db.RegisterRows.AsNoTracking());
        if (numbers.Count <= MostAsked) { rows = rows.Where(r => numbers.Contains(r.Number)); }
        return await rows.ToDictionaryAsync(r => r.Number, cancel);
    }

    public Task<Result<Receipt>> WriteAsync(Register register, IReadOnlyList<RowContent> added, IReadOnlyList<(RegisterRow Row, RowContent Content)> changed, Act act, CancellationToken cancel) =>
        db.SaveAsync(act, async turn =>
        {
            // While nobody else writes: which numbers are free, and what stands there already.
            var last = await db.RegisterRows.Where(r => r.RegisterId == register.Id).MaxAsync(r => (int?)r.Number, turn) ?? 0;
            if (last + added.Count > Register.MostRows) { return RegistersRefusal.TooManyRows(Register.MostRows); }
            var writing = new RowWriting(register, last, await HoldersAsync(register, [.. added, .. changed.Select(c => c.Content)], turn), act);
            foreach (var content in added) { writing.Add(content); }
            foreach (var (row, content) in changed)
            {
                if (!writing.Change(row, content)) { continue; }
                db.Update(row);
                db.Add(new RegisterRowChange(register.Id, act.Id, writing.Differences[^1].Before, writing.Differences[^1].After));
            }
            if (writing.Added.Count + writing.Differences.Count == 0) { return RegistersRefusal.NothingChanged; }
            writing.Record();
            await db.InsertManyAsync(writing.Added, turn);
            return null;
        }, cancel);

    private async Task<Dictionary<string, int>> HoldersAsync(Register register, IReadOnlyList<RowContent> contents, CancellationToken cancel)
    {
        var keys = contents.Select(c => RegisterRow.KeyOf(register, c)).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var rows = db.RegisterRows.Where(r => r.RegisterId == register.Id && r.State != RowState.Withdrawn && (r.Doubled == DoubleMark.None || r.Doubled == DoubleMark.NotDouble));
        if (keys.Count <= MostAsked) { rows = rows.Where(r => keys.Contains(r.Key)); }
        return await rows.GroupBy(r => r.Key).Select(g => new { g.Key, First = g.Min(r => r.Number) }).ToDictionaryAsync(g => g.Key, g => g.First, StringComparer.Ordinal, cancel);
    }
}
