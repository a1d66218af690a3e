using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain.Plans;
using Duixian.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.RegisterRows;

/// <summary>Which rows are asked for; the same words stand in the address of the page and of its files.</summary>
internal sealed record PublicRowsQuery(string? Unit, string? Township, RowState? State, IReadOnlyList<string> Words)
{
    public const string QUnit = "unit";
    public const string QTownship = "township";
    public const string QState = "state";
    public const string QWords = "q";
    public const string QPage = "page";

    private const int MostWords = 6;

    public bool Filtered => Unit is not null || Township is not null || State is not null || Words.Count > 0;

    public static PublicRowsQuery From(IQueryCollection query) => new(
        Given(query[QUnit]), Given(query[QTownship]),
        Enum.TryParse<RowState>(query[QState], ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null,
        [.. RegisterRow.Fold(query[QWords].ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords)]);

    public IQueryable<RegisterRow> Select(IQueryable<RegisterRow> rows, RegisterKind kind)
    {
        if (Unit is { } unit)
        {
            var touched = $";{unit};";
            rows = kind == RegisterKind.Works ? rows.Where(r => r.Unit == unit || (r.AlsoUnits != null && r.AlsoUnits.Contains(touched))) : rows.Where(r => r.Unit == unit);
        }
        if (Township is { } township) { rows = rows.Where(r => r.Township == township); }
        if (State is { } state) { rows = rows.Where(r => r.State == state); }
        foreach (var word in Words) { rows = rows.Where(r => r.Search.Contains(word)); }
        return rows;
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) || value.Length > 40 ? null : value;
}

/// <summary>A register before the public: its rows where it is public, else only counts that give nobody away.</summary>
/// <param name="People">Counts of beneficiaries by unit and township, small ones kept back; null for all other kinds.</param>
/// <param name="Whole">The figure that is counted; null where it is kept back.</param>
internal sealed record PublicRegister(
    Register Register, PlanSummary Plan, ListLine Line, FigureSource? Source, int? Whole, DateTimeOffset ChangedAt, IReadOnlyList<RegisterTally> Tallies,
    IReadOnlyList<RegisterRow> Rows, int Count, int Page, RegisterPlaces Places, IReadOnlyList<PublicUnitCount>? People)
{
    public const int PerPage = 100;

    public int Pages => Math.Max(1, (Count + PerPage - 1) / PerPage);
}

/// <summary>Reads what anyone may see of a register.</summary>
internal sealed class RegisterToRead(DuixianDb db)
{
    /// <summary>A file ends here, as the register itself does.</summary>
    public const int MostRows = Register.MostRows;

    /// <param name="page">Null: no rows, for the head of a file.</param>
    /// <returns>Null where there is no such register.</returns>
    public async Task<PublicRegister?> ReadAsync(PlanAddress plan, string item, int number, PublicRowsQuery query, int? page, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var register = await db.Registers.AsNoTracking().SingleOrDefaultAsync(r => r.Year == plan.Year && r.Plan == plan.Code && r.Item == item && r.Number == number, cancel);
        var head = await db.PlanSummaries.AsNoTracking().SingleOrDefaultAsync(s => s.Year == plan.Year && s.Plan == plan.Code, cancel);
        var line = register is null ? null : await db.ListLines.AsNoTracking().OrderBy(l => l.Indicator == register.Indicator ? 0 : 1).ThenBy(l => l.Indicator).FirstOrDefaultAsync(l => l.Year == plan.Year && l.Plan == plan.Code && l.Item == item, cancel);
        if (register is null || head is null || line is null) { return null; }
        var tallies = await db.RegisterTallies.AsNoTracking().Where(t => t.Year == plan.Year && t.Plan == plan.Code && t.Item == item && t.Register == number).OrderBy(t => t.Unit).ToListAsync(cancel);
        var source = await db.FigureSources.AsNoTracking().SingleOrDefaultAsync(s => s.Year == plan.Year && s.Plan == plan.Code && s.Item == item && s.Indicator == register.Indicator && s.Origin == FigureOrigin.Register && s.Register == number, cancel);
        var places = new RegisterPlaces(await db.Units.AsNoTracking().ToListAsync(cancel), await db.Regions.AsNoTracking().ToListAsync(cancel));
        var whole = tallies.Find(t => t.Unit.Length == 0);
        var (figure, changed) = (whole?.Figure ?? 0, whole?.ChangedAt ?? DateTimeOffset.UnixEpoch);
        if (register.Kind == RegisterKind.Beneficiaries)
        {
            var (told, people) = SmallCells.Of(await PeopleAsync(register, places, cancel));
            return new(register, head, line, source, register.Rule == CountRule.Done ? told : null, changed, [], [], 0, 1, places, people);
        }
        if (!register.IsPublic || page is null) { return new(register, head, line, source, figure, changed, tallies, [], 0, 1, places, null); }
        var rows = Rows(register, query);
        var count = await rows.CountAsync(cancel);
        var shown = await Sort(rows, register.Kind).Skip((page.Value - 1) * PublicRegister.PerPage).Take(PublicRegister.PerPage).ToListAsync(cancel);
        return new(register, head, line, source, figure, changed, tallies, shown, count, page.Value, places, null);
    }

    /// <summary>All rows for a file, in the order of the page.</summary>
    public IAsyncEnumerable<RegisterRow> RowsAsync(Register register, PublicRowsQuery query) => Sort(Rows(register, query), register.Kind).Take(MostRows).AsAsyncEnumerable();

    private IQueryable<RegisterRow> Rows(Register register, PublicRowsQuery query) =>
        query.Select(db.RegisterRows.AsNoTracking().Where(r => r.RegisterId == register.Id), register.Kind);

    /// <summary>Events that are announced come first, the next one on top: "when here?". What was is below, by day.</summary>
    private static IQueryable<RegisterRow> Sort(IQueryable<RegisterRow> rows, RegisterKind kind) => kind == RegisterKind.Events
        ? rows.OrderBy(r => r.State == RowState.Planned || r.State == RowState.UnderWay ? 0 : 1).ThenBy(r => r.DayOrLast).ThenBy(r => r.Number)
        : rows.OrderBy(r => r.Number);

    /// <summary>How many beneficiaries are done in each township; townships without anybody are named too, so that a place left out tells nothing.</summary>
    private async Task<IReadOnlyList<(string Unit, IReadOnlyList<(string Township, int Count)> Townships)>> PeopleAsync(Register register, RegisterPlaces places, CancellationToken cancel)
    {
        var counts = await db.RegisterRows.Where(r => r.RegisterId == register.Id && r.State == RowState.Done && r.Doubled != DoubleMark.Suspected)
            .GroupBy(r => new { r.Unit, r.Township }).Select(g => new { g.Key.Unit, g.Key.Township, Count = g.Count() }).ToListAsync(cancel);
        var units = places.Units.Select(u => u.Code).Concat(counts.Select(c => c.Unit)).Distinct(StringComparer.Ordinal);
        return [.. units.Select(unit =>
        {
            var all = places.Unit(unit) is { } known ? places.TownshipsOf(known, register.OpenedOn).Select(t => t.Code) : [];
            var own = counts.Where(c => c.Unit == unit).ToDictionary(c => c.Township, c => c.Count, StringComparer.Ordinal);
            return (unit, (IReadOnlyList<(string, int)>)[.. all.Concat(own.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(t => (t, own.GetValueOrDefault(t)))]);
        })];
    }
}
