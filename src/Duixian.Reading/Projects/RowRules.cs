using Duixian.Domain.Projects;

namespace Duixian.Reading.Projects;

/// <summary>What must agree within one row. Nothing is changed by it: a person decides which of two figures is wrong.</summary>
internal sealed class RowRules(ProjectWords words, Findings findings, DateOnly today)
{
    public void Check(ProjectRow row)
    {
        CheckMoney(row);
        CheckDates(row);
        CheckPermits(row, row.Stage);
        new CodeText(words, today, findings).CheckPlace(row.Code, row.Counties, row.Line, "code");
    }

    private void CheckMoney(ProjectRow row)
    {
        var (total, plan, year, month, all) = (row.TotalInvestmentYuan, row.YearPlanYuan, row.YearCompletedYuan, row.MonthCompletedYuan, row.CumulativeYuan);
        if (words.IsPreparing(row.Stage) && (year > 0 || (year is null && all > 0))) { Say(row, year > 0 ? "yearCompletedYuan" : "cumulativeYuan", "money.preparation_with_investment", row.Stage ?? ""); }
        if (total is { } whole)
        {
            if (all > whole) { Say(row, "cumulativeYuan", "money.completed_over_total", all.Value / 10_000m, whole / 10_000m); }
            else if (all is null && year > whole) { Say(row, "yearCompletedYuan", "money.completed_over_total", year.Value / 10_000m, whole / 10_000m); }
            if (plan > whole) { Say(row, "yearPlanYuan", "money.plan_over_total", plan.Value / 10_000m, whole / 10_000m); }
            var funds = ProjectFields.Funds.Sum(f => row.Number(f) ?? 0m);
            if (funds > whole * 1.001m) { Say(row, "totalInvestmentYuan", "money.funds_over_total", funds / 10_000m, whole / 10_000m); }
        }
        if (all < year) { Say(row, "cumulativeYuan", "money.cumulative_below_year", all.Value / 10_000m, year.Value / 10_000m); }
        if (month > (year ?? all)) { Say(row, "monthCompletedYuan", "money.month_over_year", month.Value / 10_000m, (year ?? all ?? 0) / 10_000m); }
        if (month > plan * 0.25m && plan > 0 && month < year) { Say(row, "monthCompletedYuan", "money.month_jump", month.Value / 10_000m, plan.Value / 10_000m); }
        if (row.CompletionRate is { } rate && plan > 0 && year is { } done && Math.Abs(rate - (done / plan.Value)) > 0.011m) { Say(row, "completionRate", "rate.mismatch", rate * 100, decimal.Round(done / plan.Value * 100, 2)); }
        if (row.ImageProgressRate > 1) { Say(row, "imageProgressRate", "rate.over_one", row.ImageProgressRate.Value * 100); }
    }

    private void CheckDates(ProjectRow row)
    {
        var start = row.StartActual ?? row.StartPlanned;
        foreach (var (finish, field) in new[] { (row.FinishPlanned, "finishPlanned"), (row.FinishActual, "finishActual"), (row.ProductionPlanned, "productionPlanned") })
        {
            if (start is { } from && finish is { } until && until.Last < from.First) { Say(row, field, "date.order", from, until); }
        }
        if (row.StartActual is { } begun && begun.First > today) { Say(row, "startActual", "date.future", begun); }
        if (row.FinishActual is { } ended && ended.First > today) { Say(row, "finishActual", "date.future", ended); }
    }

    /// <param name="stage">Of the project, which another sheet may know better.</param>
    public void CheckPermits(ProjectRow row, string? stage)
    {
        if (row.Permits.Count == 0) { return; }
        if (StateOf(row, PermitStep.ConstructionPermit) == PermitState.Done)
        {
            foreach (var earlier in (ReadOnlySpan<PermitStep>)[PermitStep.EngineeringPlanning, PermitStep.LandUsePlanning, PermitStep.LandRight, PermitStep.Eia])
            {
                if (StateOf(row, earlier) is not (PermitState.NotDone or PermitState.InProgress)) { continue; }
                Say(row, "permits.constructionPermit", "permit.order", earlier);
                break;
            }
        }
        if (StateOf(row, PermitStep.EngineeringPlanning) == PermitState.Done && StateOf(row, PermitStep.LandUsePlanning) == PermitState.NotDone) { Say(row, "permits.engineeringPlanning", "permit.order", PermitStep.LandUsePlanning); }
        if (StateOf(row, PermitStep.ConstructionPermit) is PermitState.NotDone or PermitState.InProgress && (words.IsBuilding(stage) || words.IsFinished(stage) || (stage is null && row.StartActual is { } begun && begun.Last <= today))) { Say(row, "permits.constructionPermit", "permit.start_before", stage ?? row.StartActual?.ToString() ?? ""); }
        if (row.StartActual is { } started && row.Permits.GetValueOrDefault(PermitStep.ConstructionPermit)?.Date is { } permitted && started.Last < permitted.First) { Say(row, "permits.constructionPermit", "permit.date_after_start", permitted, started); }
        foreach (var (step, standing) in row.Permits)
        {
            if (standing.Date is { } day && day.First > today) { Say(row, "permits." + ColumnMeaning.NameOf(step), "date.future", day); }
        }
    }

    private static PermitState? StateOf(ProjectRow row, PermitStep step) => row.Permits.GetValueOrDefault(step)?.State;

    private void Say(ProjectRow row, string field, string code, params IReadOnlyList<object> arguments) => findings.Add(row.Line, field, code, arguments);
}
