using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.Corrections;

/// <summary>Somebody asks to mend a figure that stands.</summary>
/// <param name="AsOf">The day the figure is up to; past periods too.</param>
/// <param name="Old">The figure the person saw; if another stands by now, the answer is 409.</param>
public sealed record ProposeCorrectionRequest(int Year, string Plan, string Item, int Indicator, string Party, DateOnly AsOf, Figure Old, Figure New, string? Reason);

/// <summary>Proposes a correction; nothing changes until somebody else allows it.</summary>
internal sealed class ProposeCorrection(DuixianDb db, IdSource ids, CivilDay days)
{
    public async Task<Result<Receipt>> ExecuteAsync(ProposeCorrectionRequest request, Act act, CancellationToken cancel)
    {
        var (year, plan, item, indicator, party, day) = (request.Year, request.Plan, request.Item, request.Indicator, request.Party, request.AsOf);
        var points = db.FigurePoints.AsNoTracking().Where(p => p.Year == year && p.Plan == plan && p.Item == item && p.Indicator == indicator && p.Party == party && p.AsOf == day);
        if (!act.By.MayTouch(party) || await points.SingleOrDefaultAsync(cancel) is not { } point) { return CorrectionRefusal.FigureUnknown; }
        if (!act.By.May(Power.FillSheets)) { return Refusal.NotYours; }
        if (request.New.IsBlank) { return CorrectionRefusal.NoFigure; }
        var asked = await db.ListLines.Where(l => l.Year == year && l.Plan == plan && l.Item == item && l.Indicator == indicator).Select(l => new { l.Measure, l.Promise }).SingleOrDefaultAsync(cancel);
        if (FigureForm.Check(request.New, asked?.Measure, asked?.Promise?.Steps.Count ?? 0, days.Today, item) is { } malformed) { return malformed; }
        if (point.Figure != request.Old) { return Refusal.Stale; }
        return await db.SaveAsync(act, async turn =>
        {
            // While nobody else writes: whether somebody asked for the same figure a moment ago.
            if (await db.Corrections.AnyAsync(c => c.State == CorrectionState.Proposed && c.Year == year && c.Plan == plan && c.Item == item && c.Indicator == indicator && c.Party == party && c.AsOf == day, turn)) { return CorrectionRefusal.AlreadyProposed(item); }
            var proposed = Correction.Propose(new(ids.NewId()), new PlanAddress(year, plan), item, indicator, party, day, request.Old, request.New, request.Reason, days.Today, act);
            if (proposed.Refusal is { } refusal) { return refusal; }
            db.Add(proposed.Value);
            return null;
        }, cancel);
    }
}
