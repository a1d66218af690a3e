using System.IO.Compression;
using System.Text;
using CsCheck;
using Duixian.Reading.Extract;
using Duixian.Reading.Projects;
using Duixian.Reading.Workbooks;
using Xunit;

namespace Duixian.Reading.Tests.Workbooks;

public sealed class GridTests
{
    [Fact]
    public void An_xls_says_what_its_cells_hold_and_how_they_look()
    {
        var sheet = Assert.Single(GridFile.Read("a.xls", Ledger().Bytes()).Sheets);
        Assert.Equal(("台账", false), (sheet.Name, sheet.IsHidden));
        Assert.Equal(["演示标题", "演示甲", "2024/4/1", "62.0%", "12.5", "7"], [sheet[1, 1].Shown, sheet[3, 2].Shown, sheet[3, 3].Shown, sheet[3, 4].Shown, sheet[3, 5].Shown, sheet[3, 6].Shown]);
        Assert.True(sheet[3, 3].IsDate && sheet[3, 4].IsPercent && sheet[3, 6].IsFormula && sheet[4, 2].IsStruck && !sheet[3, 2].IsStruck);
        Assert.Equal("完成", sheet[3, 7].Shown);
        Assert.Equal("演示标题", sheet.Shared(1, 3).Shown);
        Assert.True(sheet.IsHiddenLine(4) && sheet.HiddenColumns.Contains(7));
        Assert.Equal("按备案口径", sheet.Comments[(3, 5)]);
    }

    [Fact]
    public void A_string_that_goes_on_in_the_next_record_is_whole() =>
        Assert.Equal("一个很长的项目名称(演示)", GridFile.Read("a.xls", new XlsFile { CutAt = 4 }.Sheet("表").Text(1, 1, "一个很长的项目名称(演示)").Bytes()).Sheets[0][1, 1].Shown);

    [Fact]
    public void An_encrypted_xls_is_named_with_its_remedy() =>
        Assert.Equal("reading.password-protected", Assert.Throws<UnreadableDocumentException>(() => GridFile.Read("a.xls", Ledger().Bytes(isEncrypted: true))).Code);

