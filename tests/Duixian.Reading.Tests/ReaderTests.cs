using System.Diagnostics;
using Duixian.Reading.Extract;

namespace Duixian.Reading.Tests;

public sealed class ReaderTests
{
    [Theory]
    [InlineData("聊城市2024年民生实事", null, 2024, "聊城市", "371500")]
    [InlineData("2022年东阿县为民办实事清单", null, 2022, "东阿县", "371524")]
    [InlineData("2022年青屏县为民办实事清单", null, 2022, "青屏县", null)]
    [InlineData("民生实事清单", 2025, 2025, null, null)]
    public void Year_and_place_come_from_the_title_or_the_caller(string title, int? given, int year, string? place, string? code)
    {
        var draft = Given.Draft($"{title}\n1.新建学校3所。\n2.新建公厕8座。", given);
        Assert.Equal((year, place, code, title), (draft.Year, draft.Place?.Name, draft.Place?.Code, draft.Title));
    }

    [Fact]
    public void A_year_only_in_the_file_name_is_used_and_noticed()
    {
        var draft = Given.Draft("民生实事清单\n1.年底前新建学校3所。", name: "云泽-2023.txt");
        Assert.Equal(2023, draft.Year);
        Assert.Contains(draft.Notices, notice => notice.Code == "year-from-name");
    }

    [Theory]
    [InlineData(1948)]
    [InlineData(2101)]
    public void A_year_out_of_range_is_refused(int year)
    {
        var refused = Assert.Throws<UnreadableDocumentException>(() => Given.Draft("民生实事清单", year));
        Assert.Equal("reading.year-out-of-range", refused.Code);
        Assert.Contains("1949–2100", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_with_only_an_impossible_year_is_refused() =>
        Assert.Equal("reading.year-out-of-range", Assert.Throws<UnreadableDocumentException>(() => Given.Draft("云泽市3024年民生实事清单\n1.新建学校3所。")).Code);

    [Fact]
    public void A_document_without_promises_says_so() =>
        Assert.Contains(Given.Draft("目录", 2024).Notices, notice => notice.Code == "nothing-found");

    [Fact]
    public void A_missing_unit_is_guessed_aloud()
    {
        var draft = Given.Draft("序号\t考核指标\t单位\t目标\t已完成\n1\t城镇新增就业人数\t万人\t5.2\t3.1\n2\t妇女免费检查\t\t93215\t800", 2024);
        Assert.Equal([("人", 52_000m), ("人", 93_215m)], draft.Commitments.Select(item => (item.Indicators[0].BaseUnit, item.Indicators[0].Value)));
        Assert.Contains("2", Assert.Single(draft.Notices, notice => notice.Code == "unit-missing").Message, StringComparison.Ordinal);
    }

    /// <summary>The short form of the bench: no text may make the reader's time grow faster than its length.</summary>
    [Theory]
    [InlineData("一")]
    [InlineData("(")]
    [InlineData("“")]
    [InlineData("9")]
    [InlineData("每")]
    [InlineData("1.")]
    [InlineData("一、")]
    [InlineData("1\n")]
    [InlineData("1\t2\n")]
    [InlineData("由1元到")]
    [InlineData("，")]
    public void Hostile_text_takes_no_longer_than_other_text(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length));
        var start = Stopwatch.GetTimestamp();
        _ = Given.Draft(text, 2024);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
