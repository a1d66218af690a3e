using Duixian.Domain.Commitments;
using Duixian.Reading.Quantities;
using Duixian.Reading.Words;

namespace Duixian.Reading.Classify;

/// <summary>Judges what sort of promise an item is, by its first or chief sentence.</summary>
internal static class Kinds
{
    public static CommitmentKind Of(ReadOnlySpan<char> letters, IReadOnlyList<Figure> measures, Vocabulary words)
    {
        var counted = First(measures, measure => measure.Bound is not (Bound.FullCoverage or Bound.ZeroOut));
        if (counted is null) { return Uncounted(letters, measures, words); }
        // Only the one figure, and it stands in a bracket: the named work is the promise.
        if (measures.Count == 1 && IsBracketed(letters, counted) && words.Completed.IsIn(letters[counted.End..])) { return CommitmentKind.Milestone; }
        if (IsStandard(letters, measures, words)) { return CommitmentKind.PolicyParameter; }
        return counted.Sort switch
        {
            UnitSort.Share => measures[0].Bound == Bound.ZeroOut ? CommitmentKind.Clearance : CommitmentKind.Rate,
            UnitSort.Event => CommitmentKind.EventCount,
            _ when measures[0].Bound == Bound.ZeroOut => CommitmentKind.Clearance,
            _ => CommitmentKind.Count,
        };
    }

    private static Figure? First(IReadOnlyList<Figure> measures, Func<Figure, bool> fits)
    {
        foreach (var measure in measures)
        {
            if (fits(measure)) { return measure; }
        }
        return null;
    }

    private static bool IsBracketed(ReadOnlySpan<char> letters, Figure measure)
    {
        var open = letters[..measure.Start].LastIndexOf('(');
        return open >= 0 && letters[open..measure.Start].IndexOf(')') < 0 && letters[measure.End..].IndexOf(')') >= 0;
    }

    /// <summary>Money per person and month, a reimbursement share, a rate of contribution.</summary>
    private static bool IsStandard(ReadOnlySpan<char> letters, IReadOnlyList<Figure> measures, Vocabulary words)
    {
        foreach (var measure in measures)
        {
            if (measure.Bound is Bound.FullCoverage or Bound.ZeroOut) { continue; }
            if (measure.Sort == UnitSort.Money && (measure.Baseline is not null || measure.Per is { } per && per.AsSpan().IndexOfAny('人', '生', '月') >= 0 || measure.Per is not null && words.Policy.IsIn(Clause.Around(letters, measure.Start).Of(letters)))) { return true; }
            var clause = Clause.Around(letters, measure.Start);
            var before = letters[clause.Start..measure.Start];
            var isRate = before.Length > 1 && before.TrimEnd("达到至在为稳定保持提高控制")[^1..] is "率" && !before.Contains("费率", StringComparison.Ordinal);
            if (!isRate && measure.Sort is UnitSort.Share or UnitSort.Money && words.Policy.IsIn(before) && !before.Contains("标准化", StringComparison.Ordinal) && (measure.Sort == UnitSort.Share || words.RaiseWords.IsIn(clause.Of(letters)) || before.Contains("标准", StringComparison.Ordinal) || before.Contains("限额", StringComparison.Ordinal))) { return true; }
        }
        return false;
    }

    private static CommitmentKind Uncounted(ReadOnlySpan<char> letters, IReadOnlyList<Figure> measures, Vocabulary words)
    {
        var whole = First(measures, measure => measure.Bound is Bound.FullCoverage or Bound.ZeroOut);
        if (whole is not null)
        {
            var opening = letters[..Clause.Around(letters, whole.Start).Start];
            if (words.Completed.IsIn(opening)) { return CommitmentKind.Milestone; }
            var goesOn = whole.End < letters.Length && letters[whole.End] > '\u2e80' && letters[whole.End] is not ('。' or '、' or '”');
            return opening.Contains("实施", StringComparison.Ordinal) || goesOn && whole.Bound == Bound.FullCoverage ? CommitmentKind.Qualitative : CommitmentKind.Clearance;
        }
        if (words.Policy.IsIn(letters) && words.RaiseWords.IsIn(letters) && IsAboutStandards(letters)) { return CommitmentKind.PolicyParameter; }
        if (IsContest(letters)) { return CommitmentKind.EventCount; }
        return IsMilestone(letters, words) ? CommitmentKind.Milestone : CommitmentKind.Qualitative;
    }

    private static bool IsAboutStandards(ReadOnlySpan<char> letters)
    {
        foreach (var word in (ReadOnlySpan<string>)["标准", "养老金", "费率", "限额", "最低工资", "津贴", "补贴", "报销比例"])
        {
            if (letters.Contains(word, StringComparison.Ordinal)) { return true; }
        }
        return false;
    }

    /// <summary>开展产业链招商竞赛: an event to be held, though no number is printed.</summary>
    private static bool IsContest(ReadOnlySpan<char> letters)
    {
        if (letters.IndexOf("组织") < 0 && letters.IndexOf("开展") < 0 && letters.IndexOf("举办") < 0 && letters.IndexOf("办好") < 0) { return false; }
        foreach (var word in (ReadOnlySpan<string>)["竞赛", "大赛", "赛事", "运动会", "会战", "博览会", "艺术节"])
        {
            if (letters.Contains(word, StringComparison.Ordinal)) { return true; }
        }
        return false;
    }

    private static bool IsMilestone(ReadOnlySpan<char> letters, Vocabulary words)
    {
        for (var at = 0; (at = words.Completed.Find(letters, at, out var length)) >= 0; at += length)
        {
            // 开放式, 运营模式, 启用…制度 qualify something else.
            if (at + length < letters.Length && letters[at + length] is '式' or '模' or '商' or '者' or '性' or '类') { continue; }
            return true;
        }
        var build = words.Build.Find(letters, 0, out var buildLength);
        if (build < 0) { return false; }
        var thing = letters[(build + buildLength)..];
        var stop = thing.IndexOfAny(",。;");
        if (stop >= 0) { thing = thing[..stop]; }
        return words.Named.IsIn(thing) || words.Places.Find(thing, 0, out _) >= 0;
    }
}
