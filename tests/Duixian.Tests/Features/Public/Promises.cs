using Duixian.Domain.Commitments;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Tests.Features.Public;

/// <summary>Promises for the public pages, in our own words.</summary>
internal static class Promises
{
    public const string Wording = "为高龄老人家庭做适老化改造1000户,护理床位增加500张";

    /// <summary>One item that counts two things, each with the words it was read from.</summary>
    public static DraftItemContent TwoFigures(decimal beds = 500, string? reason = null) =>
        PlanExamples.Item("22", Wording.Replace("500", $"{beds:0}", StringComparison.Ordinal), "MZJ",
            PlanExamples.Counted("适老化改造", 1000, "户", "1000户"), PlanExamples.Counted("护理型养老床位", beds, "张", $"{beds:0}张")) with
        { Group = "养老", Reason = reason };

    /// <summary>Nobody answers for it and nobody could count it.</summary>
    public static DraftItemContent Unready => PlanExamples.Item("5", "深化医保支付方式改革", null) with { Group = "医保", Kind = CommitmentKind.Qualitative };

    public static DraftItemContent Books => PlanExamples.Item("7", "新建城市书房20个", "WLJ", PlanExamples.Counted("城市书房", 20, "个", "20个")) with { Group = "文化", Deadline = new(2024, 9, 30) };

    public static DraftItemContent Prose => PlanExamples.Item("P1", "开工建设湖滨机场", "FGW", new DraftIndicator("湖滨机场", Measure.YesNo, "", "", new Promise(Bound.Exactly, null, null, null, null, null, null, [], null, "开工建设湖滨机场"), 0, [])) with { Group = null, Kind = CommitmentKind.Milestone };

    public static DraftItemContent[] All => [Unready, Books, TwoFigures(), Prose];

    public static Task<Receipt> GivenPromisesAsync(this TestSite site, string code = "report", bool retold = false, params DraftItemContent[] items) =>
        site.GivenPlanAsync(code: code, retold: retold, items: items.Length == 0 ? All : items);
}
