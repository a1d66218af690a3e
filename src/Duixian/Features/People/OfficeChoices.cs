using Duixian.Data;
using Duixian.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.People;

/// <summary>Offices and units to choose from, in the order of their tables.</summary>
internal sealed class OfficeChoices(DuixianDb db)
{
    public async Task<IReadOnlyList<Choice>> OfficesAsync(string none, CancellationToken cancel) =>
        [new("", none), .. await db.Offices.OrderBy(o => o.Position).ThenBy(o => o.Code).Select(o => new Choice(o.Code, o.ShortName, null)).Take(2_000).ToListAsync(cancel)];

    public async Task<IReadOnlyList<Choice>> UnitsAsync(string none, CancellationToken cancel) =>
        [new("", none), .. await db.Units.IgnoreAutoIncludes().OrderBy(u => u.Position).ThenBy(u => u.Code).Select(u => new Choice(u.Code, u.ShortName, null)).Take(200).ToListAsync(cancel)];
}
