using System.Text.RegularExpressions;
using Duixian.Domain.Projects;
using Duixian.Reading.Workbooks;

namespace Duixian.Reading.Projects;

/// <summary>What title, fill line, header and signature of a sheet say about all its rows.</summary>
/// <param name="MoneyUnit">Holds for columns without a unit of their own.</param>
internal sealed partial record SheetContext(PartialDate? Period, DateOnly? Reported, string? County, int? Year, string? MoneyUnit, string? AreaUnit)
{
    public static SheetContext Read(GridSheet sheet, TableHeader? header, ProjectWords words, CountyText counties)
    {
        var lastAbove = header is null ? Math.Min(sheet.LastLine, 10) : header.First - 1;
        var above = new List<string>();
        var below = new List<string>();
        foreach (var row in sheet.Rows)
        {
            var target = row.Line <= lastAbove ? above : header is not null && row.Line > header.Last ? below : null;
            if (target is null) { continue; }
            for (var column = 1; column <= row.Width; column++)
            {
                if (row[column] is { Kind: GridKind.Text } cell) { target.Add(words.Squeeze(cell.Shown)); }
                else if (target == above && row[column] is { IsDate: true } date) { target.Add(date.Shown); }
            }
        }
        var (title, headings) = (string.Join('\n', above), header is null ? "" : string.Join('\n', header.Columns.SelectMany(c => c.Path).Select(words.Squeeze)));
        var reported = ReportedIn(title) ?? ReportedIn(string.Join('\n', below.Where(t => t.Length < 120)));
        var titleOnly = string.Join('\n', above.Where(t => !ReportLabel().IsMatch(t)));
        var period = PeriodOf(titleOnly, headings, words.Squeeze(sheet.Name), reported);
        var units = above.SelectMany(t => UnitLine().Matches(t)).Select(m => m.Groups[1].Value).ToList();
        return new(period, reported, CountyOf(above, sheet, counties), period?.Year ?? YearOf(headings), FindUnit(units, MoneyUnits()), FindUnit(units, AreaUnits()));
    }

    /// <summary>The day a ledger was filled in, wherever that is written.</summary>
    private static DateOnly? ReportedIn(string text)
    {
        foreach (Match found in Report().Matches(text))
        {
            if (PartialDate.OfDay(Int(found, 1), Int(found, 2), Int(found, 3)) is { } day) { return day.First; }
        }
        return null;
    }

    /// <summary>2024年3月份; or the year of the title with the months of the header (1-6月) or of the tab (3月).</summary>
    private static PartialDate? PeriodOf(string title, string headings, string tab, DateOnly? reported)
    {
        if (YearMonths().Match(title) is { Success: true } months) { return PartialDate.OfMonth(FullYear(months), Int(months, 2)); }
        if (YearMonth().Match(title) is { Success: true } month && PartialDate.OfMonth(FullYear(month), Int(month, 2)) is { } found) { return found; }
        var year = YearPattern().Match(title) is { Success: true } titled ? FullYear(titled) : YearPattern().Match(tab) is { Success: true } tabbed ? FullYear(tabbed) : (int?)null;
        if (YearPart().Match(title) is { Success: true } part) { return OfPart(FullYear(part), part.Groups[2].Value); }
        year ??= YearOf(headings) ?? reported?.Year;
        if (year is not { } own) { return null; }
        if (Part().Match(title) is { Success: true } bare) { return OfPart(own, bare.Groups[1].Value); }
        if (AsOf().Match(title) is { Success: true } titledAsOf) { return PartialDate.OfMonth(own, Int(titledAsOf, 1)) ?? PartialDate.OfYear(own); }
        if (MonthsOf().Match(headings) is { Success: true } upTo) { return PartialDate.OfMonth(own, Int(upTo, 1)) ?? PartialDate.OfYear(own); }
        if (Month().Match(tab) is { Success: true } tabMonth) { return PartialDate.OfMonth(own, Int(tabMonth, 1)) ?? PartialDate.OfYear(own); }
        if (AsOf().Match(headings) is { Success: true } asOf) { return PartialDate.OfMonth(own, Int(asOf, 1)) ?? PartialDate.OfYear(own); }
        return PartialDate.OfYear(own);
    }

