using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Rollups;

/// <summary>The part of <see cref="Projections"/> that counts the rows of registers.</summary>
internal sealed class RegisterProjection
{
    private readonly DuixianDb db;
    private readonly Dictionary<Place, Dictionary<string, RegisterTally>> tallies = [];

    private RegisterProjection(DuixianDb db) => this.db = db;

    private readonly record struct Place(int Year, string Plan, string Item, int Register);

    public static PlanAddress? PlanOf(EntryBody body) => body switch
    {
        RegisterEntry b => new(b.Year, b.Plan),
        FigureOriginChanged b => new(b.Year, b.Plan),
        _ => null,
    };

    public static async Task<RegisterProjection> LoadAsync(DuixianDb db, IReadOnlyList<EntryBody> bodies, CancellationToken cancel)
    {
        var projection = new RegisterProjection(db);
        foreach (var place in bodies.OfType<RegisterEntry>().Select(PlaceOf).Distinct())
        {
            var known = await db.RegisterTallies.Where(t => t.Year == place.Year && t.Plan == place.Plan && t.Item == place.Item && t.Register == place.Register).ToListAsync(cancel);
            projection.tallies[place] = known.ToDictionary(t => t.Unit, StringComparer.Ordinal);
        }
        return projection;
    }

    public void Apply(RegisterEntry entry, DateTimeOffset at)
    {
        var place = PlaceOf(entry);
        switch (entry)
        {
            case RegisterOpened opened: Take(place, opened); break;
            case RegisterRowsAdded added: foreach (var row in added.Rows) { Count(place, row, +1); } break;
            case RegisterRowsChanged changed: foreach (var row in changed.Rows) { Replace(place, row.Before, row.After); } break;
            case RegisterDoubleSettled settled: Replace(place, settled.Before, settled.After); break;
        }
        tallies[place][""].ChangedAt = at;
    }

    private void Take(Place place, RegisterOpened opened)
    {
        var whole = Of(place, "");
        (whole.Rule, whole.PerUnit, whole.Expected) = (opened.Rule, opened.PerUnit, opened.Units.Count);
        foreach (var unit in opened.Units)
        {
            var tally = Of(place, unit);
            (tally.Expected, tally.PerUnit, tally.Rule) = (1, opened.PerUnit, opened.Rule);
        }
    }

    private void Replace(Place place, RowFace before, RowFace after)
    {
        Count(place, before, -1);
        Count(place, after, +1);
    }

    private void Count(Place place, RowFace row, int by)
    {
        var whole = Of(place, "");
        Count(whole, row, by);
        Count(place, row.Unit, row, by, whole);
        foreach (var unit in row.Also) { Count(place, unit, row, by, whole); }
    }

    private void Count(Place place, string unit, RowFace row, int by, RegisterTally whole)
    {
        var tally = Of(place, unit);
        tally.Rule = whole.Rule;
        Count(tally, row, by);
        var reached = tally.Expected == 1 && tally.Done >= tally.PerUnit ? 1 : 0;
        whole.Reached += reached - tally.Reached;
        tally.Reached = reached;
    }

    private static void Count(RegisterTally tally, RowFace row, int by)
    {
        if (row.Suspected)
        {
            tally.Doubles += by;
            return;
        }
        switch (row.State)
        {
            case RowState.Planned: tally.Planned += by; break;
            case RowState.UnderWay: tally.UnderWay += by; break;
            case RowState.Done: tally.Done += by; break;
            case RowState.Withdrawn: tally.Withdrawn += by; break;
        }
    }

    private RegisterTally Of(Place place, string unit)
    {
        if (tallies[place].TryGetValue(unit, out var known)) { return known; }
        var tally = new RegisterTally { Year = place.Year, Plan = place.Plan, Item = place.Item, Register = place.Register, Unit = unit };
        tallies[place][unit] = tally;
        db.Add(tally);
        return tally;
    }

    private static Place PlaceOf(RegisterEntry entry) => new(entry.Year, entry.Plan, entry.Item, entry.Register);
}
