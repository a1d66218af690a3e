using System.Text;
using Duixian.Reading.Extract;
using Xunit;

namespace Duixian.Reading.Tests.Extract;

public sealed class HtmlTests
{
    [Fact]
    public void Site_furniture_goes_and_the_article_stays()
    {
        var read = Read("""
            <!DOCTYPE html><html><head><title>青岩市政府</title><style>p{color:red}</style></head><body><nav>首页 公开</nav><div class="breadcrumb">您在:首页</div>
            <h1>民生实事清单</h1><script>document.write("9999万人")</script><p>1.修路8公里;</p><p hidden>旧稿</p><p style="display:none">删</p><aside>热点</aside><footer>版权所有</footer></body></html>
            """);
        Assert.Equal("民生实事清单\n1.修路8公里;\n", read);
    }

    [Fact]
    public void Inline_marks_do_not_part_words_and_blocks_and_breaks_do()
    {
        var read = Read("<div><p>新增学位<b>6</b><span>00</span>个&nbsp;,建校&#52;所<br>改造<i>厕所</i>20\n  座</p>植树\n造林<div>3万株</div></div>");
        Assert.Equal("新增学位600个\u00A0,建校4所\n改造厕所20 座\n植树造林\n3万株\n", read);
    }

    [Fact]
    public void Lists_print_their_numbers()
    {
        var read = Read("""<ol style="list-style-type:cjk-ideographic"><li>交通<ol start="3"><li>修路8公里</li><li value="7">架桥2座</li></ol></li><li>教育<ul><li>建校4所</li></ul></li></ol><ol><li>1.已有编号</li><li>(二)已有编号</li></ol>""");
        Assert.Equal("一、交通\n3. 修路8公里\n7. 架桥2座\n二、教育\n• 建校4所\n1.已有编号\n(二)已有编号\n", read);
    }

    [Fact]
    public void A_table_keeps_its_columns_over_spans()
    {
        var read = Read("""
            <table><tr><th>类别</th><th>内容</th><th>数量</th></tr><tr><td rowspan="2">教育</td><td>学位</td><td>600个</td></tr><tr><td>建校</td><td><p>4</p></td></tr>
            <tr><td colspan="2">合计</td><td>2项</td></tr></table>
            """);
        Assert.Equal("类别\t内容\t数量\n教育\t学位\t600个\n\t建校\t4\n合计\t\t2项\n", read);
    }

    [Fact]
    public void A_table_that_only_arranges_the_page_is_read_as_the_lines_it_holds()
    {
        var read = Read("<table><tr><td><ul><li>首页</li></ul></td><td><h1>清单</h1><p>1.修路8公里;</p><p>2.架桥2座。</p></td></tr></table>");
        Assert.Equal("• 首页\n清单\n1.修路8公里;\n2.架桥2座。\n", read);
    }

    [Fact]
    public void A_page_in_gb2312_is_read_by_what_it_says_of_itself()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("gb2312")!;   // part of the base library
        var page = gb.GetBytes("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><body><p>修路8公里</p></body></html>");
        var read = DocumentText.Extract("page", page);
        Assert.Equal("修路8公里\n", read.Text);
        Assert.Equal("text/html", read.MediaType);
    }

    [Fact]
    public void A_page_that_says_gb2312_and_is_utf8_is_read_as_utf8() =>
        Assert.Equal("修路8公里\n", Read("<html><head><meta charset=gb2312></head><body><p>修路8公里</p></body></html>"));

    [Fact]
    public void Square_metres_keep_their_figure_apart() =>
        Assert.Equal("绿地25万m²\n", Read("<p>绿地25万m<sup>2</sup><sup>[3]</sup></p><p></p>"));

    [Fact]
    public void A_page_without_words_is_refused() =>
        PlainTextTests.Refused("reading.no-text", "<html><head><title>x</title></head><body><script>1</script><img src=a.png></body></html>"u8.ToArray());

    [Fact]
    public void A_page_nested_without_end_is_refused_and_one_that_forgets_end_tags_is_not()
    {
        PlainTextTests.Refused("reading.too-complex", Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<div>\n", 10_000)) + "修路8公里"));
        var lines = Read("<html><body><table>" + string.Concat(Enumerable.Repeat("<tr><td><p>修路<td>8公里", 3_000)));
        Assert.Equal(3_000, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static string Read(string html) => DocumentText.Extract("清单.html", Encoding.UTF8.GetBytes(html)).Text;
}
