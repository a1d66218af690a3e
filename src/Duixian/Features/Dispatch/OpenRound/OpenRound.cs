using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Dispatch.OpenRound;

/// <summary>Opens a round of one plan for one period.</summary>
/// <param name="Round">Its id, made with the form.</param>
/// <param name="Period">Such as 2024-05, 2024-05-1, 2024-W21 or 2024-Q2; figures are running totals up to its last day.</param>
/// <param name="Items">Only these items; empty: all.</param>
/// <param name="Parties">Only these units and offices; empty: all.</param>
/// <param name="ApprovedBy">Who allows less than two working days.</param>
/// <param name="WhyTwice">Why something is asked that another open round asks already.</param>
/// <param name="Fictional">What is reported is made up for a demonstration; only samples say so.</param>
public sealed record OpenRoundRequest(
    Guid Round, int Year, string Plan, string Period, DateOnly Opens, DateOnly Due, DateOnly Grace, DateOnly Closes, string Title,
    IReadOnlyList<string> Items, IReadOnlyList<string> Parties, string? ApprovedBy, string? WhyTwice, bool Fictional = false);

/// <summary>Opens a round: a line for every figure asked, in one act. A period long past is as good as the newest one.</summary>
internal sealed class OpenRound(DuixianDb db, CellsToAsk cellsToAsk, WorkCalendar calendar, IdSource ids, CivilDay civilDay)
{
    public async Task<Result<Receipt>> ExecuteAsync(OpenRoundRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.KeepRounds)) { return Refusal.NotYours; }
        if (Period.Parse(request.Period) is not { } period) { return DispatchRefusal.PeriodUnknown; }
        var plan = new PlanAddress(request.Year, request.Plan);
        if (!await db.PlanSummaries.AnyAsync(p => p.Year == plan.Year && p.Plan == plan.Code, cancel)) { return DispatchRefusal.PlanUnknown; }
        var days = new RoundDays(request.Opens, request.Due, request.Grace, request.Closes);
        return await db.SaveAsync(act, async turn =>
        {
            if (await db.PlanStandings.AsNoTracking().SingleOrDefaultAsync(p => p.Year == plan.Year && p.Plan == plan.Code, turn) is { ClosedOn: { } closedOn }) { return SheetRefusal.PlanClosed(closedOn); }
            var scope = new RoundScope([.. request.Items.Order(StringComparer.Ordinal)], [.. request.Parties.Order(StringComparer.Ordinal)]);
            var asked = await cellsToAsk.ReadAsync(plan, scope, period.To, turn);
            var number = (await db.Rounds.Where(r => r.Year == plan.Year && r.Plan == plan.Code).MaxAsync(r => (int?)r.Number, turn) ?? 0) + 1;
            var opening = new RoundOpening(
                period, days, request.Title, asked.Cells, LeadTime(calendar, days, civilDay.Today), request.ApprovedBy,
                asked.Twice.Count == 0 ? null : (asked.Twice.Sum(t => t.Cells), asked.Twice[0].Title), request.WhyTwice, request.Fictional, scope, asked.Counted);
            var opened = DispatchRound.Open(new(request.Round), plan, number, opening, civilDay.Today, act);
            if (opened.Refusal is { } refusal) { return refusal; }
            await db.InsertManyAsync<DispatchRound>([opened.Value], turn);   // its lines refer to it
            await db.InsertManyAsync<ProgressReport>([.. asked.Cells.Select(c => new ProgressReport(new(ids.NewId()), opened.Value, c))], turn);
            return null;
        }, cancel);
    }

    /// <summary>Working days left to report: after today or the day it opens, whichever is later.</summary>
    public static int LeadTime(WorkCalendar calendar, RoundDays days, DateOnly today) => calendar.WorkingDaysAfter(today > days.Opens ? today : days.Opens, days.Due);
}
