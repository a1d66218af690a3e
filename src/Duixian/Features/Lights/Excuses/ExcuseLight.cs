using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Standings;

namespace Duixian.Features.Lights.Excuses;

/// <summary>A light is lifted for a good reason until a day.</summary>
public sealed record ExcuseLightRequest(int Year, string Plan, string Item, int Indicator, string Reason, DateOnly Until);

/// <summary>A leader allows the reason, by name of the office and until a day; the rule says which lights it lifts.</summary>
internal sealed class ExcuseLight(DuixianDb db, IndicatorsToJudge indicators, CivilDay days)
{
    public async Task<Result<Receipt>> ExecuteAsync(ExcuseLightRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.ApproveJudging)) { return Refusal.NotYours; }
        if (await indicators.FindAsync(request.Year, request.Plan, request.Item, request.Indicator, cancel) is not { } found) { return JudgingRefusal.Unknown; }
        if (found.Plan?.ClosedOn is { } closed) { return JudgingRefusal.PlanClosed(closed); }
        if (ScheduleChange.CheckReason(request.Reason) is { } refusal) { return refusal; }
        if (request.Until < days.Today) { return JudgingRefusal.ExcuseOver(days.Today); }
        if (found.Standing.Light is Light.Unjudged or Light.Green && !found.Standing.Excused) { return JudgingRefusal.NothingToExcuse; }
        act.Record(new LightExcused(request.Year, request.Plan, request.Item, request.Indicator, request.Reason.Trim(), act.By.Office, request.Until));
        return await db.SaveAsync(act, cancel);
    }
}
