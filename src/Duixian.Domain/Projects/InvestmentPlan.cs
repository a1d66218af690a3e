using System.Globalization;
using Duixian.Domain.Commitments;

namespace Duixian.Domain.Projects;

/// <summary>
/// The year's investment plan of key projects (重点项目年度投资计划) as a plan like every other: one item for a project, and five indicators in every item.
/// Only the first is promised. What statistics count, what money came and went, and how far the works are is asked on the same sheet, kept beside it and never judged.
/// </summary>
public static class InvestmentPlan
{
    /// <summary>Completed this year as dispatch counts it (年内完成投资，调度口径); its target is the planned investment.</summary>
    public const int Completed = 1;

    /// <summary>Completed this year as the statistics bureau counts it (统计口径): a figure of its own, mixed with nothing.</summary>
    public const int Statistics = 2;

    /// <summary>Funds that have arrived this year (到位资金).</summary>
    public const int Arrived = 3;

    /// <summary>Funds that have been paid out this year (支付资金).</summary>
    public const int Paid = 4;

    /// <summary>How far the works are (形象进度), kept apart from the money.</summary>
    public const int Ladder = 5;

    /// <summary>The places of <see cref="Rungs"/> that a rule speaks of.</summary>
    public const int MainWorksBegun = 1;
    public const int HalfDone = 2;
    public const int MainWorksDone = 3;

    /// <summary>The ladder that bulletins of key-project offices use, from the bottom.</summary>
    public static readonly IReadOnlyList<string> Rungs = ["前期", "主体开工", "基本过半", "主体完工", "竣工"];

    /// <summary>The item of a project: X and its number, which is given once and never again.</summary>
    public static string ItemOf(int project) => string.Create(CultureInfo.InvariantCulture, $"X{project}");

    /// <summary>The project of an item; null where it is none. X12-2 is the item of project 12 after it was taken out once.</summary>
    public static int? ProjectOf(string item)
    {
        if (item is not ['X', .. var rest]) { return null; }
        var end = rest.IndexOf('-', StringComparison.Ordinal);
        return int.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>What is promised of a project's investment: the planned amount, as printed.</summary>
    public static Promise Planned(decimal yuan, string quote) => new(Bound.Exactly, yuan, null, null, null, null, null, [], null, quote);

    /// <summary>A figure that is only kept.</summary>
    public static readonly Promise Kept = new(Bound.Recorded, null, null, null, null, null, null, [], null, "");

    /// <summary>The ladder. Nobody planned a day for each rung, and none is promised: the year's end stands only because a step must have a day.</summary>
    public static Promise KeptLadder(int year) => Kept with { Steps = [.. Rungs.Select(r => new Step(r, new DateOnly(year, 12, 31)))] };
}
