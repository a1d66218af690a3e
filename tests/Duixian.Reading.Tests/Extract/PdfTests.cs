using System.Diagnostics;
using Duixian.Reading.Extract;
using Xunit;
using static Duixian.Reading.Tests.Extract.PlainTextTests;

namespace Duixian.Reading.Tests.Extract;

public sealed class PdfTests
{
    [Theory]
    [InlineData("⼈⺠⽣活", "人民生活")]
    [InlineData("⻔⼾⻓⻘⻢⻰", "门户长青马龙")]
    [InlineData("⻅⻆⻋⻚⻛⻜⻝⻥⻦⻨⻩⻬⻮⻳", "见角车页风飞食鱼鸟麦黄齐齿龟")]
    [InlineData("3―5万", "3—5万")]
    [InlineData("ABC123", "ABC123")]
    public void Radicals_that_look_like_characters_become_them(string shown, string meant) => Assert.Equal(meant, Radicals.Mend(shown));

    [Fact]
    public void Every_radical_of_the_supplement_is_mended_but_the_two_nothing_looks_like()
    {
        var unmended = Enumerable.Range(0x2E80, 0x2EF4 - 0x2E80).Where(c => Radicals.Mend(((char)c).ToString())[0] == c);
        Assert.Equal([0x2E80, 0x2E9A], unmended);
    }

    [Fact]
    public void Two_columns_are_read_one_after_the_other_below_the_heading_that_spans_them()
    {
        var page = Text(20, 60, 780, "HEADING OVER BOTH OF THE COLUMNS");
        for (var i = 0; i < 6; i++)
        {
            page += Text(10, 60, 740 - (i * 30), $"left paragraph number {i} is long enough.") + Text(10, 320, 740 - (i * 30), $"right paragraph number {i} is long too.");
        }
        var lines = Read(PdfFile.Page(page));
        Assert.Equal("HEADING OVER BOTH OF THE COLUMNS", lines[0]);
        var rest = string.Concat(lines[1..]);
        Assert.True(rest.IndexOf("left paragraph number 5") < rest.IndexOf("right paragraph number 0"), rest);
        Assert.True(rest.IndexOf("right paragraph number 0") < rest.IndexOf("right paragraph number 5"), rest);
    }

    [Fact]
    public void Page_numbers_and_running_heads_do_not_fall_into_the_text()
    {
        var pages = Enumerable.Range(1, 3).Select(i => Text(9, 60, 810, "City List 2026") + Text(12, 60, 700, $"body of page {i}") + Text(9, 290, 30, $"- {i} -")).ToArray();
        Assert.Equal(["body of page 1", "body of page 2", "body of page 3"], Read(PdfFile.Pages(pages)));
    }

    [Fact]
    public void A_figure_at_the_foot_of_a_table_is_not_taken_for_a_page_number() =>
        Assert.Equal(["total", "12"], Read(PdfFile.Page(Text(12, 60, 300, "total") + Text(12, 60, 120, "12"))));

    [Fact]
    public void Letters_struck_twice_to_look_bold_are_read_once() =>
        Assert.Equal(["BOLD"], Read(PdfFile.Page(Text(12, 60, 700, "BOLD") + Text(12, 60.4, 700, "BOLD"))));

    [Fact]
    public void A_raised_two_stays_apart_from_the_next_figure() =>
        Assert.Equal(["25 m²"], Read(PdfFile.Page(Text(12, 60, 700, "25 m") + Text(7, 87, 705, "2"))));

    [Fact]
    public void Cells_of_an_unruled_row_are_parted_by_tabs() =>
        Assert.Equal(["roads\t8 km", "schools\t4"], Read(PdfFile.Page(Text(12, 60, 700, "roads") + Text(12, 200, 700, "8 km") + Text(12, 60, 680, "schools") + Text(12, 200, 680, "4"))));

