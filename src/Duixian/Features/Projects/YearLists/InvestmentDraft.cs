using System.Globalization;
using System.Text;
using Duixian.Domain;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;

namespace Duixian.Features.Projects.YearLists;

/// <summary>One project of the year as its item says it.</summary>
/// <param name="Lead">Code of the office that reports; null where nobody was found.</param>
/// <param name="Reason">Why the planned amount is another than the published one; null where it is not.</param>
internal sealed record InvestmentItem(int Project, string Name, string? County, YearPlan Plan, string? Lead, IReadOnlyList<string> Supporting, string? Reason)
{
    public decimal Yuan => Plan.InvestmentYuan ?? 0;   // only projects with a planned amount become items
}

/// <summary>The year's investment plan written out, one line a project, so that it is published, revised and quoted like every other list.</summary>
internal sealed class InvestmentDraft
{
    private readonly StringBuilder text = new();
    private readonly List<(InvestmentItem Item, TextSpan Line, TextSpan Amount)> items = [];
    private readonly int year;

    public InvestmentDraft(int year, IEnumerable<InvestmentItem> listed)
    {
        this.year = year;
        text.Append(Title).Append('\n');
        foreach (var item in listed)
        {
            text.Append(CultureInfo.InvariantCulture, $"{InvestmentPlan.ItemOf(item.Project)}. ");
            var start = text.Length;
            text.Append(CultureInfo.InvariantCulture, $"{item.Name}，年度计划投资");
            var amount = text.Length;
            text.Append(Written(item.Yuan));
            var end = text.Length;
            if (item.Plan.Starts) { text.Append("，计划开工"); }
            if (item.Plan.Completes) { text.Append("，计划竣工"); }
            items.Add((item, new(start, text.Length), new(amount, end)));
            text.Append("。\n");
        }
    }

    public string Text => text.ToString();

    public int Items => items.Count;

    public string FileName => $"{year}年重点项目年度投资计划.txt";

    public string Title => $"{year}年重点项目年度投资计划";

    /// <summary>A draft whose items are all settled: they are what the year's list says.</summary>
    public Draft Make(DraftId id, (string Name, string? Code) place, PlanId? revises, DocumentId document, IdSource ids, DateTimeOffset at)
    {
        var draft = new Draft(id, new(year, PlanAddress.Projects), Title, place.Name, place.Code, document, revises, [], at);
        var written = Text;
        foreach (var (item, line, amount) in items)
        {
            var made = new DraftItem(new(ids.NewId()), item.Project, DraftOrigin.Added, [line], Content(item, written, line, amount));
            made.TakeAsChecked();
            draft.Take(made);
        }
        return draft;
    }

    private DraftItemContent Content(InvestmentItem item, string written, TextSpan line, TextSpan amount) => new(
        InvestmentPlan.ItemOf(item.Project), item.County, item.Name, written[line.Start..line.End], CommitmentKind.Milestone, Deadline: null, item.Lead, LeadProposed: false, item.Supporting,
        [
            new("年内完成投资（调度口径）", Measure.Cumulative, "万元", "元", InvestmentPlan.Planned(item.Yuan, written[amount.Start..amount.End]), amount.Start - line.Start, [amount]),
            new("年内完成投资（统计口径）", Measure.Cumulative, "万元", "元", InvestmentPlan.Kept, -1, []),
            new("年内到位资金", Measure.Cumulative, "万元", "元", InvestmentPlan.Kept, -1, []),
            new("年内支付资金", Measure.Cumulative, "万元", "元", InvestmentPlan.Kept, -1, []),
            new("形象进度", Measure.Milestones, "步", "步", InvestmentPlan.KeptLadder(year), -1, []),
        ], item.Reason);

    // A document says the same in every language and to the last digit.
    private static string Written(decimal yuan) => string.Create(CultureInfo.InvariantCulture, $"{yuan / 10_000m:0.########}万元");
}
