using System.Text.RegularExpressions;
using Duixian.Reading.Words;

namespace Duixian.Reading.Projects;

/// <summary>A cell of a header made comparable: no blanks, units apart, times said in one way.</summary>
/// <param name="Folded">Half width, without blanks, otherwise as written.</param>
/// <param name="Text">Without units and remarks in brackets, years as 年度, 1-6月 as 年内, a month alone as 当月, the end of a year as 上年底.</param>
/// <param name="Unit">万元, 亩, % and the like; null where none is written.</param>
internal sealed partial record HeaderText(string Folded, string Text, string? Unit)
{
    public const string UnitWords = "万元|亿元|千万元|百万元|千元|元|万|亿|亩|公顷|万平方米|平方米|平方公里|㎡|m2|%";

    public static HeaderText Of(string written, Folding folding)
    {
        if (written.Length > Patterns.LongestList) { written = written[..Patterns.LongestList]; }
        var folded = Blank().Replace(folding.Fold(written), "");
        var unit = (string?)null;
        var text = InBrackets().Replace(folded, found =>
        {
            if (UnitAlone().Match(found.Groups[1].Value) is { Success: true } alone)
            {
                unit ??= alone.Groups[1].Value;
                return "";
            }
            return Aside().IsMatch(found.Groups[1].Value) ? "" : found.Value;
        });
        if (UnitAtEnd().Match(text) is { Success: true } end && end.Index > 0)
        {
            unit ??= end.Groups[1].Value;
            text = text[..end.Index];
        }
        text = YearEnd().Replace(text, "上年底");
        text = AsOf().Replace(text, "截至");
        text = UpTo().Replace(text, "年内");
        text = Year().Replace(text, "年度");
        text = Month().Replace(text, "当月");
        return new(folded, Numbered().Replace(text.Trim('*', '※', ':', '_'), ""), unit);
    }

    [GeneratedRegex(@"[\s\u3000\u00a0]+", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Blank();

    [GeneratedRegex(@"[(\[](?<first>[^()\[\]]*)[)\]]", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"^(?:计量)?(?:单位)?[:为]?(?<first>" + UnitWords + @")(?:[、,/].*)?$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex UnitAlone();

    [GeneratedRegex(@"^(?:必填|选填|\*|年月|年/月|年月日|年、月|如有|没有可不填|精确到.*|保留.*|可多选|下拉选择|(?:20)?[0-9][0-9]年?|文字描述|[0-9]+字以内|.*字以内|.*格式.*|请.*|填.*)$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Aside();

    [GeneratedRegex(@"(?:[:,/]?单位[:为]?|[:,/](?=元$)|[:,/]?(?=万元|亿元|千万元|百万元|千元))(?<first>万元|亿元|千万元|百万元|千元|元|亩|公顷|平方米|%)$", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex UnitAtEnd();

    [GeneratedRegex(@"(?:截至|截止|到|至)?(?:20[0-9][0-9]年|上年|去年|前一年)(?:年?底|年?末|12月(?:底|末|31日))", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex YearEnd();

    [GeneratedRegex(@"(?:截至|截止|至|到)(?:20[0-9][0-9]年)?[0-9]{1,2}月(?:份|底|末|[0-9]{1,2}日)?|截至目前|截止目前|截至当前", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex AsOf();

    [GeneratedRegex(@"(?:20[0-9][0-9]年)?1月?[-~—至到][0-9]{1,2}月份?|(?:20[0-9][0-9]年)?(?:上半年|前三季度|前[0-9]个月|第?[一二三四1-4]季度)|至今(?=完成)|(?:自)?年初(?:以来|至今)?|今年以来", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex UpTo();

    [GeneratedRegex(@"(?:20)?[0-9][0-9]年度?", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Year();

    [GeneratedRegex(@"[0-9]{1,2}月份?", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Month();

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+、|[0-9]{1,2}[.、](?=\D))", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Numbered();
}
