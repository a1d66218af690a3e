using Duixian.Domain.Plans;
using Duixian.Features.Plans.CheckDraft;

namespace Duixian.Tests.Features.Plans;

public sealed class DraftSheetTests
{
    private const string Text = "版头\n1.新增护理型养老床\n\n位500张；\n2.改造老旧小区174个；\n结束语。";

    [Fact]
    public void The_sheet_shows_every_line_of_the_source_once_and_in_order()
    {
        var rows = Sheet().Rows;
        Assert.Equal(Text, string.Join('\n', rows.Select(r => r.Text)).ReplaceLineEndings("\n"));
        Assert.Equal([1, 2, 5, 6], rows.Select(r => r.FirstLine));
    }

    [Fact]
    public void An_item_broken_by_a_column_stands_beside_all_its_lines() =>
        Assert.Contains("位500张", Sheet().Rows.Single(r => r.Items.Any(i => i.Key == "1")).Text);

    [Fact]
    public void A_number_that_stands_twice_is_told_apart_in_addresses()
    {
        var sheet = Sheet(secondNumber: "1");
        Assert.Equal(["1~1", "1~2"], sheet.Items.Select(i => i.Key));
        Assert.Equal(2, sheet.Find("1~2")?.Item.Position);
    }

    [Fact]
    public void A_typed_item_stands_behind_the_one_before_it()
    {
        var sheet = Sheet(typed: true);
        Assert.Equal(["2", "3"], sheet.Rows.Single(r => r.FirstLine == 5).Items.Select(i => i.Key));
    }

    [Fact]
    public void Long_silence_is_folded_and_marked_lines_never_are()
    {
        var text = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"第{i}行")) + "\n1.改造老旧小区174个";
        var at = text.IndexOf("174个", StringComparison.Ordinal);
        var row = DraftSheet.Of(Draft((DraftExamples.BlocksItem with { Number = "1", Indicators = [] }, [new TextSpan(at - 6, at + 4)])), text, k => k).Rows;
        Assert.True(row[0].Folded);
        Assert.False(row[1].Folded);
        Assert.Equal(40, row[0].LastLine);
    }

    [Fact]
    public void An_empty_document_is_no_error() => Assert.Single(DraftSheet.Of(Draft(), "", k => k).Rows);

    private static DraftSheet Sheet(string secondNumber = "2", bool typed = false)
    {
        var (first, rest, blocks) = (Text.IndexOf("新增", StringComparison.Ordinal), Text.IndexOf("位500张", StringComparison.Ordinal), Text.IndexOf("改造", StringComparison.Ordinal));
        var items = new List<(DraftItemContent, TextSpan[])>
        {
            (DraftExamples.BedsItem with { Indicators = [] }, [new(first, first + 8), new(rest, rest + 5)]),
            (DraftExamples.BlocksItem with { Number = secondNumber, Indicators = [] }, [new(blocks, blocks + 10)]),
        };
        if (typed) { items.Add((DraftExamples.ReformItem, [])); }
        return DraftSheet.Of(Draft([.. items]), Text, k => k);
    }

    private static Draft Draft(params (DraftItemContent Content, TextSpan[] Spans)[] items)
    {
        var draft = new Draft(new(Guid.Empty), new(2024, "report"), "清单", "临河市", null, new(Guid.Empty), null, [], DateTimeOffset.UnixEpoch);
        for (var i = 0; i < items.Length; i++) { draft.Take(new DraftItem(new(new Guid(i, 0, 0, new byte[8])), i + 1, items[i].Spans.Length > 0 ? DraftOrigin.Read : DraftOrigin.Added, items[i].Spans, items[i].Content)); }
        return draft;
    }
}
