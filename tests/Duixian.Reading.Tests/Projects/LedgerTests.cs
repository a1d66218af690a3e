using CsCheck;
using Duixian.Domain.Projects;
using Duixian.Reading.Projects;
using Xunit;

namespace Duixian.Reading.Tests.Projects;

public sealed class LedgerTests
{
    private const string Plain = "2024年重点项目清单\n序号|项目名称|县区|总投资(万元)|项目阶段";

    [Fact]
    public void Three_merged_lines_of_header_are_one_and_give_each_column_its_path()
    {
        var sheet = Ledger.Read(
            "2024年3月份进展情况表\n填报单位:演示中心|||||||||单位:亿元、亩\n县(市、区)|项目名称|投资情况||||||建设工期||占地\n||总投资|其中||年度|||开工|竣工|\n|||专项债|自筹|计划|1-3月完成|完成率|||\n甲|乙|#1|#2|#3|#4|#5|#6|#7|#8|#9\n莘县|演示甲|#2|#1.2|#0.8|#1|#0.3|#0.3|2023.5|2025.6|#100",
            "A1:K1", "A3:A5", "B3:B5", "C3:H3", "I3:J3", "K3:K5", "C4:C5", "D4:E4", "F4:H4", "I4:I5", "J4:J5").Sheets[0];
        Assert.Equal([3, 4, 5], sheet.HeaderLines);
        Assert.Equal("county name totalInvestmentYuan fundSpecialBondYuan fundOwnYuan yearPlanYuan yearCompletedYuan completionRate startActual finishPlanned landMu", string.Join(' ', sheet.Columns.Select(c => c.Meaning)));
        var row = Assert.Single(sheet.Rows);
        Assert.Equal((200_000_000m, 120_000_000m, 100_000_000m, 30_000_000m, 100m), (row.TotalInvestmentYuan, row.FundYuan(ProjectField.FundSpecialBond), row.YearPlanYuan, row.YearCompletedYuan, row.LandMu));
        Assert.Equal([SkipReason.Title, SkipReason.FillLine, SkipReason.ColumnNumbers], sheet.Skipped.Select(s => s.Reason));
    }

    [Fact]
    public void Two_lines_of_header_without_any_merged_cell_are_understood_too()
    {
        var sheet = Ledger.Read("重点项目清单(单位:万元)\n序号|项目名称|投资情况|||开工时间\n||总投资|2024年计划|完成|\n#1|演示甲|#5000|#2000|#800|2024.3").Sheets[0];
        Assert.Equal([2, 3], sheet.HeaderLines);
        var row = Assert.Single(sheet.Rows);
        Assert.Equal((50_000_000m, 20_000_000m, 8_000_000m), (row.TotalInvestmentYuan, row.YearPlanYuan, row.YearCompletedYuan));
    }

    [Theory]
    [InlineData("截至2023年底累计完成投资", "priorCumulativeYuan")]
    [InlineData("2024年度计划投资", "yearPlanYuan")]
    [InlineData("2024年1-9月完成投资", "yearCompletedYuan")]
    [InlineData("今年以来完成投资", "yearCompletedYuan")]
    [InlineData("9月份完成投资", "monthCompletedYuan")]
    [InlineData("当月完成", "monthCompletedYuan")]
    [InlineData("开工以来累计完成", "cumulativeYuan")]
    [InlineData("截至9月底累计完成投资", "cumulativeYuan")]
    [InlineData("估算总投资(亿元)", "totalInvestmentYuan")]
    [InlineData("投资完成率", "completionRate")]
    [InlineData("形象进度（%）", "imageProgressRate")]
    [InlineData("形象进度", "imageProgress")]
    [InlineData("拟开工时间", "startPlanned")]
    [InlineData("实际开工", "startActual")]
    [InlineData("预计竣工时间", "finishPlanned")]
    [InlineData("年度建设内容", "yearGoal")]
    [InlineData("建\n设\n性\n质", "nature")]
    [InlineData("统一社会信用代码", "ownerUscc")]
    [InlineData("项目统一代码", "code")]
    [InlineData("包保县级领导", "leader")]
    [InlineData("市级领导及联系电话", "lead")]
    [InlineData("建设工程规划许可证", "permits.engineeringPlanning")]
    [InlineData("建设用地规划许可证", "permits.landUsePlanning")]
    [InlineData("用地预审与选址意见书", "permits.landPreReview")]
    [InlineData("施工许可证", "permits.constructionPermit")]
    [InlineData("施工许可证预计办结时间", "-other")]
    [InlineData("拟用地(亩)", "landMu")]
    [InlineData("存在问题及需协调事项", "problems")]
    [InlineData("下步工作打算", "nextSteps")]
    [InlineData("行业主管部门", "leadOffice")]
    [InlineData("项目（法人）单位", "owner")]
    [InlineData("未开工原因", "problems")]
    [InlineData("当年计划完成投资", "yearPlanYuan")]
    [InlineData("完成年度投资比例", "completionRate")]
    [InlineData("已供地（亩）", "-other")]
    [InlineData("2024年一季度计划投资", "-other")]
    [InlineData("是否省重点", "-other")]
    [InlineData("吉祥物", "-other")]
    public void A_column_means_what_its_words_say(string header, string meaning)
    {
        var sheet = Ledger.Read($"清单\n序号|项目名称|县区|备注|{header.Replace("\n", "\\n", StringComparison.Ordinal)}\n#1|演示甲|莘县|演示|").Sheets[0];
        Assert.Equal(meaning, sheet.Columns[4].Meaning.ToString());
    }

