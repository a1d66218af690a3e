using System.Globalization;
using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Shares;
using Duixian.Domain.Standings;
using static Duixian.Tests.Rollups.StandingExamples;
using Universe = Duixian.Domain.Directory.Universe;

namespace Duixian.Tests.Rollups;

/// <summary>A year in which everything happens that entries can tell, in no sensible order; the same for the same seed.</summary>
internal sealed class RandomHistory(int year, ulong seed)
{
    private static readonly string[] Counties = ["371502", "371503", "371581", "KFQ"];

    private readonly Dictionary<string, List<PublishedIndicator>> items = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Item, int Indicator), List<string>> parties = [];
    private readonly List<(string Item, int Indicator, string Party, int Month)> accepted = [];
    private readonly Dictionary<string, ItemPublished> published = new(StringComparer.Ordinal);
    private ulong state = seed;
    private int versions = 1;
    private int numbers = 10;   // of indicators: one that was withdrawn is never given again

    private DateOnly YearEnd => new(year, 12, 31);

    /// <summary>The list as it begins, with divided targets.</summary>
    public IEnumerable<EntryBody> Beginning()
    {
        yield return new PlanPublished(year, "report", 1, "清单", "临河市", null, new('0', 64), "清单.txt", false, null, 0, 0, 0);
        (CommitmentKind Kind, (Measure? Measure, string Unit, Promise Promise)[] Parts)[] all =
        [
            (CommitmentKind.Count, [(Measure.Cumulative, "张", Promise(800)), (Measure.EventCount, "场", Promise(7, Bound.AtLeast, baseline: 3))]),
            (CommitmentKind.Rate, [(Measure.Rate, "%", Promise(90.5m, Bound.AtLeast)), (Measure.Rate, "‰", Promise(6.25m, Bound.AtMost, baseline: 9))]),
            (CommitmentKind.Count, [(Measure.Level, "个", Promise(50, Bound.AtLeast, baseline: 10)), (Measure.Level, "个", Promise(20, Bound.AtMost, baseline: 40)), (Measure.Level, "个", Promise(5, Bound.AtMost)), (Measure.Level, "个", Promise(5, baseline: 10))]),
            (CommitmentKind.Milestone, [(Measure.Milestones, "", Promise(null, steps: [new("开工", EndOf(year, 3)), new("封顶", EndOf(year, 8)), new("投用", EndOf(year, 11))])), (Measure.YesNo, "", Promise(null))]),
            (CommitmentKind.PolicyParameter, [(Measure.PolicyInForce, "元", Promise(15, inForce: new(year, 7, 1))), (Measure.Level, "元", Promise(640)), (Measure.Level, "元", Promise(640, baseline: 610) with { Upper = 660 })]),
            (CommitmentKind.Clearance, [(Measure.Level, "%", Promise(100, Bound.FullCoverage)), (Measure.Cumulative, "处", Promise(null, Bound.ZeroOut, baseline: 30)), (Measure.Level, "处", Promise(0, Bound.ZeroOut))]),
            (CommitmentKind.Rate, [(Measure.Level, "%", Promise(6, Bound.AtLeast)), (Measure.Level, "%", Promise(-3, Bound.AtLeast)), (Measure.Level, "个百分点", Promise(0, Bound.AtMost))]),
            (CommitmentKind.Count, [(Measure.Level, "个", Promise(20, Bound.AtLeast, baseline: 20)), (Measure.Cumulative, "万元", Promise(100.0001m, Bound.About) with { Upper = 120 }), (null, "个", Promise(3)), (Measure.Cumulative, "个", Promise(null))]),
            (CommitmentKind.Qualitative, []),
        ];
        for (var i = 0; i < all.Length; i++)
        {
            var item = (i + 1).ToString(CultureInfo.InvariantCulture);
            items[item] = [.. all[i].Parts.Select((p, n) => new PublishedIndicator(n + 1, "事项", p.Measure, p.Unit, p.Unit, p.Promise, []))];
            published[item] = new(year, "report", 1, item, i + 1, "民生", "事项" + item, "原文", all[i].Kind, i == 8 ? null : Office, i == 8 ? null : "市民政局", [], i == 3 ? new(year, 11, 30) : YearEnd, i == 3, "", [], items[item]);
            yield return published[item];
        }
        (string Item, int Indicator)[] divided = [("1", 1), ("2", 1), ("3", 2), ("6", 1), ("6", 2), ("7", 1)];
        foreach (var (item, indicator) in divided) { yield return Divide(item, indicator); }
    }

    /// <summary>What happens next.</summary>
    public EntryBody Next()
    {
        var (item, indicator) = Line();
        var (month, party) = (1 + Below(12), PartyOf(item, indicator));
        switch (Below(30))
        {
            case 0 or 1 or 2: return Closed(year, month);
            case 3 when accepted.Count > 0:
                var gone = accepted[Below(accepted.Count)];
                accepted.Remove(gone);
                return new FigureTakenBack(year, "report", gone.Item, gone.Indicator, gone.Party, gone.Month, EndOf(year, gone.Month), "有误");
            case 4 or 5 when accepted.Count > 0:
                var wrong = accepted[Below(accepted.Count)];
                return new FigureCorrected(year, "report", wrong.Item, wrong.Indicator, wrong.Party, EndOf(year, wrong.Month), new Figure(Below(9)), Said(wrong.Item, wrong.Indicator), "更正", wrong.Party);
            case 6: return new LightRuleSet(year, "report", item, Below(3) == 0 ? null : indicator, LightRules.BuiltIn[Below(LightRules.BuiltIn.Count)], "换规则");
            case 7 when Below(3) == 0: return new LightRuleSet(year, "report", null, null, LightRules.BuiltIn[Below(LightRules.BuiltIn.Count)], "换规则");
            case 8: return new LightExcused(year, "report", item, indicator, "汛期", "ZFB", EndOf(year, month));
            case 9 or 10: return new FiguresUnchanged(year, "report", party, month, EndOf(year, month), party, Below(2) == 0, Below(2) == 0, [.. Enumerable.Range(0, 1 + Below(4)).Select(_ => Line()).Append((item, indicator)).Distinct().Select(l => new FigureKey(l.Item1, l.Item2))]);
            case 11: return new ScheduleSet(year, "report", item, indicator, 1 + Below(3), Below(3) == 0 ? [] : [new(EndOf(year, 1 + Below(5)), Below(40)), new(EndOf(year, 6 + Below(4)), 40 + (Below(400) / 10m)), new(YearEnd, 100)], Below(3) == 0 ? new(year + Below(2), 1 + Below(12), 15) : null, "季节", null);
            case 12:
                var was = published[item];
                return new ItemRevised(year, "report", ++versions, item, was.Position, was.Group, was.Title, was.Text, Below(4) == 0 ? CommitmentKind.PolicyParameter : was.Kind, Below(3) == 0 ? "JYJ" : Office, "市民政局", [], Below(2) == 0 ? was.Due : new(year, 1 + Below(12), 20), true, "", [], "调整");
            case 13 when items[item].Count > 0:
                var added = Below(4) == 0;
                var old = items[item][Below(items[item].Count)];
                var now = old with { Number = added ? ++numbers : old.Number, Promise = old.Promise with { Amount = Below(4) == 0 ? old.Promise.Amount : Below(1_000) / 10m, Baseline = Below(3) == 0 ? Below(100) : old.Promise.Baseline } };
                items[item].RemoveAll(i => i.Number == now.Number);
                items[item].Add(now);
                return new TargetRevised(year, "report", ++versions, item, added ? 1 : 2, now, "", "调整");
            case 14: return Divide(item, indicator);
            case 15: return new VerdictGiven(year, "report", item, (Verdict)Below(6), Below(2) == 0 ? null : "说明", YearEnd);
            case 16 when Below(6) == 0:
                items[item].RemoveAll(i => i.Number == indicator);
                return new IndicatorWithdrawn(year, "report", ++versions, item, indicator, "取消");
            case 17 when Below(8) == 0: return new ItemWithdrawn(year, "report", ++versions, item, "取消");
            case 18 when Below(4) == 0: return new PlanClosed(year, "report", YearEnd, 9, 3);
            case 18: return new RoundOpened(year, "report", month, "1月", YearEnd, YearEnd, YearEnd, YearEnd, "调度", 1, 1, null, null, Below(9) == 0);
            case 19: return new ScheduleChangeProposed(year, "report", item, indicator, [], YearEnd.AddDays(month), "不公开");
            default:
                if (!accepted.Contains((item, indicator, party, month))) { accepted.Add((item, indicator, party, month)); }
                var says = Below(3) == 0 ? new Explanation("原因" + month, Below(2) == 0 ? EndOf(year, month) : null, Below(2) == 0 ? "省厅" : null) : null;
                return new FigureAccepted(year, "report", item, indicator, party, month, EndOf(year, month), Said(item, indicator), says, (EvidenceGrade)Below(4), party, Below(5) == 0, Below(5) == 0);
        }
    }

    /// <summary>Looks like chance and is none.</summary>
    public int Below(int limit)
    {
        state = unchecked((state * 6_364_136_223_846_793_005UL) + 1_442_695_040_888_963_407UL);
        return (int)((state >> 33) % (ulong)limit);
    }

    private (string Item, int Indicator) Line()
    {
        var item = (1 + Below(9)).ToString(CultureInfo.InvariantCulture);
        return (item, items[item].Count == 0 ? 1 : items[item][Below(items[item].Count)].Number);
    }

    private string PartyOf(string item, int indicator) => parties.TryGetValue((item, indicator), out var known) && Below(8) > 0 ? known[Below(known.Count)] : Below(6) == 0 ? "JYJ" : Office;

    private SharesIssued Divide(string item, int indicator)
    {
        var who = Counties.Append(Office).Where(_ => Below(3) > 0).DefaultIfEmpty("371502").ToList();
        parties[(item, indicator)] = who;
        var target = items[item].Find(i => i.Number == indicator);
        var shares = who.Select(p => new IssuedShare(p, "名" + p, p == Office ? PartyKind.Office : p == "KFQ" ? PartyKind.Zone : PartyKind.County, 9 - (p[^1] % 3), Below(5) == 0 ? null : Below(3) == 0 ? target?.Promise.Amount : Below(2_000) / 4m)).ToList();
        var additive = target is { Measure: Measure.Cumulative or Measure.EventCount, Promise.Bound: not (Bound.ZeroOut or Bound.FullCoverage) };
        return new(year, "report", item, indicator, ++versions, EndOf(year, 1), 1, ShareMethod.AsDeclared, Universe.Counties, target?.Promise.Amount, target?.Unit ?? "", additive ? shares.Sum(s => s.Amount ?? 0) : null, "分解", ShareInputs.Whole, shares);
    }

    private Figure Said(string item, int indicator)
    {
        var line = items[item].Find(i => i.Number == indicator);
        return line?.Measure switch
        {
            _ when Below(25) == 0 => Figure.Blank,
            Measure.YesNo => new(Below(2)),
            Measure.Milestones => new(null, Steps: [.. Enumerable.Range(0, 3).Where(_ => Below(2) == 0).Select(i => new StepDone(i, EndOf(year, 1 + Below(12))))]),
            Measure.PolicyInForce => new(Below(4) == 0 ? null : 14 + Below(3), InForceFrom: Below(4) == 0 ? null : EndOf(year, 1 + Below(12))),
            Measure.Rate when Below(3) > 0 => new(Below(2) == 0 ? Below(100) : null, Below(100), Below(12) == 0 ? 0 : 1 + Below(140)),
            Measure.Level when line.Unit == "%" => Below(2) == 0 ? new(Below(200) / 2m) : Below(2) == 0 ? new((Below(200) / 10m) - 9) : new(null, Below(90), 60 + Below(40)),
            Measure.Level when line.Unit == "元" => new(Below(2) == 0 ? 640 : 600 + Below(70)),
            Measure.Level when line.Unit == "个百分点" => new(Below(5) - 2),
            _ => new(Below(3) == 0 ? Below(900) : Below(60)),
        };
    }
}
