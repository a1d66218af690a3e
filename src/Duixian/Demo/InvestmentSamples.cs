using System.Globalization;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Features.Dispatch.OpenRound;
using Duixian.Features.Projects.YearLists;
using Duixian.Files;
using Microsoft.EntityFrameworkCore;
using static Duixian.Demo.SampleActs;

namespace Duixian.Demo;

/// <summary>The year's investment of those made-up projects that have a plan for it: published, and reported month by month through the domain's own rules. Every figure is invented and says so.</summary>
internal sealed class InvestmentSamples(DuixianDb db, Acts acts, IdSource ids, CivilDay civilDay, PublishInvestmentPlan publish, CellsToAsk cellsToAsk)
{
    private const int Year = 2024;
    private const int WorkingDays = 3;
    private static readonly PlanAddress Plan = new(Year, PlanAddress.Projects);

    public async Task LoadAsync(IReadOnlyList<(int Number, FictionalProject Told)> projects, CancellationToken cancel)
    {
        var request = new PublishInvestmentPlanRequest(Year, null);
        Require(await acts.RunAsync(Actor.System, "samples/investment/plan", request, "sample data", act => publish.ExecuteAsync(request, act, cancel), cancel));
        db.ChangeTracker.Clear();
        var told = projects.Where(p => p.Told.PlannedYuan is not null).ToDictionary(p => InvestmentPlan.ItemOf(p.Number), p => p.Told);
        for (var month = 1; month <= 12; month++)
        {
            var period = Period.Parse(string.Create(CultureInfo.InvariantCulture, $"{Year}-{month:00}"))!.Value;
            var days = Days(period);
            if (civilDay.Today < days.Opens) { return; }
            await ReportAsync(month, period, days, told, cancel);
        }
    }

    /// <summary>A month that is over was opened, filed, accepted and closed, all in one act; the one that runs waits to be filed.</summary>
    private async Task ReportAsync(int month, Period period, RoundDays days, Dictionary<string, FictionalProject> told, CancellationToken cancel)
    {
        var step = string.Create(CultureInfo.InvariantCulture, $"samples/investment/{month}");
        var act = Make(ids, step, step);
        Require(await db.SaveAsync(act, async turn =>
        {
            var asked = await cellsToAsk.ReadAsync(Plan, RoundScope.Whole, period.To, turn);
            var opened = DispatchRound.Open(new(ids.NewId()), Plan, month, new(period, days, string.Create(CultureInfo.InvariantCulture, $"{Year}年{month}月重点项目投资调度{DispatchSamples.Made}"), asked.Cells, WorkingDays, null, null, null, Fictional: true), days.Opens, act);
            if (opened.Refusal is { } no) { return no; }
            var (round, reports) = (opened.Value, asked.Cells.Select(c => new ProgressReport(new(ids.NewId()), opened.Value, c)).ToList());
            db.Add(round);
            db.AddRange(reports);
            if (civilDay.Today <= days.Closes) { return null; }
            foreach (var sheet in reports.GroupBy(r => r.Party))
            {
                foreach (var report in sheet) { Require(report.File(Filing(report, told[report.Item], period), report.Party, proxy: false, needsApprover: false, round, days.Due)); }
                act.Record(new SheetMoved(Year, Plan.Code, month, sheet.Key, "submitted", null, [.. sheet.Select(r => r.Said)]));
            }
            foreach (var report in reports) { Require(report.Accept(report.Indicator == InvestmentPlan.Arrived ? EvidenceGrade.SystemOrBank : EvidenceGrade.SelfDeclared, roundClosed: false, act)); }
            foreach (var report in reports) { report.Lock(); }
            return round.Close(reports.Count, 0, days.Closes, act);
        }, cancel));
        db.ChangeTracker.Clear();
    }

    private static Filing Filing(ProgressReport report, FictionalProject told, Period period)
    {
        var figure = report.Indicator switch
        {
            InvestmentPlan.Completed => new Figure(told.CompletedBy(period.To)),
            // What statistics count comes a month later and leaves out what has no voucher yet.
            InvestmentPlan.Statistics => new(Wan(told.CompletedBy(period.From.AddDays(-1)) * 0.94m)),
            InvestmentPlan.Arrived => new(Wan(decimal.Min(told.PlannedYuan ?? 0, told.CompletedBy(period.To) * 1.08m))),
            InvestmentPlan.Paid => new(Wan(told.CompletedBy(period.To) * 0.87m)),
            _ => new Figure(null, Steps: [.. told.Rungs(period.To).Select((day, index) => new StepDone(index, day))]),
        };
        var slow = report.Indicator == InvestmentPlan.Completed && told.IsSlow ? new Explanation("演示：设备到货晚于计划", new(Year, 12, 31), null) : null;
        return new(figure, Unchanged: false, slow, null);
    }

    private static decimal Wan(decimal yuan) => decimal.Floor(yuan / 10_000m) * 10_000m;
}
