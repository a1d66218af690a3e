using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Standings;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Lights.Rules;

/// <summary>From now on lights are given by this rule.</summary>
/// <param name="Item">With <paramref name="Indicator"/>: for this indicator alone. Null: for the whole plan.</param>
/// <param name="Code">A rule that is known.</param>
/// <param name="Text">A rule written as JSON; then <paramref name="Code"/> is not looked at.</param>
public sealed record ChooseRuleRequest(int Year, string Plan, string? Item, int? Indicator, string? Code, string? Text, string Reason);

/// <summary>Chooses the rule of a plan or of an indicator; what it says stands whole in the ledger, so the past can be judged by what held then.</summary>
internal sealed class ChooseRule(DuixianDb db, IndicatorsToJudge indicators)
{
    public async Task<Result<Receipt>> ExecuteAsync(ChooseRuleRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.KeepJudging)) { return Refusal.NotYours; }
        if (ScheduleChange.CheckReason(request.Reason) is { } reasonless) { return reasonless; }
        var plan = await db.PlanStandings.AsNoTracking().SingleOrDefaultAsync(p => p.Year == request.Year && p.Plan == request.Plan, cancel);
        if (plan is null) { return JudgingRefusal.Unknown; }
        if (plan.ClosedOn is { } closed) { return JudgingRefusal.PlanClosed(closed); }
        var stands = plan.Rule ?? LightRules.Default;
        if (request.Item is { } item)
        {
            if (await indicators.FindAsync(request.Year, request.Plan, item, request.Indicator ?? 0, cancel) is not { } found) { return JudgingRefusal.Unknown; }
            stands = found.Standing.Rule ?? stands;
        }
        var known = await KnownAsync(cancel);
        var chosen = request.Text is { } text ? Written(text, known) : known.Where(r => r.Code == request.Code).MaxBy(r => r.Version) is { } rule ? rule : JudgingRefusal.RuleUnknown(request.Code ?? "");
        if (chosen.Refusal is { } refusal) { return refusal; }
        if (chosen.Value == stands) { return JudgingRefusal.RuleSame; }
        act.Record(new LightRuleSet(request.Year, request.Plan, request.Item, request.Item is null ? null : request.Indicator, chosen.Value, request.Reason.Trim()));
        return await db.SaveAsync(act, cancel);
    }

    /// <summary>The published rules and those in force anywhere here; of each code the newest version.</summary>
    public async Task<IReadOnlyList<LightRule>> KnownAsync(CancellationToken cancel)
    {
        var plans = await db.PlanStandings.AsNoTracking().Where(p => p.Rule != null).Select(p => p.Rule!).ToListAsync(cancel);
        var own = await db.IndicatorStandings.AsNoTracking().Where(i => i.Rule != null).OrderBy(i => i.Year).ThenBy(i => i.Plan).ThenBy(i => i.Item).ThenBy(i => i.Indicator).Select(i => i.Rule!).Take(1_000).ToListAsync(cancel);
        return [.. LightRules.BuiltIn.Concat(plans).Concat(own).GroupBy(r => r.Code, StringComparer.Ordinal).Select(g => g.MaxBy(r => r.Version)!)];   // a group has one at least
    }

    /// <summary>The same words again are the same rule; others under a known code are its next version.</summary>
    private static Result<LightRule> Written(string text, IReadOnlyList<LightRule> known)
    {
        var read = RuleJson.Read(text);
        if (read.Refusal is not null) { return read; }
        var before = known.FirstOrDefault(r => r.Code == read.Value.Code);
        return before is not null && before == read.Value with { Version = before.Version } ? before : read.Value with { Version = (before?.Version ?? 0) + 1 };
    }
}
