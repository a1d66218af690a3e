using System.Text.RegularExpressions;
using Duixian.Domain.Projects;

namespace Duixian.Reading.Projects;

/// <summary>Reads what stands in a column of permits: a tick, a word, the number or the date of a document.</summary>
internal sealed partial class PermitText(ProjectWords words, DateText dates)
{
    private static readonly HashSet<string> Done = new(["√", "✓", "✔", "☑", "●", "■", "V", "v", "Y", "y", "是", "有", "1", "已办", "已办结", "办结", "完成", "已完成", "已取得", "取得", "已批", "已批复", "批复", "已备案", "已核准", "已审批", "齐全", "已办理", "已出具", "办理完成", "通过", "已通过", "已有", "已领", "已领取", "已发证", "已签订", "办理完毕", "已办理完毕", "已完善", "已供地", "100%", "OK", "ok", "TRUE", "备案", "核准", "审批"], StringComparer.Ordinal);
    private static readonly HashSet<string> NotDone = new(["×", "✗", "✘", "X", "x", "╳", "❌", "☐", "□", "○", "N", "n", "否", "无", "0", "未办", "未办理", "未取得", "未完成", "没有", "未", "未办结", "未开展", "未启动", "未批复", "未批", "待办", "缺", "FALSE", "ㄨ", "χ", "Χ"], StringComparer.Ordinal);
    private static readonly HashSet<string> NotNeeded = new(["/", "\\", "-", "--", "—", "——", "不需要", "无需", "无需办理", "不需办理", "不涉及", "不适用", "不用", "不需", "N/A", "n/a", "NA", "不用办理", "不须", "无须", "未涉及"], StringComparer.Ordinal);
    private static readonly string[] NotNeededWords = ["不需", "无需", "不涉及", "不适用", "豁免", "免于", "免办", "不用办", "不纳入"];
    private static readonly string[] NotDoneWords = ["未", "没有", "尚无", "尚未", "暂未", "还未", "待启动", "待办"];
    private static readonly string[] BusyWords = ["正在", "正办", "部分", "计划", "拟于", "争取", "办理中", "受理", "在办", "审批中", "审查中", "编制中", "评审", "推进", "待批", "报批", "公示", "已报", "申报", "进行中", "△", "▲", "预计", "组卷", "编制", "准备", "待审", "待批复", "上报", "审核", "走流程", "中"];
    private static readonly string[] DoneWords = ["已办", "已取得", "已批", "已备案", "已完成", "办结", "已核准", "已通过", "完成", "已出具", "已领", "取得", "√", "✓", "承诺", "备案", "核准"];

    /// <summary>Null where nothing is said; the standing is null too where what is said cannot be understood.</summary>
    public (PermitStanding? Standing, bool IsUnreadable) Read(string written)
    {
        var squeezed = words.Squeeze(written);
        if (squeezed.Length == 0) { return (null, false); }
        if (squeezed.Length > Patterns.LongestList) { return (null, true); }
        if (NotNeeded.Contains(squeezed)) { return (new(PermitState.NotNeeded), false); }
        if (Done.Contains(squeezed)) { return (new(PermitState.Done), false); }
        if (NotDone.Contains(squeezed)) { return (new(PermitState.NotDone), false); }
        if (NotNeededWords.Any(w => squeezed.Contains(w, StringComparison.Ordinal))) { return (new(PermitState.NotNeeded, Note: NoteOf(written)), false); }
        if (NotDoneWords.Any(w => squeezed.StartsWith(w, StringComparison.Ordinal))) { return (new(PermitState.NotDone, Note: squeezed.Length <= 5 ? null : NoteOf(written)), false); }
        var (docNo, date, rest) = TakeApart(written);
        if (docNo is not null) { return (new(PermitState.Done, docNo, date, NoteOf(rest)), false); }
        var restSqueezed = words.Squeeze(rest);
        if (BusyWords.Any(w => restSqueezed.Contains(w, StringComparison.Ordinal))) { return (new(PermitState.InProgress, Note: IsPlainBusy(squeezed) ? null : NoteOf(written)), false); }
        if (date is not null && (restSqueezed.Length == 0 || DoneWords.Any(w => restSqueezed.Contains(w, StringComparison.Ordinal)) || Done.Contains(restSqueezed))) { return (new(PermitState.Done, null, date), false); }
        if (DoneWords.Any(w => restSqueezed.Contains(w, StringComparison.Ordinal))) { return (new(PermitState.Done, null, date, restSqueezed.Length <= 3 ? null : NoteOf(rest)), false); }
        return (null, true);
    }

