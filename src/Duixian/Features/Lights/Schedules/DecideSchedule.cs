using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Standings;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Lights.Schedules;

/// <summary>Allows a changed schedule, or says why not.</summary>
public sealed record DecideScheduleRequest(Guid Change, bool Allow, string? Reason, long Revision) : INeedsConfirmation;

/// <summary>A leader decides about a proposed schedule; the first one stays beside it.</summary>
internal sealed class DecideSchedule(DuixianDb db, IndicatorsToJudge indicators, CivilDay days)
{
    public async Task<Result<Receipt>> ExecuteAsync(DecideScheduleRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.ApproveJudging)) { return Refusal.NotYours; }
        var id = new ScheduleChangeId(request.Change);
        var change = await db.ScheduleChanges.SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (change is null) { return JudgingRefusal.ChangeUnknown; }
        if (change.Revision != request.Revision) { return Refusal.Stale; }
        if (await indicators.FindAsync(change.Year, change.Plan, change.Item, change.Indicator, cancel) is not { } found) { return JudgingRefusal.Unknown; }
        if (found.Plan?.ClosedOn is { } closed) { return JudgingRefusal.PlanClosed(closed); }
        if (request.Allow && new PlannedSchedule(change.Points, change.NewDue).Check(change.Year, found.Standing.Due) is { } outdated) { return outdated; }
        var refusal = request.Allow ? change.Approve(found.Standing.ScheduleVersion, days.Today, act) : change.Refuse(request.Reason, days.Today, act);
        return refusal is not null ? refusal : await db.SaveAsync(act, cancel);
    }
}
