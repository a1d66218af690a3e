using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Standings;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Lights.Schedules;

/// <summary>A planned curve, or another day due, for one indicator.</summary>
/// <param name="Points">Empty: months in twelve.</param>
/// <param name="Version">Of the schedule the person saw; if another was set since, the answer is 409.</param>
public sealed record SetScheduleRequest(int Year, string Plan, string Item, int Indicator, IReadOnlyList<SchedulePoint> Points, DateOnly? NewDue, string Reason, int Version);

/// <summary>Before the first accepted figure a curve is set freely; afterwards, and always for another day due, it is proposed and a leader decides.</summary>
internal sealed class SetSchedule(DuixianDb db, IndicatorsToJudge indicators, IdSource ids, CivilDay days)
{
    public async Task<Result<Receipt>> ExecuteAsync(SetScheduleRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.KeepJudging)) { return Refusal.NotYours; }
        if (await indicators.FindAsync(request.Year, request.Plan, request.Item, request.Indicator, cancel) is not { } found) { return JudgingRefusal.Unknown; }
        if (found.Plan?.ClosedOn is { } closed) { return JudgingRefusal.PlanClosed(closed); }
        var row = found.Standing;
        if (row.ScheduleVersion != request.Version) { return Refusal.Stale; }
        var planned = new PlannedSchedule(request.Points, request.NewDue == row.Due ? null : request.NewDue);
        if ((planned.Check(request.Year, row.Due) ?? ScheduleChange.CheckReason(request.Reason)) is { } refusal) { return refusal; }
        if (planned.NewDue is null && planned.Points.SequenceEqual(row.Curve)) { return JudgingRefusal.SameSchedule; }
        return await db.SaveAsync(act, async inner => await DecideAsync(request, planned, act, inner), cancel);
    }

    /// <summary>Runs while nobody else writes: whether a figure counts already, and whether another change waits, is certain only then.</summary>
    private async Task<Refusal?> DecideAsync(SetScheduleRequest request, PlannedSchedule planned, Act act, CancellationToken cancel)
    {
        if (await db.ScheduleChanges.AnyAsync(c => c.Year == request.Year && c.Plan == request.Plan && c.Item == request.Item && c.Indicator == request.Indicator && c.State == ScheduleChangeState.Proposed, cancel)) { return JudgingRefusal.ChangeWaiting; }
        var reported = await db.FigurePoints.AnyAsync(p => p.Year == request.Year && p.Plan == request.Plan && p.Item == request.Item && p.Indicator == request.Indicator, cancel);
        if (!reported && planned.NewDue is null && request.Version <= 1)
        {
            act.Record(new ScheduleSet(request.Year, request.Plan, request.Item, request.Indicator, 1, planned.Points, null, request.Reason.Trim(), null));
            return null;
        }
        var change = ScheduleChange.Propose(new(ids.NewId()), new(request.Year, request.Plan), request.Item, request.Indicator, planned, request.Reason, days.Today, act);
        if (change.Refusal is { } refusal) { return refusal; }
        db.Add(change.Value);
        return null;
    }
}
