using System.Globalization;
using System.Text.RegularExpressions;
using Duixian.Domain.Projects;
using Duixian.Reading.Extract;
using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Projects;

/// <summary>A date as read from a cell, and what is to be said about it.</summary>
/// <param name="Code">Null where there is nothing to say.</param>
/// <param name="Accept">What a person may choose from where no date was taken.</param>
internal sealed record DateReading(PartialDate? Date, string? Code = null, IReadOnlyList<PartialDate>? Accept = null, PartialDate? Until = null)
{
    public static readonly DateReading Nothing = new((PartialDate?)null);
}

/// <summary>Reads dates as people write them into ledgers.</summary>
/// <param name="year">Holds where a month or a quarter is written alone; null where the sheet does not say.</param>
/// <param name="isPlainText">The file has no types, so that 2024.1 may be what is left of the number 2024.10.</param>
internal sealed partial class DateText(ProjectWords words, int? year, bool countsFrom1904, bool isPlainText = false)
{
    // Serial numbers of 1954 to 2064: what else may stand in a column of dates is smaller or larger.
    private const int FirstSerial = 20_000;
    private const int LastSerial = 60_000;

    private static readonly string[] Undecided = ["待定", "未定", "暂定", "不确定", "未确定", "待确定", "另定", "另行", "视情况", "暂未", "尚未确定", "不详", "未知", "暂缓", "待研究", "暂无", "无计划", "待明确"];
    private static readonly string[] StateWords = ["已开工", "未开工", "已竣工", "已完工", "未竣工", "未完工", "在建", "续建", "已投产", "已建成", "正在建设", "施工中", "建设中", "已完成", "未完成", "已投用", "尚未开工", "开工", "竣工", "完工", "是", "否", "前期"];
    private static readonly string[] Nothing = ["/", "-", "--", "—", "无", "\\", "——", "*", "、"];

    public DateReading Read(GridCell cell)
    {
        if (cell.IsDate) { return OfMoment(cell); }
        if (cell.IsNumber && !isPlainText) { return OfNumber(cell.Number); }
        return OfText(cell.Shown);
    }

