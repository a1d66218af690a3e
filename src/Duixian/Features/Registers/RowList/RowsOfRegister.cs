using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Commitments;
using Duixian.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Registers.RowList;

/// <summary>A row on the page.</summary>
/// <param name="HolderUnit">Unit of the earlier row it looks like.</param>
public sealed record RowLine(RegisterRow Row, string? HolderUnit);

/// <summary>How many rows stand in one state under the other filters.</summary>
internal sealed record RowCount(RowState State, bool Suspected, int Rows);

/// <summary>The indicator a register counts for, with its item.</summary>
internal sealed record CountedIndicator(string ItemTitle, string Subject, Measure? Measure, Promise? Promise, string BaseUnit, string? Lead, string? LeadName);

/// <summary>A page of a register.</summary>
internal sealed record RegisterView(
    RegisterScope Scope, CountedIndicator? Indicator, FigureSource? Source, IReadOnlyList<RegisterTally> Tallies, IReadOnlyList<RowCount> Counts, IReadOnlyList<RowLine> Rows, RegisterPlaces Places, int Page)
{
    public const int PerPage = 50;

    /// <summary>Null only where nothing was ever counted.</summary>
    public RegisterTally? Whole => Tallies.FirstOrDefault(t => t.Unit.Length == 0);

    public bool IsSource => Source is { Origin: FigureOrigin.Register } && Source.Register == Scope.Register.Number;

    public int All => Counts.Sum(c => c.Rows);

    public int Doubles => Counts.Where(c => c.Suspected).Sum(c => c.Rows);

    public int Of(RowState state) => Counts.Where(c => !c.Suspected && c.State == state).Sum(c => c.Rows);

    public int Selected(RowsQuery query) => query.Doubles ? Doubles : query.State is { } state ? Of(state) : All;

    public int Pages(RowsQuery query) => Math.Max(1, (Selected(query) + PerPage - 1) / PerPage);
}

/// <summary>The rows of one register, narrowed and sorted. As many questions however long the register is.</summary>
internal sealed class RowsOfRegister(DuixianDb db, RegisterAccess access)
{
    public async Task<RegisterView> ReadAsync(RegisterScope scope, RowsQuery query, int page, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var register = scope.Register;
        var places = await access.PlacesAsync(cancel);
        var tallies = await db.RegisterTallies.AsNoTracking()
            .Where(t => t.Year == register.Year && t.Plan == register.Plan && t.Item == register.Item && t.Register == register.Number).OrderBy(t => t.Unit).ToListAsync(cancel);
        var (counts, rows) = query.Words.Count > 0 ? await FoundAsync(scope, query, page, cancel) : (await CountsAsync(scope, query, tallies, cancel), await PageAsync(scope, query, page, cancel));
        var indicator = await IndicatorAsync(register, cancel);
        var source = await db.FigureSources.AsNoTracking().SingleOrDefaultAsync(s => s.Year == register.Year && s.Plan == register.Plan && s.Item == register.Item && s.Indicator == register.Indicator, cancel);
        return new(scope, indicator, source, tallies, counts, rows, places, page);
    }

    /// <summary>The roll-up knows the counts of the whole and of each unit; only below that rows are counted, in an index that holds all it needs.</summary>
    private async Task<List<RowCount>> CountsAsync(RegisterScope scope, RowsQuery query, List<RegisterTally> tallies, CancellationToken cancel)
    {
        if (query.Township is null && (scope.Unit is null || query.Unit is null || scope.Unit == query.Unit))
        {
            var unit = scope.Unit ?? query.Unit ?? "";
            return tallies.Find(t => t.Unit == unit) is not { } tally ? [] :
            [
                new(RowState.Planned, false, tally.Planned), new(RowState.UnderWay, false, tally.UnderWay), new(RowState.Done, false, tally.Done), new(RowState.Withdrawn, false, tally.Withdrawn),
                new(RowState.Planned, true, tally.Doubles),
            ];
        }
        return await query.Narrow(scope.Rows(db.RegisterRows), scope.Register.Kind)
            .GroupBy(r => new { r.State, Suspected = r.Doubled == DoubleMark.Suspected })
            .Select(g => new RowCount(g.Key.State, g.Key.Suspected, g.Count())).ToListAsync(cancel);
    }

    private Task<List<RowLine>> PageAsync(RegisterScope scope, RowsQuery query, int page, CancellationToken cancel) =>
        Lines(query.Sort(query.Select(scope.Rows(db.RegisterRows.AsNoTracking()), scope.Register.Kind)).Skip((page - 1) * RegisterView.PerPage).Take(RegisterView.PerPage)).ToListAsync(cancel);

    /// <summary>Words are looked for in every row; so it is done once, for the counts and for the page.</summary>
    private async Task<(List<RowCount> Counts, List<RowLine> Rows)> FoundAsync(RegisterScope scope, RowsQuery query, int page, CancellationToken cancel)
    {
        var found = await query.Sort(query.Narrow(scope.Rows(db.RegisterRows.AsNoTracking()), scope.Register.Kind)).Select(r => new { r.Number, r.State, Suspected = r.Doubled == DoubleMark.Suspected }).ToListAsync(cancel);
        var counts = found.GroupBy(f => (f.State, f.Suspected)).Select(g => new RowCount(g.Key.State, g.Key.Suspected, g.Count())).ToList();
        var numbers = found.Where(f => query.Doubles ? f.Suspected : query.State is null || (f.State == query.State && !f.Suspected)).Skip((page - 1) * RegisterView.PerPage).Take(RegisterView.PerPage).Select(f => f.Number).ToList();
        var rows = await Lines(scope.Rows(db.RegisterRows.AsNoTracking()).Where(r => numbers.Contains(r.Number))).ToListAsync(cancel);
        return (counts, [.. rows.OrderBy(r => numbers.IndexOf(r.Row.Number))]);
    }

    private IQueryable<RowLine> Lines(IQueryable<RegisterRow> rows) =>
        rows.Select(r => new RowLine(r, db.RegisterRows.Where(h => h.RegisterId == r.RegisterId && h.Number == r.DoubleOf).Select(h => h.Unit).FirstOrDefault()));

    /// <summary>What the register counts for.</summary>
    public Task<CountedIndicator?> IndicatorAsync(Register register, CancellationToken cancel) =>
        db.ListLines.Where(l => l.Year == register.Year && l.Plan == register.Plan && l.Item == register.Item && l.Indicator == register.Indicator)
            .Select(l => new CountedIndicator(l.Title, l.Subject, l.Measure, l.Promise, l.BaseUnit, l.Lead, l.LeadName)).SingleOrDefaultAsync(cancel);
}