    [Fact]
    public void A_damaged_xls_ends_in_a_sentence_or_in_a_reading_and_in_nothing_else()
    {
        var whole = Ledger().Bytes();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, 3]).Array[1, 8].Sample(changes =>
        {
            var bytes = (byte[])whole.Clone();
            foreach (var (at, value, _) in changes) { bytes[at] = value; }
            ReadOrRefuse(changes[0].Item3 == 0 ? bytes[..changes[0].Item1] : bytes);
        }, iter: 3_000);
    }

    [Fact]
    public void A_chain_of_sectors_that_runs_in_a_circle_ends()
    {
        var bytes = Ledger().Bytes();
        for (var i = 2; i < 120; i++) { BitConverter.GetBytes(2).CopyTo(bytes, 512 + (i * 4)); }
        ReadOrRefuse(bytes);
    }

    [Fact]
    public void An_ods_is_read_with_repeats_spans_formulas_comments_and_strike_through()
    {
        var content = Ods(
            """
            <office:automatic-styles><style:style style:name="gone" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>
            """,
            """
            <table:table table:name="台账"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
            <table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="3"><text:p>清单</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>
            <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
            <table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="1.5" table:formula="of:=1+0.5"><text:p>1.5</text:p></table:table-cell>
            <table:table-cell office:value-type="date" office:date-value="2024-04-01"><office:annotation><dc:creator>演</dc:creator><text:p>批注</text:p></office:annotation><text:p>2024年4月</text:p></table:table-cell>
            <table:table-cell table:style-name="gone" office:value-type="string"><text:p>甲</text:p><text:p>乙</text:p></table:table-cell>
            <table:table-cell office:value-type="percentage" office:value="0.62"><text:p>62%</text:p></table:table-cell></table:table-row></table:table>
            """);
        var book = GridFile.Read("a.ods", content);
        var sheet = Assert.Single(book.Sheets);
        Assert.Equal("ods", book.Make);
        Assert.Equal(("清单", 1.5, "2024年4月", "甲\n乙", "62%"), (sheet.Shared(1, 3).Shown, sheet[4, 1].Number, sheet[4, 2].Shown, sheet[4, 3].Shown, sheet[4, 4].Shown));
        Assert.True(sheet[4, 1].IsFormula && sheet[4, 2].IsDate && sheet[4, 3].IsStruck && sheet[4, 4].IsPercent && sheet.IsHiddenLine(4) && sheet.HiddenColumns.Contains(3));
        Assert.Equal("批注", sheet.Comments[(4, 2)]);
    }

    [Fact]
    public void An_ods_that_repeats_a_row_a_billion_times_is_refused_at_the_limit()
    {
        var content = Ods("", "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"999999999\"><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>");
        Assert.Equal("reading.too-many-rows", Assert.Throws<UnreadableDocumentException>(() => GridFile.Read("a.ods", content)).Code);
    }

    [Fact]
    public void A_csv_in_GB18030_is_one_sheet_called_like_the_file()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var reading = ProjectBookReader.Read("莘县.csv", encoding.GetBytes("演示县2024年重点项目（单位：万元）,,,,\n序号,项目名称,总投资,开工时间,建设单位\n1,演示甲,\"12,000\",2024.1,演示公司\n"), new(new(2024, 12, 31)));
        var sheet = Assert.Single(reading.Sheets);
        Assert.Equal(("莘县", 120_000_000m), (sheet.Name, sheet.Rows[0].TotalInvestmentYuan));
        // A CSV does not tell the number 2024.1 from the text.
        Assert.Equal(["number.text", "date.ambiguous"], reading.Findings.Select(f => f.Code));
    }

    [Fact]
    public void Runs_struck_through_inside_a_cell_are_left_out()
    {
        using var file = new MemoryStream();
        file.Write(GridXlsx.Write(new("a.xlsx", "xlsx", CountsFrom1904: false, [Projects.Ledger.Sheet("表", "x|y")])).Content);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("xl/worksheets/sheet1.xml")!;
            string text;
            using (var reader = new StreamReader(entry.Open())) { text = reader.ReadToEnd(); }
            using var stream = entry.Open();
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(text.Replace("<t xml:space=\"preserve\">x</t>", "<r><rPr><strike/></rPr><t>9.8</t></r><r><t>9.7亿</t></r>", StringComparison.Ordinal).Replace("<t xml:space=\"preserve\">y</t>", "<r><rPr><strike/></rPr><t>甲</t></r><r><rPr><strike/></rPr><t>乙</t></r>", StringComparison.Ordinal)));
        }
        var sheet = GridFile.Read("a.xlsx", file.ToArray()).Sheets[0];
        Assert.Equal(("9.7亿", false, "甲乙", true), (sheet[1, 1].Shown, sheet[1, 1].IsStruck, sheet[1, 2].Shown, sheet[1, 2].IsStruck));
    }

    [Fact]
    public void A_web_page_that_is_called_xls_is_read_with_spans_hidden_rows_and_strike_through()
    {
        const string page = """
            <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312"></head><body><table><tr><td>
            <table><caption>台账</caption>
            <tr><td colspan=3>演示标题</td></tr>
            <tr><th rowspan="2">县</th><th>项目名称</th><th>代码</th></tr>
            <tr style="display: none"><td>演示甲<br>二期</td><td style="mso-number-format:'\@'">0123</td></tr>
            <tr><td>冠县</td><td><s>演示乙</s></td><td x:num="12.5">12.5 万</td></tr>
            <tr><td>  莘县
              城关 </td><td><s>9.8</s>9.7亿</td><td>7</td></tr>
            </table></td></tr></table></body></html>
            """;
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(page), System.Text.CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(page) })
        {
            var book = GridFile.Read("a.xls", bytes);
            var sheet = Assert.Single(book.Sheets);
            Assert.Equal(("html", "台账", "演示标题"), (book.Make, sheet.Name, sheet.Shared(1, 3).Shown));
            Assert.Equal(("县", "演示甲\n二期", "0123", GridKind.Text), (sheet.Shared(3, 1).Shown, sheet[3, 2].Shown, sheet[3, 3].Shown, sheet[3, 3].Kind));
            Assert.True(sheet.IsHiddenLine(3) && !sheet.IsHiddenLine(4) && sheet[4, 2] is { IsStruck: true, Shown: "演示乙" });
            Assert.Equal((12.5, "9.7亿", 7.0), (sheet[4, 3].Number, sheet[5, 2].Shown, sheet[5, 3].Number));
            Assert.Equal("莘县 城关", sheet[5, 1].Shown);
        }
    }

    [Fact]
    public void A_ledger_reads_the_same_from_a_web_page_as_from_a_csv()
    {
        const string csv = "项目名称,县（市、区）,总投资（万元）,计划开工\n演示甲,冠县,1200,2024-03\n演示乙,东阿县,1.2亿,2024年5月\n合计,,13200,\n";
        var html = "<table>" + string.Concat(csv.TrimEnd().Split('\n').Select(line => "<tr>" + string.Concat(line.Split(',').Select(cell => $"<td>{cell}</td>")) + "</tr>")) + "</table>";
        var options = new ProjectBookOptions(new(2024, 12, 31));
        var (first, second) = (ProjectBookReader.Read("台账.csv", Encoding.UTF8.GetBytes(csv), options), ProjectBookReader.Read("台账.xls", Encoding.UTF8.GetBytes("<html>" + html + "</html>"), options));
        Assert.Equal(2, first.Sheets.Single().Rows.Count);
        Assert.Equal(Told(first), Told(second));

        static string Told(ProjectBookReading reading) => ProjectBookJson.Serialize(reading).Replace("\"csv\"", "\"html\"", StringComparison.Ordinal).Replace("台账.csv", "台账.xls", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-1.7")]
    [InlineData("<html><p>没有表格</p></html>")]
    [InlineData("<html><table><tr><td> </td></tr></table></html>")]
    [InlineData("<?xml version=\"1.0\"?><Workbook/>")]
    public void What_is_no_workbook_is_refused(string content) => Assert.Throws<UnreadableDocumentException>(() => GridFile.Read("a.xls", Encoding.UTF8.GetBytes(content)));

    private static XlsFile Ledger() => new XlsFile().Sheet("台账").Text(1, 1, "演示标题").Merge(1, 1, 1, 4).Text(2, 2, "项目名称").Text(3, 2, "演示甲").Number(3, 3, 45_383, XlsFile.Date).Number(3, 4, 0.62, XlsFile.Percent)
        .Packed(3, 5, 1_250).Formula(3, 6, 7).FormulaText(3, 7, "完成").Text(4, 2, "演示乙", XlsFile.Struck).HideRow(4).HideColumn(7).Comment(3, 5, "按备案口径");

    private static void ReadOrRefuse(byte[] content)
    {
        try { ProjectBookReader.Read("a.xls", content, new(new(2024, 12, 31))); }
        catch (UnreadableDocumentException) { /* the only way it may end besides a reading */ }
    }

    private static byte[] Ods(string styles, string tables)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
            foreach (var (name, content) in new[] { ("META-INF/manifest.xml", "<manifest/>"), ("content.xml", $"<office:document-content {spaces}>{styles}<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>") })
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return file.ToArray();
    }
}