    [Fact]
    public void A_scan_without_text_layer_is_refused_with_the_remedy()
    {
        var refused = Refused("reading.no-text-layer", PdfFile.Pages("0 0 100 100 re f", "10 10 50 50 re f"), "扫描件.pdf");
        Assert.Contains("共 2 页", refused.Message, StringComparison.Ordinal);
        Assert.Contains("没有文字层：请先录入或做文字识别", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_named() => Refused("reading.password-protected", PdfFile.Encrypted());

    [Fact]
    public void A_bomb_is_met_while_it_is_small() => Refused("reading.unpacks-too-large", PdfFile.Bomb(64));

    [Fact]
    public void A_form_called_three_times_is_read_three_times()
    {
        var page = string.Concat(new[] { 700, 600, 500 }.Select(y => $"q 1 0 0 1 60 {y} cm /X0 Do Q "));
        Assert.Equal(["stamp", "stamp", "stamp"], Read(PdfFile.Forms(page, Text(12, 0, 0, "stamp"))));
    }

    [Theory]
    [InlineData(12, 8)]
    [InlineData(40, 2)]
    [InlineData(2, 200)]
    public void Forms_that_multiply_each_other_are_refused_at_once(int levels, int calls)
    {
        var forms = Enumerable.Range(1, levels - 1).Select(next => string.Concat(Enumerable.Repeat($"/X{next} Do ", calls)));
        var bomb = PdfFile.Forms(string.Concat(Enumerable.Repeat("/X0 Do ", calls)), [.. forms, Text(12, 60, 700, "x")]);
        Assert.True(bomb.Length < 40_000);
        RefusedAtOnce(bomb);
    }

    [Theory]
    [InlineData("/X0 Do", "q Q")]
    [InlineData("/X1 Do", "/X0 Do")]
    [InlineData("/X1 Do /X1 Do", "/X0 Do /X1 Do")]
    public void Forms_that_call_themselves_are_refused(string first, string second) => RefusedAtOnce(PdfFile.Forms("/X0 Do", first, second));

    [Fact]
    public void A_chain_of_forms_deeper_than_any_program_writes_is_refused() =>
        RefusedAtOnce(PdfFile.Forms("/X0 Do", [.. Enumerable.Range(1, 300).Select(next => $"/X{next} Do"), Text(12, 60, 700, "x")]));

    [Theory]
    [InlineData("(", ") Tj ")]
    [InlineData("<", "> Tj ")]
    [InlineData("[(", ") 1] TJ ")]
    [InlineData("(", ") ' ")]
    [InlineData("1 1 (", ") \" ")]
    public void A_form_that_shows_much_and_is_called_often_is_refused_by_what_it_unfolds_to(string before, string after)
    {
        var form = "BT /F 12 Tf 60 700 Td " + before + new string('4', 2_000) + after + "ET";
        RefusedAtOnce(PdfFile.Forms(string.Concat(Enumerable.Repeat("/X0 Do ", 2_000)), form));
    }

    [Fact]
    public void A_page_that_draws_without_end_is_refused() => RefusedAtOnce(PdfFile.Page(string.Concat(Enumerable.Repeat("q Q ", 600_000))));

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.95)]
    public void A_truncated_file_is_refused_or_read_but_never_breaks(double share)
    {
        var whole = Fixture.Read("numbered-office-1.pdf");
        var code = HostileTests.CodeOf("清单.pdf", whole[..(int)(whole.Length * share)]);
        Assert.Contains(code, new[] { "reading.damaged", "reading.no-text-layer" });
    }

    private static void RefusedAtOnce(byte[] content)
    {
        var clock = Stopwatch.StartNew();
        Assert.Contains("第 1 页", Refused("reading.too-complex", content).Message, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"{clock.Elapsed}");
    }

    private static string Text(int size, double x, double y, string text) => FormattableString.Invariant($"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET ");

    private static string[] Read(byte[] file) => DocumentText.Extract("清单.pdf", file).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
