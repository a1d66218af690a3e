using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Shares;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Shares;

/// <summary>Who can answer for a share today.</summary>
internal sealed class ShareParties(DuixianDb db, CivilDay days)
{
    /// <summary>The parties of a universe, in the order of every table.</summary>
    /// <param name="offices">Codes of the chosen offices; those that are not there, or closed, are left out.</param>
    public async Task<IReadOnlyList<Party>> InAsync(Universe universe, IReadOnlyCollection<string> offices, CancellationToken cancel)
    {
        if (universe == Universe.Offices)
        {
            return [.. (await OfficesAsync(cancel)).Where(o => offices.Contains(o.Code)).Select(Party.Of)];
        }
        return [.. (await UnitsAsync(cancel)).Where(u => u.IsIn(universe)).Select(Party.Of)];
    }

    public async Task<IReadOnlyList<AssessmentUnit>> UnitsAsync(CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().IgnoreAutoIncludes().OrderBy(u => u.Position).ThenBy(u => u.Code).ToListAsync(cancel);
        return [.. units.Where(u => u.StandsOn(days.Today))];
    }

    public async Task<IReadOnlyList<Office>> OfficesAsync(CancellationToken cancel)
    {
        var offices = await db.Offices.AsNoTracking().OrderBy(o => o.Position).ThenBy(o => o.Code).ToListAsync(cancel);
        return [.. offices.Where(o => o.StandsOn(days.Today))];
    }
}
