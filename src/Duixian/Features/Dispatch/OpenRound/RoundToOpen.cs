using System.Globalization;
using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Plans;
using Duixian.Features.Dispatch.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duixian.Features.Dispatch.OpenRound;

/// <summary>A round as it would be opened: what it asks, what it costs, and its proposed days.</summary>
/// <param name="Plans">Plans that may be chosen, newest first.</param>
/// <param name="Periods">Periods of the cycle that have begun within the plan's year, newest first.</param>
/// <param name="Parties">Who could be asked at all, with their names.</param>
internal sealed record RoundDraft(
    IReadOnlyList<PlanSummary> Plans, PlanSummary Plan, Cycle Cycle, Period Period, IReadOnlyList<Period> Periods, RoundScope Scope,
    CellsAsked Asked, IReadOnlyList<(string Code, string Name)> Parties, RoundDays Days, int LeadTime, DateOnly? ClosedOn);

/// <summary>What the page was asked for; anything missing is proposed.</summary>
/// <param name="Plan">Such as 2024/report.</param>
/// <param name="After">Such as 2024/report/5: the round to go on from.</param>
internal sealed record RoundWish(string? Plan, string? Cycle, string? Period, IReadOnlyList<string> Items, IReadOnlyList<string> Parties, string? After);

/// <summary>Proposes a round: the usual period, its days by the working calendar, and everything that is reported.</summary>
internal sealed class RoundToOpen(DuixianDb db, CellsToAsk cellsToAsk, WorkCalendar calendar, IOptions<RoundOptions> options, CivilDay civilDay)
{
    private const int MostPlans = 200;

    /// <returns>Null where no plan is published.</returns>
    public async Task<RoundDraft?> ReadAsync(RoundWish wish, CancellationToken cancel)
    {
        var today = civilDay.Today;
        var rhythm = options.Value.Rhythm;
        var plans = await db.PlanSummaries.AsNoTracking().OrderByDescending(p => p.Year).ThenBy(p => p.Plan).Take(MostPlans).ToListAsync(cancel);
        var last = await LastAsync(wish.After, cancel);
        var named = last is null ? wish.Plan : $"{last.Year}/{last.Plan}";
        if ((plans.Find(p => $"{p.Year}/{p.Plan}" == named) ?? plans.Find(p => p.Year <= today.Year) ?? plans.FirstOrDefault()) is not { } plan) { return null; }
        var cycle = last?.Cycle ?? (Enum.TryParse<Cycle>(wish.Cycle, out var chosen) && Enum.IsDefined(chosen) ? chosen : Cycle.Monthly);
        var period = Period.Parse(last is null ? wish.Period : null) is { } asked && asked.Cycle == cycle && asked.To.Year == plan.Year ? asked
            : last is not null && Period.Parse(last.PeriodCode) is { } before ? before.Next() : rhythm.Usual(cycle, plan.Year, today);
        var scope = last?.Scope ?? new RoundScope([.. wish.Items], [.. wish.Parties]);
        var everything = await cellsToAsk.ReadAsync(new PlanAddress(plan.Year, plan.Plan), new RoundScope(scope.Items, []), period.To, cancel);
        var cells = scope.Parties.Count == 0 ? everything : await cellsToAsk.ReadAsync(new PlanAddress(plan.Year, plan.Plan), scope, period.To, cancel);
        var names = await PartyNames.ReadAsync(db, cancel);
        var parties = everything.Cells.Select(c => c.Party).Distinct(StringComparer.Ordinal).OrderBy(names.PositionOf).ThenBy(c => c, StringComparer.Ordinal).Select(c => (c, names.NameOf(c))).ToList();
        var days = rhythm.DaysOf(period, calendar, today);
        var closedOn = await db.PlanStandings.Where(p => p.Year == plan.Year && p.Plan == plan.Plan).Select(p => p.ClosedOn).SingleOrDefaultAsync(cancel);
        return new(plans, plan, cycle, period, [.. PeriodsOf(cycle, plan.Year, period, today)], scope, cells, parties, days, OpenRound.LeadTime(calendar, days, today), closedOn);
    }

    /// <summary>The address of a round that was just opened: 2024/report/5.</summary>
    public async Task<string> AddressOfAsync(Guid round, CancellationToken cancel)
    {
        var id = new RoundId(round);
        var found = await db.Rounds.AsNoTracking().Where(r => r.Id == id).Select(r => new { r.Year, r.Plan, r.Number }).SingleAsync(cancel);
        return $"{found.Year}/{found.Plan}/{found.Number}";
    }

    private async Task<DispatchRound?> LastAsync(string? after, CancellationToken cancel)
    {
        if (after?.Split('/') is not [var year, var plan, var number] || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)) { return null; }
        return await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == y && r.Plan == plan && r.Number == n, cancel);
    }

    private static IEnumerable<Period> PeriodsOf(Cycle cycle, int year, Period chosen, DateOnly today)
    {
        var latest = Period.Of(cycle, today < new DateOnly(year, 12, 31) ? today : new DateOnly(year, 12, 31));
        if (latest.To.Year > year) { latest = latest.Previous(); }
        if (chosen.From > latest.From) { latest = chosen; }
        for (var period = latest; period.To.Year == year; period = period.Previous()) { yield return period; }
    }
}
