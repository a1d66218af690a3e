using Duixian.Domain.Plans;
using Duixian.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Registers;

/// <summary>Where delivered figures come from. Whoever takes reports asks here first: what is counted from a register is reported by nobody.</summary>
public sealed class FigureSources(DuixianDb db)
{
    private const int MostIndicators = 2_000;

    /// <summary>Null where offices report the figure, as they do unless something else was decided.</summary>
    public Task<FigureSource?> OfAsync(PlanAddress plan, string item, int indicator, CancellationToken cancel) =>
        db.FigureSources.AsNoTracking().SingleOrDefaultAsync(s => s.Year == plan.Year && s.Plan == plan.Code && s.Item == item && s.Indicator == indicator && s.Origin != FigureOrigin.Reports, cancel);

    /// <summary>All indicators of a plan that nobody reports.</summary>
    public async Task<IReadOnlyList<FigureSource>> OfPlanAsync(PlanAddress plan, CancellationToken cancel) =>
        await db.FigureSources.AsNoTracking().Where(s => s.Year == plan.Year && s.Plan == plan.Code && s.Origin != FigureOrigin.Reports)
            .OrderBy(s => s.Item).ThenBy(s => s.Indicator).Take(MostIndicators).ToListAsync(cancel);
}
