using Duixian.Domain.Commitments;
using Duixian.Files.Forms;
using Duixian.Reading.Sheets;

namespace Duixian.Features.Dispatch.SheetFiles;

/// <summary>The columns of a sheet as a file: what they are called, how wide they are, which of them are asked. Written and read by the same list.</summary>
internal static class FileColumns
{
    public const string Id = "id";
    public const string Item = "item";
    public const string Subject = "subject";
    public const string Unit = "unit";
    public const string Share = "share";
    public const string Last = "last";
    public const string This = "this";
    public const string Fresh = "fresh";
    public const string Numerator = "numerator";
    public const string Denominator = "denominator";
    public const string Steps = "steps";
    public const string InForce = "in-force";
    public const string Same = "same";
    public const string Reason = "reason";
    public const string NewDay = "new-day";
    public const string Obstacle = "obstacle";
    public const string Unlikely = "unlikely";
    public const string State = "state";

    public static readonly SheetColumns All = new(
        new SheetColumn(Id, false, "行标识", "row id"),
        new SheetColumn(Item, false, "号", "序号", "编号", "no", "number"),
        new SheetColumn(Subject, true, "指标", "指标名称", "indicator"),
        new SheetColumn(Unit, false, "单位", "计量单位", "unit"),
        new SheetColumn(Share, false, "全年份额", "份额", "全年任务", "share of the year", "share"),
        new SheetColumn(Last, false, "上期累计", "上月累计", "上季累计", "last total", "last"),
        new SheetColumn(This, true, "本期累计", "本月累计", "本季累计", "累计完成", "this total", "this"),
        new SheetColumn(Fresh, false, "本期新增", "本月新增", "本季新增", "new in this period", "new"),
        new SheetColumn(Numerator, false, "分子", "numerator"),
        new SheetColumn(Denominator, false, "分母", "denominator"),
        new SheetColumn(Steps, false, "节点完成日", "节点", "days of steps", "steps"),
        new SheetColumn(InForce, false, "执行起始日", "in force from"),
        new SheetColumn(Same, false, "无变化", "no change"),
        new SheetColumn(Reason, false, "为什么晚", "原因", "why late", "reason"),
        new SheetColumn(NewDay, false, "新的日子", "新的完成日", "new day"),
        new SheetColumn(Obstacle, false, "谁能解开", "who can remove it"),
        new SheetColumn(Unlikely, false, "异常数说明", "why the figure is right"),
        new SheetColumn(State, false, "状态", "state"));

    /// <summary>What must be readable in a row that says something.</summary>
    public static readonly IReadOnlyList<string> Asked = [This, Fresh, Numerator, Denominator, Steps, InForce, Same, Reason, NewDay, Obstacle, Unlikely];

    private static readonly Dictionary<string, int> Widths = new(StringComparer.Ordinal)
    {
        [Id] = 8,
        [Item] = 6,
        [Subject] = 30,
        [Unit] = 9,
        [Share] = 13,
        [Last] = 13,
        [This] = 15,
        [Fresh] = 12,
        [Numerator] = 12,
        [Denominator] = 12,
        [Steps] = 34,
        [InForce] = 13,
        [Same] = 8,
        [Reason] = 26,
        [NewDay] = 12,
        [Obstacle] = 18,
        [Unlikely] = 22,
        [State] = 16,
    };

    /// <summary>The columns a sheet needs, in their order: rates, steps and policies bring their own.</summary>
    public static IReadOnlyList<SheetColumn> For(IReadOnlyList<PartySheetLine> lines)
    {
        bool Any(Measure measure) => lines.Any(l => l.Measure == measure);
        return [.. All.All.Where(c => c.Key switch
        {
            Numerator or Denominator => Any(Measure.Rate),
            Steps => Any(Measure.Milestones),
            InForce => Any(Measure.PolicyInForce),
            _ => true,
        })];
    }

    public static FormColumn FormOf(SheetColumn column) => new(Widths[column.Key], Hidden: column.Key == Id);
}
