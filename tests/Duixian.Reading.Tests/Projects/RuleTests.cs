using Duixian.Domain.Projects;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Duixian.Reading.Projects;
using Xunit;

namespace Duixian.Reading.Tests.Projects;

public sealed class RuleTests
{
    private const string Money = "清单\n序号|项目名称|项目阶段|总投资(万元)|年度计划(万元)|年度完成(万元)|当月完成(万元)|开工以来累计完成(万元)|完成率|计划开工|计划竣工";

    [Theory]
    [InlineData("拟开工|#1000|#100|#50|||", "yearCompletedYuan money.preparation_with_investment")]
    [InlineData("在建|#1000|#100|#50||#1200|", "cumulativeYuan money.completed_over_total")]
    [InlineData("在建|#1000|#1200|#50|||", "yearPlanYuan money.plan_over_total")]
    [InlineData("在建|#1000|#100|#50||#40|", "cumulativeYuan money.cumulative_below_year")]
    [InlineData("在建|#1000|#100|#50|#60||", "monthCompletedYuan money.month_over_year")]
    [InlineData("在建|#1000|#100|#50|#40||", "monthCompletedYuan money.month_jump")]
    [InlineData("在建|#1000|#100|#50|||#0.8:0%", "completionRate rate.mismatch")]
    [InlineData("在建|#1000|#100|#50|||#0.5:0%|2024.6|2023.6", "finishPlanned date.order")]
    [InlineData("在建|#1000|#100|#50|#10|#60|#0.5:0%|2023.6|2024.6", "")]
    public void What_does_not_agree_within_a_row_is_said(string cells, string expected) =>
        Assert.Equal(expected, string.Join(';', Ledger.Read($"{Money}\n#1|演示甲|{cells}").Findings.Select(f => $"{f.Field} {f.Code}")));

    [Theory]
    [InlineData("在建|√|√|×|√", "permits.constructionPermit permit.order")]
    [InlineData("在建|√|√|√|×", "permits.constructionPermit permit.start_before")]
    [InlineData("拟开工|√|√|√|×", "")]
    [InlineData("在建|√|/|√|√", "")]
    [InlineData("拟开工|√|×|√|×", "permits.engineeringPlanning permit.order")]
    public void Permits_come_in_their_order_and_before_the_works(string cells, string expected) =>
        Assert.Equal(expected, string.Join(';', Ledger.Read($"手续\n序号|项目名称|项目阶段|环评批复|建设用地规划许可证|建设工程规划许可证|施工许可证\n#1|演示甲|{cells}").Findings.Select(f => $"{f.Field} {f.Code}")));

    [Fact]
    public void Totals_and_counts_are_compared_with_the_rows()
    {
        var reading = Ledger.Read("清单(单位:万元)\n序号|项目名称|县区|总投资\n合计|||#600\n一、产业类项目(3个)\n#1|演示甲|莘县|#100\n#2|演示乙|莘县|200\n小计|||#100\n二、民生类项目(1个)\n#3|演示丙|莘县|#300\n小计|||#300");
        Assert.Equal([(4, "group.count_mismatch"), (6, "number.text"), (7, "total.mismatch")], reading.Findings.Select(f => (f.Line ?? 0, f.Code)));
        Assert.Equal([3_000_000m], reading.Findings.Single(f => f.Code == "total.mismatch").Accept);
    }

