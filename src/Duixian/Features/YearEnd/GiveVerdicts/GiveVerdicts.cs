using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Standings;
using Duixian.Features.YearEnd.Overview;

namespace Duixian.Features.YearEnd.GiveVerdicts;

/// <summary>Says what items came to.</summary>
public sealed record GiveVerdictsRequest(int Year, string Plan, IReadOnlyList<VerdictSaid> Verdicts);

/// <param name="Reason">Needed where the verdict is not what the standing says.</param>
/// <param name="Seen">The verdict the person saw; if another was given since, the answer is 409.</param>
public sealed record VerdictSaid(string Item, Verdict Verdict, string? Reason, Verdict? Seen);

/// <summary>Gives verdicts on some or all items of a plan; nothing else changes by it.</summary>
internal sealed class GiveVerdicts(DuixianDb db, YearEndOfPlan yearEnd, CivilDay civilDay)
{
    public async Task<Result<Receipt>> ExecuteAsync(GiveVerdictsRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.CloseYear)) { return Refusal.NotYours; }
        return await db.SaveAsync(act, async turn =>
        {
            if (await yearEnd.FindAsync(new PlanAddress(request.Year, request.Plan), turn) is not { } card) { return YearEndRefusal.PlanUnknown; }
            if (card.ClosedOn is { } closed) { return YearEndRefusal.Closed(closed); }
            var items = card.Items.ToDictionary(i => i.Item, StringComparer.Ordinal);
            foreach (var said in request.Verdicts)
            {
                if (!items.TryGetValue(said.Item, out var item)) { return YearEndRefusal.ItemUnknown(said.Item); }
                if (item.Said != said.Seen) { return Refusal.Stale; }
                var reason = string.IsNullOrWhiteSpace(said.Reason) ? null : said.Reason.Trim();
                if (reason is null && VerdictProposal.NeedsReason(said.Verdict, item.Proposed)) { return YearEndRefusal.ReasonMissing(said.Item); }
                if (reason?.Length > YearEndRefusal.LongestReason) { return YearEndRefusal.ReasonTooLong(said.Item); }
                if (item.Said == said.Verdict && item.Reason == reason) { continue; }
                act.Record(new VerdictGiven(request.Year, request.Plan, said.Item, said.Verdict, reason, civilDay.Today));
            }
            return act.Bodies.Count == 0 ? YearEndRefusal.NothingGiven : null;
        }, cancel);
    }
}