    [Fact]
    public void Everything_that_is_no_project_is_told_apart()
    {
        var reading = Ledger.Read(
            $"{Plain}\n合计|||#9000\n一、产业类项目(2个)\n#1|演示甲|莘县|#1000|在建\n#2|演示乙|冠县|#2000|在建\n小计|||#3000\n\n二、民生类项目(2个)\n#3|演示丙|莘县|#6000|在建\n序号|项目名称|县区|总投资(万元)|项目阶段\n~#4|~演示丁|~冠县|~#500|~在建\n#5\n注:本表为演示\n填表人:张演一|||审核人:李演二", "A1:E1");
        var sheet = reading.Sheets[0];
        Assert.Equal([5, 6, 10], sheet.Rows.Select(r => r.Line));
        Assert.Equal(["产业", "产业", "民生"], sheet.Rows.Select(r => r.Category));
        Assert.Equal(
            [(1, SkipReason.Title), (3, SkipReason.Total), (4, SkipReason.Group), (7, SkipReason.Subtotal), (8, SkipReason.Blank), (9, SkipReason.Group), (11, SkipReason.RepeatedHeader), (12, SkipReason.Withdrawn), (13, SkipReason.Blank), (14, SkipReason.Note), (15, SkipReason.Signature)],
            sheet.Skipped.Select(s => (s.Line, s.Reason)));
        Assert.Equal("演示丁", sheet.Skipped.Single(s => s.Reason == SkipReason.Withdrawn).Name);
        Assert.DoesNotContain(reading.Findings, f => f.Code is "total.mismatch" or "group.count_mismatch");
    }

    [Fact]
    public void Group_headings_over_each_other_give_level_and_stage_until_the_next_of_their_rank()
    {
        var rows = Ledger.Read($"清单\n序号|项目名称|县区|总投资(万元)\n一|省重点项目(1个)||#100\n#1|演示甲|莘县|#100\n二|市重点项目(2个)||#300\n(一)|续建项目(1个)||#100\n#2|演示乙|莘县|#100\n(二)|新开工项目(1个)||#200\n#3|演示丙|莘县|#200").Sheets[0].Rows;
        Assert.Equal([("省重点", null), ("市重点", "续建"), ("市重点", "新开工")], rows.Select(r => (r.Level, r.Stage)));
    }

    [Fact]
    public void A_heading_with_a_county_stands_for_the_rows_below_it()
    {
        var rows = Ledger.Read("全市清单\n序号|项目名称|总投资(万元)\n莘县(1个)\n#1|演示甲|#100\n高唐县\n#2|演示乙|#100").Sheets[0].Rows;
        Assert.Equal(["莘县", "高唐县"], rows.Select(r => r.Counties[0]));
    }

    [Fact]
    public void A_county_written_only_where_it_changes_holds_until_then_and_is_said_to()
    {
        var reading = Ledger.Read("清单\n县区|项目名称|总投资(万元)\n莘县|演示甲|#100\n|演示乙|#100\n|演示丙|#100\n冠县|演示丁|#100\n|演示戊|#100");
        Assert.Equal("莘县莘县莘县冠县冠县", string.Concat(reading.Sheets[0].Rows.Select(r => r.Counties[0])));
        Assert.Equal(3, reading.Findings.Count(f => f.Code == "county.carried"));
    }

    [Theory]
    [InlineData("#1|演示甲|莘县|#100|已退出")]
    [InlineData("#1|演示甲（已退出）|莘县|#100|在建")]
    [InlineData("#1|~演示甲|莘县|#100|在建")]
    public void A_project_that_has_left_is_no_project(string line)
    {
        var sheet = Ledger.Read($"{Plain}\n{line}\n#2|演示乙|莘县|#100|在建").Sheets[0];
        Assert.Equal([4], sheet.Rows.Select(r => r.Line));
        Assert.Equal(SkipReason.Withdrawn, sheet.Skipped[^1].Reason);
    }

