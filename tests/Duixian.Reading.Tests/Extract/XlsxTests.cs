using Duixian.Reading.Extract;
using Xunit;
using static Duixian.Reading.Tests.Extract.OfficeFile;

namespace Duixian.Reading.Tests.Extract;

public sealed class XlsxTests
{
    [Fact]
    public void Shared_inline_and_numeric_cells_stand_in_their_columns()
    {
        const string strings = "<si><t>项目</t></si><si><r><t>新建</t></r><r><t>学校</t></r><rPh><t>xinjian</t></rPh></si>";
        const string rows = """<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>数量</t></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2"><v>4</v></c></row><row r="3"><c r="C3"><v>0.30000000000000004</v></c></row></sheetData>""";
        Assert.Equal("项目\t数量\n新建学校\t4\n\t0.3\n", Read(Xlsx(rows, sharedStrings: strings)));
    }

    [Theory]
    [InlineData("0%", "0.75", "75%")]
    [InlineData("0.00%", "0.7525", "75.25%")]
    [InlineData("0.0", "126.45", "126.5")]
    [InlineData("#,##0", "12345", "12,345")]
    [InlineData("0\"万人\"", "3", "3万人")]
    [InlineData("0!.0,\"万\"", "12345", "1.2万")]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"", "46387", "2026年12月31日")]
    [InlineData("General", "1E+20", "1E+20")]
    [InlineData("0.00;[Red]-0.00", "-4.5", "-4.50")]
    [InlineData("0_ ", "7", "7")]
    [InlineData("@", "18", "18")]
    public void Figures_are_read_as_the_cell_shows_them(string format, string value, string shown)
    {
        var styles = $"<numFmts><numFmt numFmtId=\"170\" formatCode=\"{format.Replace("\"", "&quot;")}\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>";
        Assert.Equal(shown + "\n", Read(Xlsx($"<sheetData><row><c s=\"1\"><v>{value}</v></c></row></sheetData>", styles)));
    }

    [Fact]
    public void A_formula_is_never_evaluated_and_its_stored_value_is_not_taken_for_a_figure()
    {
        const string rows = """<sheetData><row><c t="str"><f>CONCATENATE("1","2")</f><v>12</v></c><c t="inlineStr"><is><t>修路8公里</t></is></c><c><f>SUM(A1:A9)</f><v>99</v></c></row></sheetData>""";
        Assert.Equal("修路8公里\n", Read(Xlsx(rows)));
    }

    [Fact]
    public void Hidden_sheets_rows_and_columns_are_passed_over()
    {
        const string sheets = """<sheet name="a" sheetId="1" r:id="rId1"/><sheet name="b" sheetId="2" state="veryHidden" r:id="rId2"/>""";
        const string rows = """<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row hidden="1"><c r="A2"><v>9</v></c></row></sheetData>""";
        Assert.Equal("1\t3\n", Read(Xlsx(rows, sheets: sheets, second: "<sheetData><row><c><v>77</v></c></row></sheetData>")));
    }

    [Fact]
    public void A_merged_title_is_one_line_and_a_merged_group_speaks_once()
    {
        const string rows = """
            <sheetData><row><c r="A1" t="inlineStr"><is><t>二〇二六年清单</t></is></c><c r="B1"/><c r="C1"/></row>
            <row><c r="A2" t="inlineStr"><is><t>教育</t></is></c><c r="B2" t="inlineStr"><is><t>学位</t></is></c><c r="C2"><v>20</v></c></row>
            <row><c r="A3"/><c r="B3" t="inlineStr"><is><t>学校</t></is></c><c r="C3"><v>10</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>
            """;
        Assert.Equal("二〇二六年清单\n教育\t学位\t20\n\t学校\t10\n", Read(Xlsx(rows)));
    }

    [Fact]
    public void Rows_in_far_columns_cost_no_more_than_they_say()
    {
        var rows = string.Concat(Enumerable.Range(1, 500).Select(i => $"<row r=\"{i}\"><c r=\"XFD{i}\"><v>{i}</v></c></row>"));
        Assert.StartsWith("1\n2\n3\n", Read(Xlsx($"<sheetData>{rows}</sheetData>")), StringComparison.Ordinal);
    }

    private static string Read(byte[] file) => DocumentText.Extract("清单.xlsx", file).Text;
}
