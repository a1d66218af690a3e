using System.Globalization;
using System.Text;
using Duixian.Reading.Extract;
using Duixian.Reading.Sheets;
using Xunit;
using static Duixian.Reading.Tests.Extract.OfficeFile;

namespace Duixian.Reading.Tests.Sheets;

public sealed class SheetFileTests
{
    private static readonly SheetColumns Offices = new(
        new SheetColumn("code", true, "单位代码", "office code"),
        new SheetColumn("name", true, "单位名称", "名称", "office name"),
        new SheetColumn("from", false, "起始日期", "from"),
        new SheetColumn("weight", false, "权重", "weight"));

    public SheetFileTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");

    [Fact]
    public void Title_lines_are_passed_over_and_rows_keep_the_number_printed_beside_them()
    {
        var table = Csv("聊城市单位表,,\n,,\n单位代码,单位名称,备注\nMZJ,市民政局,养老\n\n\"SLJ\",\"市水利局\n(河湖长办)\",\n");
        Assert.Equal(3, table.HeaderLine);
        Assert.Equal([4, 6], table.Rows.Select(r => r.Line));
        Assert.Equal("市水利局\n(河湖长办)", table.Rows[1]["name"].Text);
        Assert.Equal(["备注"], table.Unused);
        Assert.False(table.Has("weight"));
        Assert.True(table.Rows[0]["weight"].IsBlank);
        Assert.Equal("养老", table.Rows[0].Cells[2].Text);
    }

    [Theory]
    [InlineData(",", "utf-8", true)]
    [InlineData(",", "utf-8", false)]
    [InlineData(";", "utf-8", true)]
    [InlineData("\t", "utf-16", true)]
    [InlineData("\t", "GB18030", false)]
    [InlineData(",", "GB18030", false)]
    public void A_csv_is_read_whatever_wrote_it(string parting, string encoding, bool marked)
    {
        var text = $"单位代码{parting}单位名称{parting}权重\r\nMZJ{parting}市民政局{parting}\"1,200.5\"\r\n";
        var written = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var row = Assert.Single(Read([.. marked ? written.GetPreamble() : [], .. written.GetBytes(text)]).Rows);
        Assert.Equal(("MZJ", "市民政局", 1200.5m), (row["code"].Text, row["name"].Text, row["weight"].Number));
    }

    [Theory]
    [InlineData("* 单位代码(必填)")]
    [InlineData("单位 代码")]
    [InlineData("单位代码")]
    [InlineData("OFFICE_CODE")]
    [InlineData("单位代码\n[如MZJ]")]
    public void A_header_is_known_by_its_letters(string header) =>
        Assert.Equal("MZJ", Assert.Single(Csv($"\"{header}\",名称\nMZJ,市民政局\n").Rows)["code"].Text);

    [Fact]
    public void Each_cell_of_a_workbook_says_what_it_is()
    {
        const string styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"000000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"170\"/></cellXfs>";
        var table = Read(Xlsx(Rows(
            Line(1, T("A1", "单位代码"), T("B1", "单位名称"), T("C1", "起始日期"), T("D1", "权重")),
            Line(2, T("A2", " MZJ "), T("B2", "市民政局"), "<c r=\"C2\" s=\"1\"><v>45473</v></c>", "<c r=\"D2\"><v>0.30000000000000004</v></c>"),
            Line(3, "<c r=\"A3\"><v>371502</v></c>", "<c r=\"B3\" t=\"e\"><v>#N/A</v></c>", "<c r=\"C3\" s=\"1\"><v>45473.8125</v></c>", "<c r=\"D3\" s=\"2\"><v>0.75</v></c>"),
            Line(4, "<c r=\"A4\" s=\"3\"><v>12</v></c>", "<c r=\"B4\" t=\"str\"><f>A2</f><v>市民政局</v></c>", T("C4", "2024年6月5日"), "<c r=\"D4\"><f>SUM(D2:D3)</f><v>99</v></c>")), styles));
        Assert.Equal([("MZJ", SheetCellKind.Text), ("市民政局", SheetCellKind.Text), ("2024-06-30", SheetCellKind.Date), ("0.3", SheetCellKind.Number)], Cells(table, 0));
        Assert.Equal([("371502", SheetCellKind.Number), ("", SheetCellKind.Error), ("2024-06-30 19:30", SheetCellKind.Date), ("75%", SheetCellKind.Number)], Cells(table, 1));
        Assert.Equal([("000012", SheetCellKind.Number), ("", SheetCellKind.Formula), ("2024年6月5日", SheetCellKind.Text), ("", SheetCellKind.Formula)], Cells(table, 2));
        Assert.Equal([new DateOnly(2024, 6, 30), new DateOnly(2024, 6, 30), new DateOnly(2024, 6, 5)], table.Rows.Select(r => r["from"].Day));
        Assert.Null(table.Rows[1]["weight"].Number);   // 75% is not 75
        Assert.False(table.Rows[2]["name"].IsReadable);
    }