    [Fact]
    public void A_single_cell_struck_through_is_not_taken_and_the_rest_is()
    {
        var reading = Ledger.Read($"{Plain}\n#1|演示甲|莘县|~#100|在建");
        Assert.Null(Assert.Single(reading.Sheets[0].Rows).TotalInvestmentYuan);
        Assert.Equal("cell.struck", Assert.Single(reading.Findings).Code);
    }

    [Fact]
    public void Months_and_quarters_alone_belong_to_the_year_of_the_book()
    {
        var reading = Ledger.Read([Ledger.Sheet("3月", "2023年3月份进展表\n序号|项目名称|总投资(万元)|开工时间\n#1|演示甲|#5|三季度"), Ledger.Sheet("储备", "储备项目\n序号|项目名称|总投资(万元)|拟开工时间\n#1|演示乙|#5|年内")]);
        Assert.Equal(["2023-Q3", "2023"], [reading.Sheets[0].Rows[0].StartActual.ToString(), reading.Sheets[1].Rows[0].StartPlanned.ToString()]);
        Assert.Equal("2023-03", reading.Context.Period.ToString());
    }

    [Fact]
    public void Pages_that_repeat_title_fill_line_and_header_are_one_table()
    {
        const string top = "2024年重点项目清单\n填报单位:演示中心||||单位:万元\n序号|项目名称|投资||县区\n||总投资|年度计划|";
        var sheet = Ledger.Read($"{top}\n#1|演示甲|#100|#50|莘县\n填表人:张演一\n(续表)\n{top}\n#2|演示乙|#200|#80|冠县", "C3:D3").Sheets[0];
        Assert.Equal([5, 12], sheet.Rows.Select(r => r.Line));
        Assert.Equal([SkipReason.Title, SkipReason.FillLine, SkipReason.Signature, SkipReason.Title, SkipReason.Title, SkipReason.FillLine, SkipReason.RepeatedHeader, SkipReason.RepeatedHeader], sheet.Skipped.Select(s => s.Reason));
    }

    [Fact]
    public void Sums_of_which_and_under_the_name_of_a_city_or_county_are_no_projects()
    {
        var sheet = Ledger.Read("清单(单位:亿元)\n市县|项目|总投资|建设单位\n聊城市||#500|\n其中:省重点|2个|#20|\n莘县||#60|\n|演示甲|#60|演示公司").Sheets[0];
        Assert.Equal([SkipReason.Title, SkipReason.Total, SkipReason.Subtotal, SkipReason.Group], sheet.Skipped.Select(s => s.Reason));
        Assert.Equal("莘县", Assert.Single(sheet.Rows).Counties[0]);
    }

    [Fact]
    public void A_name_that_begins_with_a_numeral_is_no_heading()
    {
        var sheet = Ledger.Read("清单\n项目名称|县区|总投资(万元)\n三里河治理工程||\n一期厂房项目|莘县|#5").Sheets[0];
        Assert.Equal(["三里河治理工程", "一期厂房项目"], sheet.Rows.Select(r => r.Name));
    }

    [Theory]
    [InlineData("2024年3月份进展表", "2024-03")]
    [InlineData("2024年上半年进展表", "2024-H1")]
    [InlineData("2024年1-9月进展表", "2024-09")]
    [InlineData("2024年第三季度进展表", "2024-Q3")]
    [InlineData("截至2024年9月底进展表", "2024-09")]
    [InlineData("2024年进展表", "2024")]
    public void The_title_says_the_period(string title, string period) =>
        Assert.Equal(period, Ledger.Read($"{title}\n序号|项目名称|县区|建设单位\n#1|演示甲|莘县|演示公司").Context.Period.ToString());

    [Fact]
    public void Fill_line_and_signature_say_county_and_day()
    {
        var context = Ledger.Read("2024年进展表\n填报单位:莘县发展和改革局(演示)\n序号|项目名称|总投资(亿元)|建设单位\n#1|演示甲|#1|演示公司\n填表人:张演一|||填报日期:2024年7月3日").Context;
        Assert.Equal(("莘县", new DateOnly(2024, 7, 3)), (context.County, context.Reported));
    }

    [Fact]
    public void A_mapping_that_was_remembered_wins_and_fits_the_next_month_too()
    {
        const string header = "序号|项目名称|总投资(万元)|吉祥物";
        var first = Ledger.Read($"2024年3月清单\n{header}|3月完成投资(万元)\n#1|演示甲|#5|兔|#1").Sheets[0];
        Assert.Equal(ProjectField.Other, first.Columns[3].Meaning.Field);
        Assert.Equal("兔", Assert.Single(first.Rows[0].Unmapped).Text);
        var next = Ledger.Read([Ledger.Sheet("表", $"2024年4月清单\n{header}|4月完成投资(万元)\n#1|演示甲|#5|兔|#1")], [new(first.HeaderSignature, new Dictionary<string, string> { ["D"] = "tier" })]).Sheets[0];
        Assert.Equal("兔", next.Rows[0].Tier);
    }

