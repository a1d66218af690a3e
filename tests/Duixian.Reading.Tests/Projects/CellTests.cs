using CsCheck;
using Duixian.Domain.Projects;
using Duixian.Reading.Projects;
using Xunit;

namespace Duixian.Reading.Tests.Projects;

public sealed class CellTests
{
    [Theory]
    [InlineData("总投资(万元)", "#12500", 125_000_000, null)]
    [InlineData("总投资(万元)", "12,500", 125_000_000, "number.text")]
    [InlineData("总投资(万元)", "１２５００", 125_000_000, "number.text")]
    [InlineData("总投资(万元)", " 1.25亿元", 125_000_000, "unit.mixed")]
    [InlineData("总投资(亿元)", "35000万元", 350_000_000, "unit.mixed")]
    [InlineData("总投资(亿元)", "900万", 9_000_000, "unit.mixed")]
    [InlineData("总投资（亿元）", "约5", 500_000_000, "money.approximate")]
    [InlineData("总投资（亿元）", "5亿余元", 500_000_000, "money.approximate")]
    [InlineData("总投资（亿元）", "10亿元以上", 1_000_000_000, "money.lower_bound")]
    [InlineData("总投资（亿元）", "不低于3", 300_000_000, "money.lower_bound")]
    [InlineData("总投资（亿元）", "≤2", 200_000_000, "money.upper_bound")]
    [InlineData("总投资(万元)", "3亿2000万元", 320_000_000, "unit.mixed")]
    [InlineData("总投资(万元)", "1亿2千万", 120_000_000, "unit.mixed")]
    [InlineData("总投资(万元)", "1.2（亿元）", 120_000_000, "unit.mixed")]
    [InlineData("总投资(万元)", "￥5000", 50_000_000, "number.text")]
    [InlineData("总投资(万元)", "三千五百万元", 35_000_000, null)]
    [InlineData("总投资(万元)", "12500（含设备8000）", 125_000_000, "money.aside")]
    [InlineData("总投资 单位:元", "#3500000", 3_500_000, null)]
    [InlineData("总投资（千元）", "#3500", 3_500_000, null)]
    [InlineData("总投资万元", "#0", 0, null)]
    [InlineData("总投资（亿元）", "5亿多元", 500_000_000, "money.approximate")]
    [InlineData("总投资(万元)", "#1.25:0.00\"亿元\"", 125_000_000, "unit.mixed")]
    [InlineData("总投资(元)", "#125000000:0!.0000,\"万\"", 125_000_000, null)]
    public void Money_comes_out_in_yuan(string header, string cell, double yuan, string? code)
    {
        var (row, findings) = Ledger.Cell(header, cell);
        Assert.Equal((decimal)yuan, row.TotalInvestmentYuan);
        Assert.Equal(code is null ? [] : [code], findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData("总投资(亿元)", "暂无", "money.not_number")]
    [InlineData("总投资(亿元)", "5-8亿元", "money.range")]
    [InlineData("总投资(亿元)", "#48000", "unit.suspect")]
    [InlineData("总投资(万元)", "1.2亿美元", "money.currency")]
    [InlineData("总投资(万元)", "1,2500", "money.not_number")]
    [InlineData("总投资(万元)", "#-5", "money.negative")]
    [InlineData("总投资", "#500", "unit.missing")]
    public void What_is_no_plain_amount_is_not_taken(string header, string cell, string code)
    {
        var (row, findings) = Ledger.Cell(header, cell);
        Assert.Null(row.TotalInvestmentYuan);
        Assert.Equal(code, Assert.Single(findings).Code);
    }

    [Fact]
    public void A_figure_in_the_wrong_unit_is_offered_in_the_one_that_was_meant() =>
        Assert.Equal([480_000_000m], Assert.Single(Ledger.Cell("总投资(亿元)", "#48000").Findings).Accept);

    [Theory]
    [InlineData("2024.3.15", "2024-03-15", null)]
    [InlineData("2024年3月15日", "2024-03-15", null)]
    [InlineData("2024/3/15", "2024-03-15", null)]
    [InlineData("22/4/25", "2022-04-25", null)]
    [InlineData("22年9月", "2022-09", null)]
    [InlineData("2024.10", "2024-10", null)]
    [InlineData("2024-06", "2024-06", null)]
    [InlineData("二〇二四年三月", "2024-03", null)]
    [InlineData("2024年3月底", "2024-03", null)]
    [InlineData("2024年3月中旬", "2024-03", null)]
    [InlineData("2024年底", "2024-12", null)]
    [InlineData("年底前", "2024-12", null)]
    [InlineData("2025年上半年", "2025-H1", null)]
    [InlineData("三季度", "2024-Q3", null)]
    [InlineData("2024年第三季度", "2024-Q3", null)]
    [InlineData("2024Q3", "2024-Q3", null)]
    [InlineData("3月15日", "2024-03-15", null)]
    [InlineData("明年6月", "2025-06", null)]
    [InlineData("2024年", "2024", null)]
    [InlineData("年内", "2024", "date.coarse")]
    [InlineData("力争2024年10月前开工", "2024-10", null)]
    [InlineData("#45383:yyyy/m/d", "2024-04-01", null)]
    [InlineData("#45383:yyyy\"年\"m\"月\"", "2024-04", null)]
    [InlineData("#45383", "2024-04-01", "date.serial")]
    [InlineData("#20240315", "2024-03-15", null)]
    [InlineData("#2024", "2024", null)]
    [InlineData("#2024.12", "2024-12", null)]
    [InlineData("#2024.1", null, "date.ambiguous")]
    [InlineData("待定", null, "date.undecided")]
    [InlineData("已开工", null, "date.state_word")]
    [InlineData("2024年春节后", null, "date.unreadable")]
    [InlineData("2024年13月", null, "date.unreadable")]
    [InlineData("2023.3-2025.6", null, "date.range")]
    [InlineData("2024年年底", "2024-12", null)]
    [InlineData("2025年H1", "2025-H1", null)]
    [InlineData("2023.10.15（已开工）", "2023-10-15", null)]
    [InlineData("2023年10月已开工", "2023-10", null)]
    [InlineData("2024、3", "2024-03", null)]
    [InlineData("土地手续办结后开工", null, "date.undecided")]
    [InlineData("2024.9.31", null, "date.unreadable")]
    [InlineData("/", null, null)]
    public void Dates_are_read_as_exactly_as_they_are_written(string cell, string? date, string? code)
    {
        var (row, findings) = Ledger.Cell("计划开工时间", cell);
        Assert.Equal(date, row.StartPlanned?.ToString());
        Assert.Equal(code is null ? [] : [code], findings.Select(f => f.Code));
    }

    [Fact]
    public void A_number_that_may_be_January_or_October_offers_both() =>
        Assert.Equal(["2024-01", "2024-10"], Assert.Single(Ledger.Cell("计划开工时间", "#2024.1").Findings).Accept.Select(a => a.ToString()));

    [Theory]
    [InlineData("2023-2025", "2023", "2025")]
    [InlineData("2023—2025年", "2023", "2025")]
    [InlineData("2023.3-2025.6", "2023-03", "2025-06")]
    [InlineData("2023年3月至2025年6月", "2023-03", "2025-06")]
    [InlineData("2024年3月-12月", "2024-03", "2024-12")]
    [InlineData("2024", "2024", "2024")]
    public void A_span_of_building_gives_a_start_and_a_finish(string cell, string start, string finish)
    {
        var row = Ledger.Cell("建设起止年限", cell).Row;
        Assert.Equal((start, finish), (row.StartPlanned?.ToString(), row.FinishPlanned?.ToString()));
    }

    [Theory]
    [InlineData("#0.66", 0.66, null)]
    [InlineData("#0.66:0.0%", 0.66, null)]
    [InlineData("66%", 0.66, null)]
    [InlineData("#66", 0.66, null)]
    [InlineData("百分之六十", 0.6, null)]
    [InlineData("#1", 1.0, "percent.ambiguous")]
    public void Rates_are_shares_whichever_way_they_are_written(string cell, double rate, string? code)
    {
        var (row, findings) = Ledger.Cell("形象进度(%)", cell, "|项目阶段", "|完工");
        Assert.Equal((decimal)rate, row.ImageProgressRate);
        Assert.Equal(code is null ? [] : [code], findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData("#60", 0.6)]
    [InlineData("#0.6", 0.6)]
    [InlineData("#1.2", 1.2)]
    [InlineData("#120", 1.2)]
    public void Of_two_readings_of_a_rate_the_one_that_fits_the_figures_is_taken(string cell, double rate)
    {
        var done = rate > 1 ? 120 : 60;
        Assert.Equal((decimal)rate, Ledger.Cell("年度计划(万元)", "#100", "|年度完成(万元)|完成率", $"|#{done}|{cell}").Row.CompletionRate);
    }

    [Theory]
    [InlineData("用地面积(亩)", "#101", 101, null)]
    [InlineData("占地面积（公顷）", "#6.7", 100.5, null)]
    [InlineData("占地面积（公顷）", "100亩", 100, "unit.mixed")]
    [InlineData("用地面积（平方米）", "#20000", 30, null)]
    [InlineData("用地面积(亩)", "约138", 138, "area.approximate")]
    public void Areas_come_out_in_mu(string header, string cell, double mu, string? code)
    {
        var (row, findings) = Ledger.Cell(header, cell);
        Assert.Equal((decimal)mu, row.LandMu);
        Assert.Equal(code is null ? [] : [code], findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData("杨演斌\\n13800002443", "杨演斌", "13800002443")]
    [InlineData("13800002443杨演斌", "杨演斌", "13800002443")]
    [InlineData("杨演斌（138 0000 2443）", "杨演斌", "13800002443")]
    [InlineData("联系人:杨演斌 电话:0635-1234567", "杨演斌", "0635-1234567")]
    [InlineData("杨 演,138-0000-2443", "杨演", "13800002443")]
    [InlineData("杨演斌+86 13800002443", "杨演斌", "13800002443")]
    [InlineData("#13800002443", null, "13800002443")]
    public void A_name_and_a_number_are_told_apart_in_any_order(string cell, string? name, string phone) =>
        Assert.Equal(new ContactCell(name, phone), Ledger.Cell("责任人及联系电话", cell).Row.Contact);

    [Theory]
    [InlineData("帮包领导:朱演涛\\n项目专员:王演峰\\n13800001333")]
    [InlineData("朱演涛\\n王演峰 13800001333")]
    [InlineData("朱演涛/王演峰/13800001333")]
    public void A_leader_and_a_contact_in_one_cell_are_two_people(string cell)
    {
        var row = Ledger.Cell("帮包领导及联系人电话", cell).Row;
        Assert.Equal(("朱演涛", new ContactCell("王演峰", "13800001333")), (row.Leader, row.Contact));
    }

    [Theory]
    [InlineData("茌平", "茌平区")]
    [InlineData("茌平县", "茌平区")]
    [InlineData("聊城市高唐县", "高唐县")]
    [InlineData("东阿县、阳谷、莘县", "东阿县,阳谷县,莘县")]
    [InlineData("莘县\\n冠县", "莘县,冠县")]
    [InlineData("高新区", "高新区")]
    public void Counties_go_by_their_full_names(string cell, string counties)
    {
        var reading = Ledger.Read($"2024年清单\n序号|项目名称|所在县区|建设单位\n#1|演示项目|{cell}|演示公司");
        Assert.Equal(counties, string.Join(',', reading.Sheets[0].Rows[0].Counties));
    }

    [Theory]
    [InlineData("√", PermitState.Done, null, null, null)]
    [InlineData("已办结", PermitState.Done, null, null, null)]
    [InlineData("×", PermitState.NotDone, null, null, null)]
    [InlineData("未办理", PermitState.NotDone, null, null, null)]
    [InlineData("/", PermitState.NotNeeded, null, null, null)]
    [InlineData("豁免", PermitState.NotNeeded, null, null, "豁免")]
    [InlineData("正在办理", PermitState.InProgress, null, null, null)]
    [InlineData("已受理", PermitState.InProgress, null, null, null)]
    [InlineData("演发改备〔2021〕89号\\n2021.12.25", PermitState.Done, "演发改备〔2021〕89号", "2021-12-25", null)]
    [InlineData("演字第37150020220049号,2022年5月24日", PermitState.Done, "演字第37150020220049号", "2022-05-24", null)]
    [InlineData("演字第37150020220049号（2022.5.24）", PermitState.Done, "演字第37150020220049号", "2022-05-24", null)]
    [InlineData("尚未办理", PermitState.NotDone, null, null, null)]
    [InlineData("计划5月办结", PermitState.InProgress, null, null, "计划5月办结")]
    [InlineData("未涉及", PermitState.NotNeeded, null, null, null)]
    [InlineData("2022.11.25已批复", PermitState.Done, null, "2022-11-25", null)]
    [InlineData("演(2023)演示不动产权第0001234号", PermitState.Done, "演(2023)演示不动产权第0001234号", null, null)]
    [InlineData("批复文号:演发改审〔2022〕12号", PermitState.Done, "演发改审〔2022〕12号", null, null)]
    [InlineData("2022年3月22日", PermitState.Done, null, "2022-03-22", null)]
    [InlineData("#44642:yyyy/m/d", PermitState.Done, null, "2022-03-22", null)]
    public void A_permit_is_read_in_all_its_wordings(string cell, PermitState state, string? docNo, string? date, string? note)
    {
        var permit = Ledger.Cell("环评批复", cell).Row.Permits[PermitStep.Eia];
        Assert.Equal((state, docNo, date, note), (permit.State, permit.DocNo, permit.Date?.ToString(), permit.Note));
    }

    [Fact]
    public void A_permit_column_that_says_nothing_clear_leaves_no_standing()
    {
        var (row, findings) = Ledger.Cell("环评批复", "找张演一问");
        Assert.Empty(row.Permits);
        Assert.Equal("permit.unreadable", Assert.Single(findings).Code);
    }

    [Fact]
    public void Whatever_stands_in_a_cell_the_reading_ends_and_nothing_is_lost()
    {
        var letters = Gen.Char["0123456789.,-/年月日万亿元约以上至(（)）%号第〔〕〇二三十季度半\n 演:待定"];
        Gen.Select(Gen.String[letters, 1, 40], Gen.OneOf(new[] { "总投资(万元)", "计划开工时间", "用地面积(亩)", "完成率", "环评批复", "联系人", "帮包领导及电话", "建设起止年限" }.Select(h => Gen.Const(h)).ToArray())).Sample((text, header) =>
        {
            var cell = text.Replace("\n", "\\n", StringComparison.Ordinal);
            Assert.Equal("演示项目", Ledger.Cell(header, cell).Row.Name);
        }, iter: 4_000);
    }
}
