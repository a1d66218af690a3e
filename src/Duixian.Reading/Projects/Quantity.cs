using System.Globalization;
using System.Text.RegularExpressions;

namespace Duixian.Reading.Projects;

/// <summary>How a figure was hedged.</summary>
internal enum Hedge { None, About, AtLeast, AtMost }

/// <summary>A figure as somebody wrote it into a cell: 12,500 · 约5 · 3.2亿 · 10亿元以上 · 三千五百万元.</summary>
/// <param name="Unit">As written beside it, null where nothing is.</param>
/// <param name="Scale">What the figure is to be multiplied with because of units inside it: 3亿2000万 is one figure in 元.</param>
/// <param name="Aside">Words in brackets behind it, which are not part of it.</param>
/// <param name="Upper">Of a range, its end.</param>
internal sealed partial record Quantity(decimal Value, string? Unit, Hedge Hedge, string? Aside = null, decimal? Upper = null)
{
    private const string Digits = @"[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+|[零〇一二三四五六七八九十百千两]+(?:点[零〇一二三四五六七八九]+)?";
    private const string Units = "万元|亿元|千万元|百万元|千万|百万|千元|元|万美元|亿美元|美元|欧元|港元|万公顷|公顷|万亩|亩|万平方米|平方米|平方公里|万㎡|㎡|m2|万平米|平米|平方|万|亿";

    private static readonly string[] AboutWords = ["约", "大约", "大概", "约为", "预计", "估算", "估计", "近", "暂定", "初步估算", "≈", "~"];
    private static readonly string[] LeastWords = ["不低于", "不少于", "至少", "超过", "超", "大于", "≥", ">=", ">", "高于", "突破"];
    private static readonly string[] MostWords = ["不超过", "不高于", "小于", "≤", "<=", "<", "至多", "控制在"];
    private static readonly string[] AboutEnds = ["左右", "上下", "余", "多"];
    private static readonly string[] LeastEnds = ["以上", "及以上", "起", "+"];
    private static readonly string[] MostEnds = ["以下", "以内", "之内"];

    /// <param name="text">Half width and without blanks.</param>
    /// <returns>Null where the cell holds no single figure.</returns>
    public static Quantity? Read(string text)
    {
        if (text.Length > Patterns.LongestFigure) { return null; }
        var found = Whole().Match(UnitAside().Replace(text.TrimEnd('.').TrimStart('￥', '¥'), "$1"));
        if (!found.Success || Number(found.Groups["number"].Value) is not { } value) { return null; }
        var unit = found.Groups["unit"] is { Success: true, Value: var written } ? written : null;
        if (found.Groups["less"].Success && Number(found.Groups["less"].Value) is { } less && ScaleOf(unit) is { } large && ScaleOf(found.Groups["lessunit"].Value) is { } small && small < large)
        {
            (value, unit) = ((value * large) + (less * small), "元");
        }
        var upper = found.Groups["upper"].Success ? Number(found.Groups["upper"].Value) : null;
        var (before, between, after) = (found.Groups["before"].Value, found.Groups["between"].Value, found.Groups["after"].Value);
        var hedge = LeastWords.Contains(before, StringComparer.Ordinal) || LeastEnds.Contains(after, StringComparer.Ordinal) ? Hedge.AtLeast
            : MostWords.Contains(before, StringComparer.Ordinal) || MostEnds.Contains(after, StringComparer.Ordinal) ? Hedge.AtMost
            : AboutWords.Contains(before, StringComparer.Ordinal) || AboutEnds.Contains(after, StringComparer.Ordinal) || between.Length > 0 ? Hedge.About
            : Hedge.None;
        if (found.Groups["minus"].Success) { value = -value; }
        return new(value, unit, hedge, found.Groups["aside"] is { Success: true, Value: { Length: > 0 } aside } ? aside : null, upper);
    }

    /// <summary>元 in one of these; null for other currencies and for areas.</summary>
    public static decimal? ScaleOf(string? unit) => unit switch
    {
        "元" => 1m,
        "千元" => 1_000m,
        "万元" or "万" => 10_000m,
        "百万元" or "百万" => 1_000_000m,
        "千万元" or "千万" => 10_000_000m,
        "亿元" or "亿" => 100_000_000m,
        _ => null,
    };

    /// <summary>亩 in one of these; null for money.</summary>
    public static decimal? MuOf(string? unit) => unit switch
    {
        "亩" => 1m,
        "万亩" => 10_000m,
        "公顷" => 15m,
        "万公顷" => 150_000m,
        "平方米" or "㎡" or "m2" or "平米" or "平方" => 0.0015m,
        "万平方米" or "万㎡" or "万平米" => 15m,
        "平方公里" => 1_500m,
        _ => null,
    };

    private static decimal? Number(string written)
    {
        if (written.Length > 0 && (char.IsAsciiDigit(written[0]) || written[0] == '.'))
        {
            if (written.Contains(',', StringComparison.Ordinal) && !Grouped().IsMatch(written)) { return null; }
            return decimal.TryParse(written.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 1e15m ? value : null;
        }
        return ChineseNumber.Read(written);
    }

    [GeneratedRegex(@"^(?:人民币)?(?:总投资|计划总投资|投资|计划|共|合计|面积)?:?(?<before>约为|大约|大概|约|预计|估算|估计|近|暂定|初步估算|≈|~|不低于|不少于|至少|超过|超|大于|≥|>=|>|高于|突破|不超过|不高于|小于|≤|<=|<|至多|控制在)?(?<minus>-)?(?<number>" + Digits + @")(?<between>余|多|几)?(?:[-~—至到](?<upper>" + Digits + @"))?(?<unit>" + Units + @")?(?:(?<=[亿万]|亿元|万元)(?<less>" + Digits + @")(?<lessunit>" + Units + @"))?(?:人民币)?(?<after>左右|上下|余|多|及以上|以上|起|\+|以下|以内|之内)?(?:元)?(?:\((?<aside>.*)\)|[,;。](?<aside>.*))?$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Whole();

    /// <summary>1.2(亿元).</summary>
    [GeneratedRegex(@"\((?<first>万元|亿元|千元|元|万|亿|亩|公顷)\)$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex UnitAside();

    [GeneratedRegex(@"^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Grouped();
}
