using Duixian.Reading.Extract;
using Xunit;
using static Duixian.Reading.Tests.Extract.OfficeFile;

namespace Duixian.Reading.Tests.Extract;

public sealed class DocxTests
{
    private const string Numbering = """
        <w:abstractNum w:abstractNumId="7">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="(%2)"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>
        """;

    [Fact]
    public void Numbers_that_Word_prints_by_itself_are_in_the_text()
    {
        var body = Item("办好教育", 1, 0) + Item("扩充学位", 1, 1) + Item("新建学校4所;", 1, 2) + Item("5个乡镇各建1处操场;", 1, 2)
            + Item("改善就医", 1, 1) + Item("新增床位200张。", 1, 2) + Item("守护安全", 1, 0) + Item("整治路口30处。", 1, 2);
        Assert.Equal("一、办好教育\n(一)扩充学位\n1. 新建学校4所;\n2. 5个乡镇各建1处操场;\n(二)改善就医\n1. 新增床位200张。\n二、守护安全\n1. 整治路口30处。\n", Read(Docx(body, Numbering)));
    }

    [Fact]
    public void A_list_that_starts_over_starts_where_it_says()
    {
        var body = Item("修路8公里", 1, 2) + Item("架桥2座", 2, 2) + Item("植树3万株", 2, 2) + Item("清淤河道6条", 3, 0);
        Assert.Equal("1. 修路8公里\n5. 架桥2座\n6. 植树3万株\n• 清淤河道6条\n", Read(Docx(body, Numbering)));
    }

    [Fact]
    public void A_number_that_comes_with_the_style_is_printed_too()
    {
        const string styles = """<w:style w:styleId="Item"><w:name w:val="实事"/><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Sub"><w:name w:val="sub"/><w:basedOn w:val="Item"/></w:style>""";
        var body = P("建公厕12座", "<w:pStyle w:val=\"Item\"/>") + P("添路灯900盏", "<w:pStyle w:val=\"Sub\"/>");
        Assert.Equal("1. 建公厕12座\n2. 添路灯900盏\n", Read(Docx(body, Numbering, styles)));
    }

    [Theory]
    [InlineData("chineseCounting", 15, "十五")]
    [InlineData("chineseCountingThousand", 105, "一百零五")]
    [InlineData("chineseCounting", 20, "二十")]
    [InlineData("ideographDigital", 2026, "二〇二六")]
    [InlineData("ideographTraditional", 3, "丙")]
    [InlineData("decimalEnclosedCircle", 12, "⑫")]
    [InlineData("decimalFullWidth", 10, "10")]
    [InlineData("upperRoman", 14, "XIV")]
    [InlineData("lowerLetter", 28, "bb")]
    [InlineData("decimalZero", 4, "04")]
    [InlineData("aFormatOfTheFuture", 9, "9")]
    public void Numbers_are_printed_in_the_digits_of_their_format(string format, int number, string printed) =>
        Assert.Equal(printed, ListNumber.Format(format, number));

    [Fact]
    public void A_table_row_is_one_line_and_columns_stay_aligned()
    {
        var wide = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + P("合计") + "</w:tc><w:tc>" + P("30") + "</w:tc></w:tr>";
        var merged = "<w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + P("教育") + "</w:tc><w:tc>" + P("学位") + "</w:tc><w:tc>" + P("20") + "</w:tc></w:tr>"
            + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>" + P("学校") + P("含幼儿园") + "</w:tc><w:tc>" + P("10") + "</w:tc></w:tr>";
        var body = "<w:tbl>" + Row("类别", "内容", "数量") + merged + wide + "</w:tbl>" + P("单位:所");
        Assert.Equal("类别\t内容\t数量\n教育\t学位\t20\n\t学校 含幼儿园\t10\n合计\t\t30\n单位:所\n", Read(Docx(body)));
    }

    [Fact]
    public void A_frame_of_one_cell_around_the_whole_text_is_no_table()
    {
        var body = "<w:tbl><w:tr><w:tc>" + P("一、交通") + P("1.修路8公里;") + "</w:tc></w:tr></w:tbl>";
        Assert.Equal("一、交通\n1.修路8公里;\n", Read(Docx(body)));
    }

    [Fact]
    public void What_is_deleted_hidden_or_a_code_is_not_read_and_what_is_inserted_is()
    {
        const string body = """
            <w:p><w:r><w:t>新增学位</w:t></w:r><w:del><w:r><w:delText>400</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>900</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>600</w:t></w:r></w:ins>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>(内部掌握)</w:t></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>个</w:t></w:r></w:p>
            """;
        Assert.Equal("新增学位600个\n", Read(Docx(body)));
    }

    [Fact]
    public void A_text_box_is_read_once_after_its_paragraph()
    {
        const string box = "<w:txbxContent><w:p><w:r><w:t>联系电话以公告为准</w:t></w:r></w:p></w:txbxContent>";
        const string body = "<w:p><w:r><w:t>整治</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx>" + box + "</wps:txbx></mc:Choice><mc:Fallback>" + box + "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>路口30处</w:t></w:r></w:p>";
        Assert.Equal("整治路口30处\n联系电话以公告为准\n", Read(Docx(body)));
    }

    [Fact]
    public void Headers_footers_notes_and_the_table_of_contents_are_left_out()
    {
        const string styles = """<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>""";
        var file = Docx(P("一、交通\t3", "<w:pStyle w:val=\"T1\"/>") + P("一、交通"), null, styles, more: [("word/header1.xml", "<w:hdr/>"), ("word/footnotes.xml", "<w:footnotes/>")]);
        Assert.Equal("一、交通\n", Read(file));
    }

    [Fact]
    public void A_line_break_parts_lines_and_an_indent_after_a_typed_number_parts_nothing()
    {
        const string body = "<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>建公厕12座</w:t><w:br/><w:t>2.添路灯900盏</w:t></w:r></w:p>";
        Assert.Equal("1. 建公厕12座\n2.添路灯900盏\n", Read(Docx(body)));
    }

    [Fact]
    public void The_file_is_known_by_its_content_and_not_by_its_name() =>
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", DocumentText.Extract("清单.txt", Docx(P("修路8公里"))).MediaType);

    private static string Item(string text, int list, int level) => P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    private static string Read(byte[] file) => DocumentText.Extract("清单.docx", file).Text;
}
