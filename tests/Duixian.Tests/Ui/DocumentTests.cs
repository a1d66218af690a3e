using Duixian.Ui.Documents;

namespace Duixian.Tests.Ui;

public sealed class DocumentTests
{
    [Fact]
    public void Marked_words_run_over_line_ends_and_are_anchored_once()
    {
        const string text = "建成便民服\n务中心8个，办好夜校3所。\n";
        var marks = new[] { new MarkedWords(2, 11, WordsKind.Read, "1-1"), new MarkedWords(text.IndexOf('夜'), text.IndexOf('所') + 1, WordsKind.Unsure, "2-1") };
        var lines = Pieces.Lines(text, marks);
        Assert.Equal(2, lines.Count);
        Assert.Equal(["建成", "便民服"], lines[0].Pieces.Select(p => p.Text));
        Assert.True(lines[0].Pieces[1].First);
        Assert.Equal("1-1", lines[1].Pieces[0].Words?.Key);
        Assert.False(lines[1].Pieces[0].First);
        Assert.Equal("务中心8个，办好夜校3所。", string.Concat(lines[1].Pieces.Select(p => p.Text)));
        Assert.Contains(lines[1].Pieces, p => p.Text == "夜校3所" && p.Words?.Kind == WordsKind.Unsure);
    }

    [Fact]
    public void Overlapping_marks_and_marks_beyond_the_text_lose_no_character()
    {
        const string text = "改造小区12个、道路5条";
        var pieces = Pieces.Of(text, [new(0, 7, WordsKind.Read, "a"), new(4, 9, WordsKind.Past, "b"), new(10, 400, WordsKind.Unsure, "c")]);
        Assert.Equal(text, string.Concat(pieces.Select(p => p.Text)));
    }

    [Fact]
    public void Windows_line_ends_leave_no_trace_in_a_line()
    {
        var lines = Pieces.Lines("第一行\r\n第二行\r\n\r\n第四行", []);
        Assert.Equal([1, 2, 3, 4], lines.Select(l => l.Number));
        Assert.Equal(["第一行", "第二行", "", "第四行"], lines.Select(l => string.Concat(l.Pieces.Select(p => p.Text))));
    }

    [Fact]
    public void A_changed_number_is_replaced_whole_and_the_rest_is_kept()
    {
        var runs = TextDiff.Between("新增停车泊位1500个以上", "新增公共停车泊位1200个以上");
        Assert.Equal("新增停车泊位1500个以上", string.Concat(runs.Where(r => r.Kind is not DiffKind.Added).Select(r => r.Text)));
        Assert.Equal("新增公共停车泊位1200个以上", string.Concat(runs.Where(r => r.Kind is not DiffKind.Removed).Select(r => r.Text)));
        Assert.Contains(new DiffRun(DiffKind.Removed, "1500"), runs);
        Assert.Contains(new DiffRun(DiffKind.Added, "1200"), runs);
        Assert.Contains(new DiffRun(DiffKind.Added, "公共"), runs);
    }

    [Fact]
    public void Very_long_wordings_are_shown_as_replaced_instead_of_compared()
    {
        var (before, after) = ("前" + new string('甲', 3_000) + "后", "前" + new string('乙', 3_000) + "后");
        var runs = TextDiff.Between(before, after);
        Assert.Equal([DiffKind.Same, DiffKind.Removed, DiffKind.Added, DiffKind.Same], runs.Select(r => r.Kind));
    }
}
