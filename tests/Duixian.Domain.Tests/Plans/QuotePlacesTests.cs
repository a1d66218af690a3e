using CsCheck;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;

namespace Duixian.Domain.Tests.Plans;

public sealed class QuotePlacesTests
{
    [Fact]
    public void A_quote_is_found_again_after_the_wording_was_mended() =>
        Assert.Equal([3], Starts("今年，新增500张床位", ("新增500张", 0)));

    [Fact]
    public void Of_equal_words_the_nearest_to_the_old_place_is_taken() =>
        Assert.Equal([0, 7], Starts("100处食堂、100处书房", ("100处", 1), ("100处", 6)));

    [Fact]
    public void Words_that_are_gone_and_typed_indicators_have_no_place() =>
        Assert.Equal([-1, -1], Starts("新增450张床位", ("500张", 2), ("", 3)));

    [Fact]
    public void Spans_are_cut_where_the_wording_is_cut_across_broken_columns()
    {
        const string Document = "1.建成托育服\n（右栏）务中心8个，新建\n书房20个；";
        TextSpan[] spans = [Of(Document, "1.建成托育服"), Of(Document, "务中心8个，新建"), Of(Document, "书房20个")];
        const string Text = "建成托育服务中心8个，新建书房20个";
        var (first, second) = QuotePlaces.Cut(Document, spans, Text, Text.IndexOf("新建", StringComparison.Ordinal));
        Assert.Equal("1.建成托育服务中心8个，", Words(Document, first));
        Assert.Equal("新建书房20个", Words(Document, second));
        Assert.Equal(2, second.Count);
    }

    [Fact]
    public void A_cut_that_falls_between_two_spans_takes_neither_apart()
    {
        const string Document = "甲甲500张；乙乙100处";
        TextSpan[] spans = [new(0, 6), new(7, 13)];
        var (first, second) = QuotePlaces.Cut(Document, spans, "甲甲500张；乙乙100处", 7);
        Assert.Equal([spans[0]], first);
        Assert.Equal([spans[1]], second);
    }

    [Fact]
    public void Where_the_wording_cannot_be_followed_both_halves_keep_everything()
    {
        TextSpan[] spans = [new(0, 6)];
        var (first, second) = QuotePlaces.Cut("甲甲500张", spans, "完全另写的一句话，再一句", 9);
        Assert.Equal(spans, first);
        Assert.Equal(spans, second);
    }

    [Fact]
    public void Halves_never_lose_or_double_a_character_of_the_document()
    {
        Gen.Select(Gen.String[Gen.Char["甲乙1，；"], 2, 40], Gen.Int[1, 39]).Sample((text, at) =>
        {
            if (at >= text.Length) { return; }
            TextSpan[] spans = [new(0, text.Length)];
            var (first, second) = QuotePlaces.Cut(text, spans, text, at);
            if (ReferenceEquals(first, second)) { return; }
            Assert.Equal(text, Words(text, first) + Words(text, second));
        });
    }

    private static IEnumerable<int> Starts(string text, params (string Quote, int Start)[] quotes) =>
        QuotePlaces.Find(text, [.. quotes.Select(q => new DraftIndicator("床位", Measure.Cumulative, "张", "张", new Promise(Bound.Exactly, 500, null, null, null, null, null, [], null, q.Quote), q.Start, []))]).Select(i => i.Start);

    private static TextSpan Of(string document, string words)
    {
        var at = document.IndexOf(words, StringComparison.Ordinal);
        return new(at, at + words.Length);
    }

    private static string Words(string document, IReadOnlyList<TextSpan> spans) => string.Concat(spans.Select(s => document[s.Start..s.End]));
}
