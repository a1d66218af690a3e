using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Reading.Layout;
using Duixian.Reading.Segments;

namespace Duixian.Reading.Assemble;

/// <summary>What a person must decide, with a stable code and a sentence naming item and place.</summary>
internal sealed class Notices(Sheet sheet)
{
    private readonly List<FoundNotice> _notices = [];
    private readonly HashSet<(int, string)> _numbers = [];
    private int _countedTo;
    private int _line = 1;

    public IReadOnlyList<FoundNotice> InOrder() => [.. _notices.OrderBy(notice => notice.Span.Start).ThenBy(notice => notice.Code, StringComparer.Ordinal)];

    public void TakeItem(Passage passage, FoundCommitment item)
    {
        var name = NameOf(item);
        if (passage.Mended) { Add("column-mended", $"{name}：印刷时被分栏或换页打断，已接成一句，请核对接缝处的文字。", passage.Whole, item); }
        if (item.Number.Length > 0 && !item.Number.StartsWith('P') && !_numbers.Add((passage.List, item.Number))) { Add("duplicate-number", $"{name}：同一清单里序号 {item.Number} 出现了两次，请核对。", passage.Whole, item); }
        foreach (var indicator in item.Indicators) { TakeIndicator(passage, item, indicator, name); }
        if (item.Indicators.Count > 0) { return; }
        if (item.Kind == CommitmentKind.Milestone) { Add("milestone-without-steps", $"{name}：是一件要办成的事，没有印出进度节点；请补上分步时间。", passage.Whole, item); }
        else if (item.Kind == CommitmentKind.Qualitative) { Add("not-measurable", $"{name}：没有数字也没有可见的终点，请与牵头单位商定怎样算兑现。", passage.Whole, item); }
    }

    public void TakeWhole(Origin origin, List<FoundCommitment> commitments)
    {
        var all = new TextSpan(0, 0);
        if (origin.Year is null) { _notices.Add(new FoundNotice("no-year", "全文没有印出计划年度；请指定年份，否则期限无法换算成日期。", all)); }
        else if (origin.YearIsGuessed) { _notices.Add(new FoundNotice("year-from-name", $"正文没有印出计划年度，{origin.Year} 年取自文件名或出处一行，请核对。", all)); }
        if (commitments.Count == 0) { _notices.Add(new FoundNotice("nothing-found", "没有读到任何承诺；请确认这是一份计划或清单，而不是图片说明或目录。", all)); }
    }

    private void TakeIndicator(Passage passage, FoundCommitment item, FoundIndicator indicator, string name)
    {
        var span = indicator.Spans.Count > 0 ? indicator.Spans[0] : passage.Whole;
        var isWhole = indicator.Bound is Bound.FullCoverage or Bound.ZeroOut;
        if (passage.TargetCell is not null && passage.UnitCell is null && !isWhole && indicator.BaseUnit == indicator.Unit && !indicator.Quote.Contains(indicator.Unit, StringComparison.Ordinal))
        {
            Add("unit-missing", $"{name}：“{indicator.Quote}”没有印出单位，暂按“{indicator.BaseUnit}”计，请核对。", span, item);
        }
        else if (indicator.BaseUnit.Length == 0 && !isWhole) { Add("number-without-unit-fits", $"{name}：“{indicator.Quote}”没有单位，按纯数读取，请核对它的含义。", span, item); }
        if (indicator.Hedge is { } hedge) { Add("hedged", $"{name}：“{indicator.Quote}”前有“{hedge}”，是努力方向；未达到时如何评定，请先定下。", span, item); }
        if (indicator.Qualifier is { } size) { Add("size-class", $"{name}：“{size}”读作规模限定，不作为目标值；目标是“{indicator.Quote}”。", span, item); }
        var sharing = item.Indicators.Count(other => other.Start == indicator.Start && other.Baseline is not null);
        if (sharing > 1 && indicator.Baseline is not null) { Add("baseline-of-several", $"{name}：“{indicator.Quote}”有 {sharing} 个起点对应一个新标准，请逐个核对。", span, item); }
    }

    private string NameOf(FoundCommitment item)
    {
        var head = item.Text.Length > 14 ? item.Text[..14] + "…" : item.Text;
        var line = LineOf(item.Spans.Count > 0 ? item.Spans[0].Start : 0);
        return item.Number.Length > 0 ? $"第 {item.Number} 项（第 {line} 行“{head}”）" : $"第 {line} 行“{head}”";
    }

    /// <summary>Items come in printed order, so lines are counted once.</summary>
    private int LineOf(int place)
    {
        if (place < _countedTo) { (_countedTo, _line) = (0, 1); }
        _line += sheet.Text.AsSpan(_countedTo, place - _countedTo).Count('\n');
        _countedTo = place;
        return _line;
    }

    private void Add(string code, string message, TextSpan span, FoundCommitment item) =>
        _notices.Add(new FoundNotice(code, message, span, item.Number.Length > 0 ? item.Number : null));
}
