using Duixian.Features.Dispatch.SheetFiles;

namespace Duixian.Tests.Features.Dispatch.SheetFiles;

public sealed class PastedBlockTests
{
    private static readonly PasteLine[] Lines = [new("1", "城镇新增就业"), new("4", "集采药品"), new("22", "适老化改造"), new("22", "护理型床位"), new("23", "幸福食堂")];

    [Fact]
    public void A_single_column_fills_the_lines_in_their_order_and_leaves_blanks_alone()
    {
        var block = PastedBlock.Read("3420\r\n126\r\n\r\n1,486\r\n", Lines);
        Assert.Empty(block.Faults);
        Assert.Equal([(0, "3420"), (1, "126"), (3, "1,486")], block.Figures.Select(f => (f.Line, f.Typed)));
        Assert.Equal([(2, "3420"), (3, "126")], PastedBlock.Read("3420\n126", Lines, from: 2).Figures.Select(f => (f.Line, f.Typed)));
    }

    [Fact]
    public void Names_beside_the_figures_find_their_lines_in_any_order()
    {
        var block = PastedBlock.Read("幸福食堂\t13\n22\t护理型 床位\t50张\n4\t126\n", Lines);
        Assert.Empty(block.Faults);
        Assert.Equal([(4, "13"), (3, "50张"), (1, "126")], block.Figures.Select(f => (f.Line, f.Typed)));
    }

    [Fact]
    public void Column_names_say_which_of_several_figures_is_meant()
    {
        var block = PastedBlock.Read("号\t指标\t全年份额\t上月累计\t本月累计\n1\t城镇新增就业\t4000\t3105\t3420\n22\t适老化改造\t120\t88\t\n22\t护理型床位\t50\t0\t\"12\"\n", Lines);
        Assert.Empty(block.Faults);
        Assert.Equal([(0, "3420"), (3, "12")], block.Figures.Select(f => (f.Line, f.Typed)));
    }

    [Theory]
    [InlineData("1\t城镇新增就业\t4000\t3105\t3420", "sheet-file.paste-several")]
    [InlineData("22\t120", "sheet-file.line-ambiguous")]
    [InlineData("不在表里\t12", "sheet-file.line-unknown")]
    [InlineData("幸福食堂\t13\n幸福食堂\t14", "sheet-file.line-twice")]
    [InlineData("1\n2\n3\n4\n5\n6", "sheet-file.too-many-rows")]
    public void What_could_mean_two_things_is_said_at_its_row(string pasted, string code) => Assert.Equal(code, Assert.Single(PastedBlock.Read(pasted, Lines).Faults).Says.Code);

    [Fact]
    public void Every_figure_has_a_line_and_no_line_has_two()
    {
        var random = new Random(9);
        for (var i = 0; i < 5_000; i++)
        {
            var figures = PastedBlock.Read(string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => "\t\n\"124幸福食堂 适老化改造人"[random.Next(17)])), Lines).Figures;
            Assert.All(figures, f => Assert.InRange(f.Line, 0, Lines.Length - 1));
            Assert.Equal(figures.Count, figures.Select(f => f.Line).Distinct().Count());
        }
    }
}
