using Duixian.Reading.Layout;
using Duixian.Reading.Words;

namespace Duixian.Reading.Quantities;

/// <summary>What stands around a number and says that nobody answers for it: who is eligible, how big a project is, what the province plans.</summary>
internal static class Contexts
{
    private const int LongestBracket = 60;
    private const int ClassReach = 12;
    private static readonly string[] Higher = ["全省", "全国", "国家", "省定", "省级", "全区共", "其他"];
    private static readonly string[] ClassNouns = ["项目", "企业", "产业", "园区", "集群", "工程", "总部", "税收大户", "投资"];
    private static readonly string[] PlaceNouns = ["村", "屯", "小区", "组", "社区", "乡镇", "集镇", "企业", "学校", "医院", "机构", "场所", "聚居", "居民点"];

    /// <summary>Place to go on from: behind the bracket where it holds no figure of this plan, else inside it.</summary>
    public static int SkipBracket(ReadOnlySpan<char> letters, int at, Vocabulary words)
    {
        var inside = letters[(at + 1)..Math.Min(letters.Length, at + LongestBracket)];
        var close = inside.IndexOf(')');
        if (close <= 0) { return at + 1; }
        inside = inside[..close];
        foreach (var word in Higher)
        {
            if (inside.StartsWith(word, StringComparison.Ordinal)) { return at + close + 2; }
        }
        return IsSplitByPlace(inside, words) ? at + close + 2 : at + 1;
    }

    /// <summary>平江17、汨罗4: shares of counties and towns.</summary>
    private static bool IsSplitByPlace(ReadOnlySpan<char> inside, Vocabulary words)
    {
        var parts = 0;
        for (var at = 0; at < inside.Length;)
        {
            var rest = inside[at..];
            var digit = rest.IndexOfAnyInRange('0', '9');
            if (digit is < 2 or > 8) { return false; }
            var name = rest[..digit];
            var isPlace = name[^1] is '县' or '区' or '市' or '镇' or '乡' or '村' || name.EndsWith("街道") || words.Places.Match(name, 0) >= 2;
            if (!isPlace) { return false; }
            parts++;
            var stop = rest.IndexOfAny('、', ',', ';');
            if (stop < 0) { break; }
            at += stop + 1;
        }
        return parts >= 2;
    }

    /// <summary>过50亿元项目, 亿元以上, 50户以上的村寨: a class of things, not a count of them.</summary>
    public static bool IsSizeClass(ReadOnlySpan<char> letters, Amount amount, Vocabulary words, out int end, out bool isQualifier)
    {
        end = amount.End;
        var next = end < letters.Length ? letters[end] : '。';
        isQualifier = amount.Sort == UnitSort.Money || next == '级';
        if (next == '级')
        {
            end++;
            return true;
        }
        if (amount.IsClassOnly) { return true; }
        var exceeds = amount.Number > 0 && letters[amount.Number - 1] is '过' or '超' or '逾';
        if (!amount.HasBoundAfter && !(amount.Sort == UnitSort.Money && exceeds)) { return false; }
        if (next == '的') { next = end + 1 < letters.Length ? letters[end + 1] : '。'; }
        if (next is < '\u2e80' or '。' or '、' or '”' || words.Verbs.Match(letters, end) > 0) { return false; }
        return amount.Sort switch
        {
            UnitSort.Money => HasNoun(letters, end, ClassNouns, ClassReach),
            UnitSort.People => HasLaterNumber(letters, end) || HasNoun(letters, end, PlaceNouns, 10),
            UnitSort.Size => HasLaterNumber(letters, end) || !HasNumberBefore(letters, amount.Start) && HasNoun(letters, end, PlaceNouns, 10),
            UnitSort.Thing => amount.HasBoundAfter && letters[(amount.UnitStart)..amount.UnitEnd] is "张" or "床" or "班" or "层" or "台" && HasLaterNumber(letters, end),
            _ => false,
        };
    }

    private static bool HasNumberBefore(ReadOnlySpan<char> letters, int start)
    {
        var from = letters[..start].LastIndexOfAny("。;,") + 1;
        return letters[from..start].IndexOfAnyInRange('0', '9') >= 0;
    }

    private static bool HasNoun(ReadOnlySpan<char> letters, int at, string[] nouns, int reach)
    {
        var ahead = letters[at..Math.Min(letters.Length, at + reach)];
        var stop = ahead.IndexOfAny(Stops.OfList);
        if (stop >= 0) { ahead = ahead[..stop]; }
        foreach (var noun in nouns)
        {
            if (ahead.Contains(noun, StringComparison.Ordinal)) { return true; }
        }
        return false;
    }

    private static bool HasLaterNumber(ReadOnlySpan<char> letters, int at)
    {
        var ahead = letters[at..Math.Min(letters.Length, at + 30)];
        var stop = ahead.IndexOfAny("。;,、");
        return (stop < 0 ? ahead : ahead[..stop]).IndexOfAnyInRange('0', '9') >= 0;
    }

    /// <summary>办理时间压缩至5小时以内 is a limit; 24小时书屋 and 15分钟生活圈 are names.</summary>
    private static bool IsLimit(ReadOnlySpan<char> letters, Amount amount) =>
        amount.Bound != Duixian.Domain.Commitments.Bound.Exactly && (amount.End >= letters.Length || letters[amount.End] is ',' or '。' or ';' or '、' or ')');

    /// <summary>False for 十项行动, 三个方面, 一个平台, 30件民生实事.</summary>
    public static bool IsAnswerable(ReadOnlySpan<char> letters, Amount amount, Vocabulary words)
    {
        var end = amount.UnitEnd;
        var unit = letters[amount.BaseStart..Math.Max(amount.BaseStart, amount.UnitEnd)];
        var ahead = letters[Math.Min(end, letters.Length)..Math.Min(letters.Length, end + 8)];
        var stop = ahead.IndexOfAny(Stops.OfNoun);
        if (stop >= 0) { ahead = ahead[..stop]; }
        if (unit is "件" or "项" && ahead.Contains("实事", StringComparison.Ordinal)) { return false; }
        if (unit is "件" && (ahead.Contains("好事", StringComparison.Ordinal) || ahead.Contains("民生", StringComparison.Ordinal))) { return false; }
        if (unit is "小时" or "个小时" or "分钟") { return IsLimit(letters, amount); }
        if (unit is "期" && (ahead.StartsWith("工程", StringComparison.Ordinal) || ahead.StartsWith("项目", StringComparison.Ordinal) || ahead.StartsWith("建设", StringComparison.Ordinal))) { return false; }
        if (!amount.IsChinese) { return !(unit is "次" && amount.Number > 0 && letters[amount.Number - 1] == '第'); }
        if (amount.Value == 1) { return unit is "座" or "所" or "处" or "条" or "栋" or "幢" && words.VerbEnds.MatchBefore(letters, amount.Start, out _) > 0; }
        if (amount.Value < 1) { return false; }
        if (amount.Value <= 12 && unit is "个" or "项" or "类" or "件" or "种" or "次" or "位" or "组" or "门" or "对" && words.AbstractNouns.IsIn(ahead)) { return false; }
        return !(amount.Number > 0 && letters[amount.Number - 1] is '第' or '之' or '星');
    }
}
