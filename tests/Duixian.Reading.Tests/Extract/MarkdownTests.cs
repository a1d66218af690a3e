using System.Text;
using Duixian.Reading.Extract;
using Xunit;

namespace Duixian.Reading.Tests.Extract;

public sealed class MarkdownTests
{
    [Fact]
    public void Marks_are_taken_off()
    {
        var read = DocumentText.Extract("清单.md", Encoding.UTF8.GetBytes("""
            ---
            title: x
            ---
            # 二〇二六年清单

            ## 一、交通 ##
            1. 修路**8公里**以上,[公告](https://example.org/a)
            2\. 架桥*2座*,`代码` 3*4*5
            > 引文
            - [x] 植树 ~~2~~3万株
            ***
            """));
        Assert.Equal("text/markdown", read.MediaType);
        Assert.Equal("二〇二六年清单\n\n一、交通\n1. 修路8公里以上,公告\n2. 架桥2座,代码 3*4*5\n引文\n- 植树 23万株\n", read.Text);
    }

    [Fact]
    public void A_table_becomes_rows_with_cells_parted_by_tabs()
    {
        var read = DocumentText.Extract("a.txt", Encoding.UTF8.GetBytes("| 序号 | 项目 | 目标 |\n|:--|---|--:|\n| 1 | 修路 | **8公里** |\n| 2 | 架桥<br>含引道 | 2座 |\n"));
        Assert.Equal("序号\t项目\t目标\n1\t修路\t8公里\n2\t架桥 含引道\t2座\n", read.Text);
    }

    [Theory]
    [InlineData("* 修路8公里\n* 架桥2座\n")]
    [InlineData("1、修路8公里;\n- 2.架桥2座。\n")]
    [InlineData("# 来源:公报第3期\n1.修路8公里\n", "清单.txt")]
    [InlineData("面积3*4*5米,编号#12,甲|乙\n")]
    public void A_plain_list_stays_plain(string text, string name = "清单.md")
    {
        var read = DocumentText.Extract(name, Encoding.UTF8.GetBytes(text));
        Assert.Equal("text/plain", read.MediaType);
        Assert.Equal(text, read.Text);
    }
}