    public DateReading OfText(string written)
    {
        var text = words.Squeeze(written).Trim('\'', '。', ';', ',', '、');
        if (text.Length > Patterns.LongestFigure) { return new(null, "date.unreadable"); }
        if (text.Length == 0 || Nothing.Contains(text, StringComparer.Ordinal)) { return DateReading.Nothing; }
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && (isPlainText || !text.Contains('.', StringComparison.Ordinal))) { return OfNumber(number, text); }
        if (Undecided.Any(w => text.Contains(w, StringComparison.Ordinal))) { return new(null, "date.undecided"); }
        if (text[0] == '待' || (text.EndsWith('后') && !text.Any(char.IsAsciiDigit)) || text.Contains("后开工", StringComparison.Ordinal)) { return new(null, "date.undecided"); }
        if (StateWords.Contains(text, StringComparer.Ordinal)) { return new(null, "date.state_word"); }
        if (Range(text) is { } range) { return range; }
        return One(text) is var (date, isCoarse) ? new(date, isCoarse ? "date.coarse" : null) : new(null, StateWords.Any(w => text.StartsWith(w, StringComparison.Ordinal)) && !text.Any(char.IsAsciiDigit) ? "date.state_word" : "date.unreadable");
    }

    private DateReading OfMoment(GridCell cell)
    {
        if (NumberFormat.Moment(cell.Number, countsFrom1904) is not { } moment || PartialDate.OfDay(moment.Year, moment.Month, moment.Day) is not { } day) { return new(null, "date.unreadable"); }
        // A format may show the month alone: then that is all that was meant.
        return One(words.Squeeze(cell.Shown)) is ({ Precision: DatePrecision.Month or DatePrecision.Year } shown, false) && shown.Year == day.Year && (shown.Precision == DatePrecision.Year || shown.Part == day.Part) ? new(shown) : new(day);
    }

    private DateReading OfNumber(double number, string? written = null)
    {
        if (number is >= FirstSerial and <= LastSerial && NumberFormat.Moment(number, countsFrom1904) is { } moment) { return new(PartialDate.OfDay(moment.Year, moment.Month, moment.Day), "date.serial"); }
        var rounded = Math.Round(number, 4);
        if (rounded is >= 19_000_101 and <= 20_991_231 && rounded % 1 == 0) { return Found(PartialDate.OfDay((int)rounded / 10_000, (int)rounded / 100 % 100, (int)rounded % 100)); }
        if (rounded is >= 190_001 and <= 209_912 && rounded % 1 == 0) { return Found(PartialDate.OfMonth((int)rounded / 100, (int)rounded % 100)); }
        if (rounded is < 1949 or >= 2100) { return new(null, "date.unreadable"); }
        var (whole, fraction) = ((int)rounded, (written ?? rounded.ToString("0.####", CultureInfo.InvariantCulture)) is var said && said.IndexOf('.', StringComparison.Ordinal) is > 0 and var point ? said[(point + 1)..] : "");
        // The number 2024.1 is what a spreadsheet keeps of 2024.1 and of 2024.10.
        return fraction switch
        {
            "" => Found(PartialDate.OfYear(whole)),
            "1" => new(null, "date.ambiguous", [PartialDate.OfMonth(whole, 1)!.Value, PartialDate.OfMonth(whole, 10)!.Value]),   // both months exist
            { Length: <= 2 } => Found(PartialDate.OfMonth(whole, int.Parse(fraction, CultureInfo.InvariantCulture))),
            _ => new(null, "date.unreadable"),
        };
    }

    private static DateReading Found(PartialDate? date) => date is null ? new(null, "date.unreadable") : new(date);

    /// <summary>2023.3-2025.6, 2023年至2025年, 2024年3月-12月; a range whose ends are not both dates is none.</summary>
    private DateReading? Range(string text)
    {
        var parts = RangeMark().Split(text);
        if (parts.Length != 2 && FullRange().Match(text) is { Success: true } full) { parts = [full.Groups[1].Value, full.Groups[2].Value]; }
        if (parts.Length != 2 && MonthRange().Match(text) is { Success: true } months) { parts = [months.Groups[1].Value, months.Groups[2].Value]; }
        if (parts.Length != 2 || parts[0].Length < 4 || parts[1].Length == 0) { return null; }
        if (One(parts[0]) is not ({ } from, _)) { return null; }
        var until = One(parts[1]) is ({ } end, _) ? end : Bare(parts[1], from);
        if (until is not { } last || last.Last < from.First || (parts[1].Length <= 2 && text.Count(c => c == '-') == 1 && !RangeWord().IsMatch(text) && from.Precision == DatePrecision.Year)) { return null; }
        return new(null, "date.range", [from, last], last) { Date = from };
    }

    /// <summary>The end of 2024年3月-12月 is a month of the same year.</summary>
    private static PartialDate? Bare(string text, PartialDate from) =>
        BareMonth().Match(text) is { Success: true } month ? PartialDate.OfMonth(from.Year, int.Parse(month.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) : null;

    private (PartialDate? Date, bool IsCoarse)? One(string written)
    {
        var text = Trimmed(Arabic(written));
        if (YearMonthDay().Match(text) is { Success: true } day) { return Checked(PartialDate.OfDay(YearOf(day.Groups[1].Value), Int(day, 2), Int(day, 3))); }
        if (YearMonth().Match(text) is { Success: true } month) { return Checked(PartialDate.OfMonth(YearOf(month.Groups[1].Value), Int(month, 2))); }
        if (YearPart().Match(text) is { Success: true } part) { return Checked(OfPart(YearOf(part.Groups[1].Value), part.Groups[2].Value)); }
        if (YearAlone().Match(text) is { Success: true } alone) { return Checked(PartialDate.OfYear(YearOf(alone.Groups[1].Value))); }
        var said = Relative().Match(text);
        if (!said.Success) { return null; }
        var (word, rest) = (said.Groups[1].Value, said.Groups[2].Value);
        if (year is not { } own) { return null; }
        own += word switch { "明年" or "次年" => 1, "后年" => 2, "去年" or "上年" => -1, _ => 0 };
        if (rest.Length == 0) { return word.Length == 0 ? null : (PartialDate.OfYear(own), true); }
        if (rest is "年内" or "内") { return (PartialDate.OfYear(own), true); }
        if (MonthDay().Match(rest) is { Success: true } bare) { return Checked(bare.Groups[2].Success ? PartialDate.OfDay(own, Int(bare, 1), Int(bare, 2)) : PartialDate.OfMonth(own, Int(bare, 1))); }
        return Checked(OfPart(own, rest));
    }

    private static (PartialDate?, bool)? Checked(PartialDate? date) => date is null ? null : (date, false);

    private static PartialDate? OfPart(int year, string part) => part switch
    {
        "上半年" or "H1" or "h1" => Half(year, 1),
        "下半年" or "H2" or "h2" => Half(year, 2),
        "一季度" or "第一季度" or "1季度" or "第1季度" or "Q1" or "q1" => Quarter(year, 1),
        "二季度" or "第二季度" or "2季度" or "第2季度" or "Q2" or "q2" => Quarter(year, 2),
        "三季度" or "第三季度" or "3季度" or "第3季度" or "Q3" or "q3" => Quarter(year, 3),
        "四季度" or "第四季度" or "4季度" or "第4季度" or "Q4" or "q4" => Quarter(year, 4),
        "底" or "末" or "年底" or "年末" => PartialDate.OfMonth(year, 12),
        "初" or "年初" => PartialDate.OfMonth(year, 1),
        "年中" or "中" => PartialDate.OfMonth(year, 6),
        _ => null,
    };

    private static PartialDate? Half(int year, int half) => PartialDate.OfYear(year) is null ? null : new(year, DatePrecision.Half, half);

    private static PartialDate? Quarter(int year, int quarter) => PartialDate.OfYear(year) is null ? null : new(year, DatePrecision.Quarter, quarter);

    private static int Int(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int YearOf(string digits) => int.Parse(digits, CultureInfo.InvariantCulture) is var year && year < 100 ? year + (year < 50 ? 2000 : 1900) : year;

    /// <summary>Words around a date that do not change it: 计划于…前, …开工, 力争.</summary>
    private static string Trimmed(string text) => Around().Replace(Aside().Replace(text.Replace("年年", "年", StringComparison.Ordinal), ""), "");

    /// <summary>二〇二四年三月 with Arabic digits; quarters keep their words, which are matched as such.</summary>
    private static string Arabic(string text) => ChineseBefore().Replace(text, found =>
        found.Groups[2].Value == "季" ? found.Value : ChineseNumber.Read(found.Groups[1].Value) is { } number ? number.ToString("0", CultureInfo.InvariantCulture) + found.Groups[2].Value : found.Value);

    [GeneratedRegex("(?<first>[零〇○一二三四五六七八九十]+)(?<second>年|月|日|号|季)", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex ChineseBefore();

    /// <summary>(已开工), 星期五: words behind a date that are none.</summary>
    [GeneratedRegex(@"\([^()0-9]*\)$|(?:星期|周)[一二三四五六日天]$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Aside();

    [GeneratedRegex("^(?:(?:已)?于|计划于|计划|预计|拟于|拟|力争|约|争取|确保|自|从|截至)+|(?:之前|前后|左右|以前|前|已开工|已竣工|已完工|已投产|开工建设|开工|竣工投产|竣工|完工|投产|建成|完成|交付|启动|施工|许)+$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Around();

    [GeneratedRegex(@"^'?(?<first>(?:19|20)?[0-9][0-9])[-/.年,、](?<second>[0-9]{1,2})[-/.月,、](?<third>[0-9]{1,2})[日号]?(?:[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?|T.*)?$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex YearMonthDay();

    [GeneratedRegex(@"^'?(?<first>(?:19|20)?[0-9][0-9])[-/.年,、](?<second>[0-9]{1,2})月?(?:份)?(?:底|末|初|中|中旬|上旬|下旬|月底|月初)?$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex YearMonth();

    [GeneratedRegex(@"^'?(?<first>(?:19|20)?[0-9][0-9])年?度?[-/.]?(?<second>上半年|下半年|第?[一二三四1234]季度|[QqHh][1234]|底|末|初|中)(?:末|底|初)?$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex YearPart();

    [GeneratedRegex(@"^(?<first>(?:19|20)[0-9][0-9](?=年|度|$)|[0-9][0-9](?=年))(?:年|度)*$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex YearAlone();

    [GeneratedRegex("^(?<first>本年度?|今年|当年|明年|次年|后年|去年|上年|年)?(?<second>内|年内|底|末|初|中|年底|年末|年初|上半年|下半年|第?[一二三四1234]季度|[0-9]{1,2}月(?:[0-9]{1,2}[日号])?(?:份)?(?:底|末|初|中|中旬|上旬|下旬)?)?(?:末|底)?$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Relative();

    [GeneratedRegex(@"^(?<first>[0-9]{1,2})月(?:(?<second>[0-9]{1,2})[日号])?", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex MonthDay();

    [GeneratedRegex("至|—+|~+|到|--+", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex RangeMark();

    [GeneratedRegex("至|—|~|到|--", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex RangeWord();

    [GeneratedRegex(@"^(?<first>(?:19|20)[0-9][0-9](?:[./年][0-9]{1,2}月?)?年?)-(?<second>(?:19|20)[0-9][0-9](?:[./年][0-9]{1,2}月?)?年?)$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex FullRange();

    [GeneratedRegex(@"^(?<first>(?:20)?[0-9][0-9]年[0-9]{1,2}月)-(?<second>[0-9]{1,2}月)$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex MonthRange();

    [GeneratedRegex(@"^(?<first>[0-9]{1,2})月", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex BareMonth();
}