    private static PartialDate? OfPart(int year, string part)
    {
        if (PartialDate.OfYear(year) is null) { return null; }
        if (part == "上半年") { return new(year, DatePrecision.Half, 1); }
        if (part == "下半年") { return new(year, DatePrecision.Half, 2); }
        if (part == "前三季度") { return PartialDate.OfMonth(year, 9); }
        var quarter = part.TrimStart('第')[0] switch { '一' or '1' => 1, '二' or '2' => 2, '三' or '3' => 3, _ => 4 };
        return new(year, DatePrecision.Quarter, quarter);
    }

    private static string? CountyOf(List<string> above, GridSheet sheet, CountyText counties)
    {
        if (counties.Exactly(sheet.Name) is { } named) { return named; }
        foreach (var text in above)
        {
            if (counties.Within(text) is { } county) { return county; }
        }
        return counties.Within(sheet.Name);
    }

    private static string? FindUnit(List<string> written, Regex units) =>
        written.Select(t => units.Match(t)).Where(m => m.Success).Select(m => m.Value).FirstOrDefault();

    private static int? YearOf(string text) => FourDigits().Match(text) is { Success: true } year ? Int(year, 1) : null;

    private static int FullYear(Match found) => Int(found, 1) is var year && year < 100 ? year + 2000 : year;

    private static int Int(Match found, int group) => int.Parse(found.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?:填报|填表|报送|上报|制表|编制|填制)(?:日期|时间)?[:为]?(?<first>20[0-9][0-9])[年.\-/](?<second>[0-9]{1,2})[月.\-/](?<third>[0-9]{1,2})", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Report();

    [GeneratedRegex("(?:填报|填表|报送|上报|制表|编制)(?:日期|时间)", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex ReportLabel();

    [GeneratedRegex(@"(?<first>20[0-9][0-9]|[0-9][0-9])年?度?1月?[-~至到—](?<second>[0-9]{1,2})月", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex YearMonths();

    [GeneratedRegex(@"(?<first>20[0-9][0-9]|(?<![0-9])[0-9][0-9])[年.\-/](?<second>[0-9]{1,2})(?:月|(?=[^0-9])|$)", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex YearMonth();

    [GeneratedRegex(@"(?<first>20[0-9][0-9]|(?<![0-9])[0-9][0-9])年?度?(?<second>上半年|下半年|前三季度|第?[一二三四1234]季度)", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex YearPart();

    [GeneratedRegex("(?<first>上半年|下半年|前三季度|第?[一二三四1234]季度)", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<first>20[0-9][0-9]|(?<![0-9])[0-9][0-9](?=年))", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex YearPattern();

    [GeneratedRegex(@"(?<first>20[0-9][0-9])年", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex FourDigits();

    [GeneratedRegex(@"(?<![0-9])1月?[-~至到—](?<first>[0-9]{1,2})月", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex MonthsOf();

    [GeneratedRegex(@"(?:截至|截止|至|到)(?:20[0-9][0-9]年)?(?<first>[0-9]{1,2})月", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex AsOf();

    [GeneratedRegex(@"(?<![0-9])(?<first>[0-9]{1,2})月", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex Month();

    [GeneratedRegex(@"单位[:为]?(?<first>[^\n:]*)", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex UnitLine();

    [GeneratedRegex("亿元|万元|千元|百万元|元|亿|万(?!亩|平)", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex MoneyUnits();

    [GeneratedRegex("公顷|平方米|㎡|亩", RegexOptions.None, Patterns.Timeout)]
    private static partial Regex AreaUnits();
}
