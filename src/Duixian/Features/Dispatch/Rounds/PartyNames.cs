using Duixian.Data;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.Rounds;

/// <summary>What units and offices are called, and their order in every table: counties and zones first.</summary>
internal sealed class PartyNames
{
    private const int Most = 5_000;
    private const int OfficesAfter = 100_000;

    private readonly Dictionary<string, (string Name, int Position)> known = new(StringComparer.Ordinal);

    public static async Task<PartyNames> ReadAsync(DuixianDb db, CancellationToken cancel)
    {
        var names = new PartyNames();
        foreach (var office in await db.Offices.AsNoTracking().OrderBy(o => o.Position).ThenBy(o => o.Code).Select(o => new { o.Code, o.Name, o.Position }).Take(Most).ToListAsync(cancel)) { names.known[office.Code] = (office.Name, OfficesAfter + office.Position); }
        foreach (var unit in await db.Units.AsNoTracking().OrderBy(u => u.Position).ThenBy(u => u.Code).Select(u => new { u.Code, u.Name, u.Position }).Take(Most).ToListAsync(cancel)) { names.known[unit.Code] = (unit.Name, unit.Position); }
        return names;
    }

    public string NameOf(string code) => known.TryGetValue(code, out var party) ? party.Name : code;

    public int PositionOf(string code) => known.TryGetValue(code, out var party) ? party.Position : int.MaxValue;
}