    [Fact]
    public void Sheets_of_one_book_are_held_against_each_other()
    {
        var reading = Ledger.Read([
            Ledger.Sheet("实施", "清单\n序号|项目名称|项目代码|县区|项目阶段\n#1|演示甲项目|2101-371591-04-01-436244|莘县|在建\n#2|演示乙项目|2101-371591-04-01-436244|莘县|在建\n#3|演示丙项目|2018-371523-30-03-067078|茌平区|在建\n~#4|~演示丁项目|~x|~莘县|~在建\n#5|演示戊项目||莘县|前期\n#6|演示甲项目||冠县|前期\n#7|演示丙项目||茌平区|前期"),
            Ledger.Sheet("手续", "手续\n序号|项目名称|项目代码|施工许可证\n#1|演示甲项目|2101-371591-04-01-436245|×\n#2|演示丙项目|2018-371523-30-03-067078|√\n#3|演示丁项目||√\n#4|演示戊项目||×"),
        ]);
        Assert.Equal(
            ["实施 4 code.duplicate", "实施 5 code.old_format", "实施 5 region.legacy", "实施 6 withdrawn", "实施 8 name.duplicate", "实施 9 row.duplicate", "手续 3 code.sheet_mismatch", "手续 3 permit.start_before", "手续 5 withdrawn.elsewhere"],
            reading.Findings.Select(f => $"{f.Sheet} {f.Line} {f.Code}"));
    }

    [Theory]
    [InlineData("2101-371591-04-01-436245", "", "")]
    [InlineData("2113-3715", "", "")]
    [InlineData("2018-371523-30-03-067078", "", "")]
    [InlineData("2018-371525-30-03-067078", "", "")]
    [InlineData("2101-999991-04-01-436245", "91371500MA3C4G5H6K", "9912")]
    [InlineData("2101-371591-04-01-436244", "371500200012345", "C2614")]
    [InlineData("待赋码", "91３71500ma3c4g5h6k", "A26")]
    [InlineData("", "暂无", "采矿")]
    public void A_record_that_was_typed_is_told_what_its_row_in_a_ledger_would_be(string code, string credit, string industry)
    {
        var row = Ledger.Read($"清单\n序号|项目名称|项目代码|县区|统一社会信用代码|行业代码\n#1|演示甲|{code}|莘县|{credit}|{industry}").Findings.Select(f => (f.Field, f.Code, f.Sentence()));
        var record = new ProjectRecord { Name = "演示甲", Code = code, OwnerCode = credit, Industry = industry };
        Assert.Equal(row.Order(), RecordFindings.Of(record, ["莘县"], new(2024, 6, 30)).Select(f => (f.Field, f.Code, f.Sentence())).Order());
    }

    [Fact]
    public void Codes_of_another_county_than_the_row_says_are_named() =>
        Assert.Contains(Ledger.Read("清单\n序号|项目名称|项目代码|县区\n#1|演示甲|2018-371525-30-03-067078|莘县").Findings, f => f.Code == "region.county_mismatch");

    [Fact]
    public void Every_code_has_its_sentence_in_both_languages_and_its_line_in_the_contract()
    {
        var sentences = new ResourceManager(typeof(ProjectFinding));
        var chinese = Keys(sentences, "");
        var english = Keys(sentences, "en");
        Assert.Equal(chinese, english);
        var written = Directory.GetFiles(Path.Combine(Root(), "src/Duixian.Reading/Projects"), "*.cs").Select(File.ReadAllText).SelectMany(t => Regex.Matches(t, "\"([a-z]+\\.[a-z_0-9]+)\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(written.Where(c => !c.StartsWith("permits.", StringComparison.Ordinal)).Except(chinese, StringComparer.Ordinal));
        var documented = Regex.Matches(File.ReadAllText(Path.Combine(Root(), "docs/project-import.md")), "^\\| `([a-z]+(?:\\.[a-z_0-9]+)?)` \\| (?:decide|check|note) ", RegexOptions.Multiline, TimeSpan.FromSeconds(5)).Select(m => m.Groups[1].Value);
        Assert.Equal(chinese, documented.Order(StringComparer.Ordinal));
    }

    private static List<string> Keys(ResourceManager sentences, string language) =>
        [.. sentences.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key).Order(StringComparer.Ordinal)];

    private static string Root()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Duixian.slnx"))) { folder = folder.Parent!; }
        return folder.FullName;
    }
}