    [Fact]
    public void What_has_no_column_or_no_value_is_kept_as_it_is_written()
    {
        var row = Ledger.Read("清单\n序号|项目名称|总投资(万元)|吉祥物|备注|\n#1|演示甲|暂无|兔|公开信息|无表头").Sheets[0].Rows[0];
        Assert.Equal([("C3", "总投资(万元)", "暂无"), ("D3", "吉祥物", "兔"), ("E3", "备注", "公开信息"), ("F3", "", "无表头")], row.Unmapped.Select(u => (u.Address, u.Header, u.Text)));
    }

    [Theory]
    [InlineData("甲|乙|#1|#2")]
    [InlineData("①|②|③|④")]
    [InlineData("(1)|(2)|(3)|(4)=(3)/(2)")]
    [InlineData("栏次|1|2|3=2/1")]
    [InlineData("A|B|C|D")]
    public void Numbers_of_columns_are_no_project(string numbers) =>
        Assert.Equal(SkipReason.ColumnNumbers, Ledger.Read($"清单\n序号|项目名称|总投资(万元)|完成率\n{numbers}\n#1|演示甲|#5|#0.5").Sheets[0].Skipped[^1].Reason);

    [Fact]
    public void Every_value_says_which_cell_it_came_from()
    {
        var row = Ledger.Read("清单\n县区|项目名称|总投资(万元)\n莘县|演示甲|#100\n|演示乙|=200", "A3:A4").Sheets[0].Rows[1];
        Assert.Equal(("A3", "C4", true), (row.Sources[ProjectField.County].Address, row.Sources[ProjectField.TotalInvestment].Address, row.Sources[ProjectField.TotalInvestment].IsFormula));
    }

    [Fact]
    public void A_rate_calculated_from_two_blanks_is_nobodys_figure()
    {
        var rows = Ledger.Read("清单\n序号|项目名称|年度计划(万元)|年度完成(万元)|完成率\n#1|演示甲|||=0:0%\n#2|演示乙|#100|#0|=0:0%").Sheets[0].Rows;
        Assert.Equal([null, 0m], rows.Select(r => r.CompletionRate));
    }

    [Fact]
    public void Whatever_a_sheet_holds_it_is_read_to_its_end()
    {
        string[] pieces = ["", "", "序号", "项目名称", "总投资(万元)", "县区", "开工时间", "完成率", "环评批复", "联系电话", "合计", "小计", "一、产业类(3个)", "(一)", "其中:", "注:", "填表人:张", "莘县", "聊城市", "演示项目", "已退出", "~演示", "#1", "#-1e300:0%", "#1e300", "=0", "#45383:yyyy/m/d", "2024年٣月", "约٣亿", "\u200b", "()", "〃", "3.5亿", "2024.1", "√", "/", "13800001111", "2101-371591-04-01-436244", "91371502MA0000015B", "待", "后", "%", "元", "-", "（", "：", "年底", "1-9月完成投资"];
        var cell = Gen.OneOf(pieces.Select(p => Gen.Const(p)).ToArray());
        var merge = Gen.Select(Gen.Int[1, 12], Gen.Int[1, 6], Gen.Int[0, 5], Gen.Int[0, 5], (t, l, h, w) => $"{TableHeader.Letters(l)}{t}:{TableHeader.Letters(l + w)}{t + h}");
        Gen.Select(cell.Array[6].Array[1, 12], merge.Array[0, 4]).Sample((rows, merges) =>
        {
            var reading = Ledger.Read(string.Join('\n', new[] { "2024年清单", "序号|项目名称|总投资(万元)|县区|开工时间|环评批复" }.Concat(rows.Select(r => string.Join('|', r)))), merges);
            var sheet = reading.Sheets[0];
            // Every line is a project, passed over for a reason, or part of the header; none is both.
            var lines = sheet.Rows.Select(r => r.Line).Concat(sheet.Skipped.Select(s => s.Line)).Concat(sheet.HeaderLines).ToList();
            Assert.Equal(lines.Count, lines.Distinct().Count());
            Assert.NotEmpty(ProjectBookJson.Serialize(reading));
            Assert.All(reading.Findings, f => Assert.NotEmpty(f.Sentence()));
        }, iter: 3_000);
    }

    [Fact]
    public void A_sheet_without_projects_holds_none_and_is_named()
    {
        var reading = Ledger.Read([Ledger.Sheet("填表说明", "1.本表由各县区填写\n2.单位为亿元"), Ledger.Sheet("Sheet3", "")]);
        Assert.All(reading.Sheets, s => Assert.Equal((0, 0, 0), (s.HeaderLine, s.Rows.Count, s.Skipped.Count)));
        Assert.Equal("sheet.no_table", Assert.Single(reading.Findings).Code);
    }
}
