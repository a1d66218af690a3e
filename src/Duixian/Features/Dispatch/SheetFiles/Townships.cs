using Duixian.Data;
using Duixian.Domain.Directory;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>A township, town or street of the regions a unit answers for.</summary>
internal sealed record Township(string Code, string Name);

/// <summary>The townships a party may hand its sheet on to.</summary>
internal sealed class Townships(DuixianDb db)
{
    /// <summary>Of a unit with regions of its own: those and what lies in them, on the day. A unit without keeps what lies in the region of its code. None for an office.</summary>
    public async Task<IReadOnlyList<Township>> OfAsync(string party, DateOnly day, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().ToListAsync(cancel);
        if (units.SingleOrDefault(u => u.Code == party) is not { } unit) { return []; }
        var covered = unit.Regions.Where(r => (r.From is null || r.From <= day) && (r.Until is null || day <= r.Until)).Select(r => r.Region).ToHashSet(StringComparer.Ordinal);
        var own = covered.Count == 0 ? [party] : covered;
        // What another unit answers for by name is not this one's, though it lies in its county: streets of a development zone.
        var others = units.Where(u => u.Code != party).SelectMany(u => u.Regions).Where(r => (r.From is null || r.From <= day) && (r.Until is null || day <= r.Until)).Select(r => r.Region).ToHashSet(StringComparer.Ordinal);
        var townships = await db.Regions.AsNoTracking().Where(r => r.Level == RegionLevel.Township).OrderBy(r => r.Code).ToListAsync(cancel);
        return [.. townships.Where(t => t.StandsOn(day) && (own.Contains(t.Code) || (t.Parent is { } parent && own.Contains(parent) && !others.Contains(t.Code)))).Select(t => new Township(t.Code, t.Name))];
    }
}