    /// <summary>The number of the document and its day, wherever they stand, and what is left.</summary>
    private (string? DocNo, PartialDate? Date, string Others) TakeApart(string written)
    {
        string? docNo = null;
        PartialDate? date = null;
        var rest = new List<string>();
        foreach (var part in Parts().Split(Wrapped().Replace(written.Trim(), "\n$1\n")))
        {
            var text = part.Trim().TrimStart(':', '：').Trim('(', ')', '（', '）');
            if (text.Length == 0) { continue; }
            text = Label().Replace(text, "");
            if (docNo is null && DocNumber().Match(text) is { Success: true } number)
            {
                docNo = number.Value;
                text = text.Remove(number.Index, number.Length).Trim();
            }
            if (date is null && DateInside().Match(text) is { Success: true, Length: var length } inside && length < text.Length && dates.OfText(inside.Value).Date is { } stated)
            {
                (date, text) = (stated, text.Remove(inside.Index, inside.Length).Trim());
            }
            // Of "2024年1月12日" and "1月12日取得" the first is a date, the second says more.
            if (date is null && text.Any(char.IsAsciiDigit) && dates.OfText(text) is { Date: { } found, Code: null or "date.serial" }) { date = found; }
            else if (text.Length > 0) { rest.Add(text); }
        }
        return (docNo, date, string.Join(' ', rest));
    }

    private static bool IsPlainBusy(string text) => text.Length <= 5 && !text.Any(char.IsAsciiDigit);

    private string? NoteOf(string text) => words.Squeeze(text) is { Length: > 0 } note && !Done.Contains(note) && !NotDone.Contains(note) ? note : null;

    [GeneratedRegex(@"[\n\r,，;；]+|(?<=号)\s+|(?<=号)(?=[(（]?(?:20|19)?[0-9][0-9][年.\-/])", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Parts();

    [GeneratedRegex(@"[(（](?<first>[^()（）]*[0-9][^()（）]*)[)）](?![\u4e00-\u9fff]*第?\s*[0-9A-Za-z-]*号)", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Wrapped();

    [GeneratedRegex("^(?:文号|证号|编号|批复文号|备案证?号|日期|发证日期|时间)[:：]?", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?:20|19)[0-9][0-9][年.\-/][0-9]{1,2}(?:[月.\-/][0-9]{1,2}日?|月)?", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex DateInside();

    [GeneratedRegex(@"[\u4e00-\u9fff]{0,3}[(（]20[0-9][0-9][)）][\u4e00-\u9fff]{0,12}第[0-9]{3,}号|[\u4e00-\u9fffA-Za-z]*[〔\[［(（【]\s*(?:20|19)[0-9][0-9]\s*[〕\]］)）】]\s*第?\s*[\w-]*\s*号?|[\u4e00-\u9fffA-Za-z]*字?第\s*[0-9A-Za-z\-]{4,}\s*号|[\u4e00-\u9fff]{0,8}[A-Za-z]*[0-9][0-9A-Za-z\-]{7,}号|[0-9]{4}-[0-9]{6}-[0-9][0-9]-[0-9][0-9]-[0-9]{6}|(?<![0-9])[0-9]{12,24}(?![0-9])|[\u4e00-\u9fff]{1,8}[0-9]{4}[-—][0-9]{1,5}号?", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex DocNumber();
}