    [Fact]
    public void A_formula_in_a_csv_is_one_too() =>
        Assert.Equal(SheetCellKind.Formula, Assert.Single(Csv("单位代码,单位名称\nMZJ,=A1&\"\"\n").Rows)["name"].Kind);

    [Fact]
    public void A_merged_area_speaks_in_its_first_cell_and_the_others_say_that_they_are_merged()
    {
        var table = Read(Xlsx(Rows(
            Line(1, T("A1", "单位一览")),
            Line(2, T("A2", "单位代码"), T("B2", "单位名称"), T("C2", "起始日期")),
            Line(3),
            Line(4, T("A4", "MZJ"), T("B4", "市民政局")),
            Line(5, T("A5", "SLJ")),
            Line(6, T("A6", "注:以上为市直单位"))) + "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B4:B5\"/><mergeCell ref=\"C4:C5\"/><mergeCell ref=\"A6:B6\"/></mergeCells>"));
        Assert.Equal([4, 5, 6], table.Rows.Select(r => r.Line));
        Assert.Equal(SheetCellKind.Merged, table.Rows[1]["name"].Kind);
        Assert.True(table.Rows[1]["from"].IsBlank);   // merged, but nothing stands in the area
        Assert.Equal(SheetCellKind.Merged, table.Rows[2]["name"].Kind);
    }

    [Fact]
    public void The_first_sheet_with_the_columns_is_read_and_rows_behind_a_filter_are_counted()
    {
        const string sheets = """<sheet name="说明" sheetId="1" r:id="rId1"/><sheet name="单位" sheetId="2" r:id="rId2"/>""";
        var table = Read(Xlsx(Rows(Line(1, T("A1", "填表说明"))), sheets: sheets,
            second: Rows(Line(1, T("A1", "单位代码"), T("B1", "单位名称")), "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"inlineStr\"><is><t>MZJ</t></is></c></row>")));
        Assert.Equal("MZJ", Assert.Single(table.Rows)["code"].Text);
        Assert.Equal(1, table.HiddenRows);
    }

    [Theory]
    [InlineData("代码,单位名称\nMZJ,市民政局\n", "reading.column-renamed", "“代码”")]
    [InlineData("序号,单位名称\n1,市民政局\n", "reading.column-missing", "“单位代码”")]
    [InlineData("甲,乙\n1,2\n", "reading.header-missing", "“单位代码”、“单位名称”")]
    [InlineData("单位代码,单位名称,名称\nMZJ,市民政局,民政局\n", "reading.column-twice", "“名称”")]
    [InlineData("单位代码,单位名称\nMZJ,\"市民政局\n", "reading.quote-open", "第 2 行")]
    [InlineData("<html><table><tr><td>单位代码</td></tr></table></html>", "reading.no-table", "CSV")]
    [InlineData("%PDF-1.7", "reading.no-table", "xlsx")]
    [InlineData("  \n", "reading.empty", "单位.csv")]
    public void What_does_not_fit_is_a_sentence_that_names_the_place(string text, string code, string says)
    {
        var refused = Assert.Throws<UnreadableDocumentException>(() => Csv(text));
        Assert.Equal(code, refused.Code);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    private static SheetTable Csv(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static SheetTable Read(byte[] content) => SheetFile.Read("单位.csv", content, Offices);

    private static IEnumerable<(string, SheetCellKind)> Cells(SheetTable table, int row) => table.Rows[row].Cells.Select(c => (c.Text, c.Kind));

    private static string Rows(params string[] rows) => $"<sheetData>{string.Concat(rows)}</sheetData>";

    private static string Line(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells)}</row>";

    private static string T(string place, string text) => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>";
}
