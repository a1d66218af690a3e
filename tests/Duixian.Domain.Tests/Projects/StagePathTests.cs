using Duixian.Domain.Projects;

namespace Duixian.Domain.Tests.Projects;

public sealed class StagePathTests
{
    [Fact]
    public void The_shipped_stages_are_the_eight_in_their_order()
    {
        Assert.Equal(["idea", "reserve", "preparation", "start", "construction", "completion", "production", "full"], StagePath.Shipped.Stages.Select(s => s.Key));
        Assert.Equal("construction", StagePath.Shipped.First(StageMeaning.Started)?.Key);
        Assert.Equal("completion", StagePath.Shipped.First(StageMeaning.Completed)?.Key);
        Assert.Equal(["reserve", "start", "produce"], StagePath.Shipped.Tiers.Select(t => t.Key));
    }

    [Theory]
    [InlineData("在建", "construction")]
    [InlineData(" 续建 ", "construction")]
    [InlineData("about to start", "start")]
    [InlineData("完工", "completion")]
    [InlineData("没有这样的阶段", null)]
    public void A_stage_is_known_by_the_names_offices_give_it(string said, string? key) => Assert.Equal(key, StagePath.Shipped.Named(said)?.Key);

    [Fact]
    public void Going_on_over_several_stages_asks_for_the_conditions_of_every_one_entered()
    {
        var path = StagePath.Shipped;
        var conditions = path.Between(path["preparation"], path["construction"]);
        Assert.Equal(["start", "construction"], conditions.Select(c => c.Stage).Distinct());
        Assert.Contains(conditions, c => c is { Stage: "construction", Proof: GateProof.Procedure, Of: "P12" });
        Assert.Empty(path.Between(path["construction"], path["start"]));
    }

    [Theory]
    [InlineData("stage | a | 甲 | A | round | -", 1)]
    [InlineData("stage | a | 甲 | A | plan | -\nstage | a | 乙 | B | plan | -", 2)]
    [InlineData("stage | a | 甲 | A | plan | -\ngate | b | x | 甲 | A | said", 2)]
    [InlineData("stage | a | 甲 | A | plan | -\ngate | a | x | 甲 | A | record.nothing", 2)]
    [InlineData("# only words\nstage | a | 甲 |  | plan | -", 2)]
    [InlineData("stage | a | 甲 | A | plan | -\ntier | t | 批 | T | a b", 2)]
    public void A_line_that_is_not_understood_is_named(string file, int line)
    {
        var unread = Assert.Throws<FormatException>(() => StagePath.Read(new StringReader(file)));
        Assert.StartsWith($"{line}:", unread.Message);
    }

    [Fact]
    public void An_empty_file_is_no_path() => Assert.Throws<FormatException>(() => StagePath.Read(new StringReader("# nothing\n")));
}
