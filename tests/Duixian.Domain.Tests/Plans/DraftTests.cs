using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;

namespace Duixian.Domain.Tests.Plans;

public sealed class DraftTests
{
    [Fact]
    public void What_was_edited_has_to_be_accepted_again()
    {
        var example = new DraftExample();
        example.Draft.Accept(example["2"], example.Act);
        Assert.Null(example.Draft.Edit(example["2"], DraftExample.Content("2", "改造小区180个", 180), example.Act));
        Assert.Equal(DraftItemState.Found, example.Draft.Find(example["2"])?.State);
        Assert.Equal(["accepted 2", "edited 2"], example.Changes);
    }

    [Theory]
    [InlineData("", "plans.number-malformed")]
    [InlineData("第1件", "plans.number-malformed")]
    [InlineData("-1", "plans.number-malformed")]
    [InlineData("1234567890123", "plans.number-malformed")]
    [InlineData("1/2", "plans.number-malformed")]
    [InlineData("2", "plans.number-twice")]
    public void A_number_becomes_an_address_and_is_checked_like_one(string number, string code)
    {
        var example = new DraftExample();
        Assert.Equal(code, example.Draft.Edit(example["1"], DraftExample.Content(number, "新增床位500张", 500), example.Act)?.Code);
        Assert.Empty(example.Act.Bodies);
    }

    [Fact]
    public void The_number_of_a_dropped_item_is_free()
    {
        var example = new DraftExample();
        example.Draft.Drop(example["2"], example.Act);
        Assert.Null(example.Draft.Edit(example["1"], DraftExample.Content("2", "新增床位500张", 500), example.Act));
    }

    [Fact]
    public void Amounts_ranges_and_days_are_kept_within_reason()
    {
        var example = new DraftExample();
        var content = DraftExample.Content("1", "新增床位500张", 500);
        DraftItemContent With(Func<Promise, Promise> change) => content with { Indicators = [content.Indicators[0] with { Promise = change(content.Indicators[0].Promise) }] };
        Assert.Equal("plans.amount-too-large", Edit(With(p => p with { Amount = Amounts.StorageLimit + 1 })));
        Assert.Equal("plans.amount-too-large", Edit(With(p => p with { Amount = 0.00001m })));
        Assert.Equal("plans.range-upside-down", Edit(With(p => p with { Upper = 400 })));
        Assert.Equal("plans.day-before-year", Edit(content with { Deadline = new(2023, 12, 31) }));
        Assert.Equal("plans.day-before-year", Edit(With(p => p with { Steps = [new("开工", new(2023, 5, 1))] })));
        Assert.Equal("plans.text-missing", Edit(content with { Text = " " }));
        Assert.Null(Edit(With(p => p with { Upper = 600, Amount = 500 })));

        string? Edit(DraftItemContent changed) => example.Draft.Edit(example["1"], changed, example.Act)?.Code;
    }

    [Fact]
    public void Splitting_gives_the_second_half_a_free_number_and_room_behind_the_first()
    {
        var example = new DraftExample();
        Assert.Null(example.Draft.Split(example["1"], "新增床位500张，".Length, example.NewId(), example.Act));
        Assert.Equal(["1", "1b", "2", "3"], example.Draft.Items.OrderBy(i => i.Position).Select(i => i.Number));
        Assert.Equal(["新增床位500张，", "新建食堂100处"], example.Draft.Items.OrderBy(i => i.Position).Take(2).Select(i => i.Content.Text));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(9_999)]
    public void There_is_nothing_to_split_at_the_ends(int at)
    {
        var example = new DraftExample();
        Assert.Equal(PlansRefusal.NothingToSplit, example.Draft.Split(example["1"], at, example.NewId(), example.Act));
    }

    [Fact]
    public void Merging_skips_dropped_items_and_moves_quotes_behind_the_first_wording()
    {
        var example = new DraftExample();
        example.Draft.Drop(example["2"], example.Act);
        Assert.Null(example.Draft.MergeWithNext(example["1"], example.Act));
        var joint = example.Draft.Find(example["1"])!.Content;   // just merged
        Assert.Equal("新增床位500张，新建食堂100处；新建书房20个", joint.Text);
        Assert.All(joint.Indicators, i => Assert.Equal(i.Promise.Quote, joint.Text.Substring(i.Start, i.Promise.Quote.Length)));
        Assert.Equal(["1", "2"], example.Draft.Items.OrderBy(i => i.Position).Select(i => i.Number));
        Assert.Equal(PlansRefusal.NothingToMerge, example.Draft.MergeWithNext(example["1"], example.Act));
    }

    [Fact]
    public void Last_years_result_follows_its_item_to_another_number()
    {
        var example = new DraftExample();
        example.Draft.Take(new DraftResult(default, 1, 2023, "去年新增1500张", "1500张", "床位", 1500, Bound.Exactly, "张", "张", [], "1"));
        example.Draft.Edit(example["1"], DraftExample.Content("9", "新增床位500张", 500), example.Act);
        Assert.Equal("9", Assert.Single(example.Draft.Results).ItemNumber);
    }

    [Fact]
    public void A_draft_that_was_put_aside_refuses_everything()
    {
        var example = new DraftExample();
        Assert.Null(example.Draft.PutAside(example.Act));
        var (draft, id, act) = (example.Draft, example["1"], example.Act);
        Refusal?[] answers =
        [
            draft.Edit(id, DraftExample.Content("1", "新增床位500张", 500), act), draft.Add(example.NewId(), DraftExample.Content("9", "新增床位500张", 500), act), draft.Accept(id, act), draft.Drop(id, act), draft.Restore(id, act),
            draft.AcceptRest(act), draft.Split(id, 3, example.NewId(), act), draft.MergeWithNext(id, act), draft.Rename("别名", act), draft.PlaceResult(default, null, kept: true, act), draft.PutAside(act), draft.CheckBeforePublishing(),
        ];
        Assert.All(answers, a => Assert.Equal(PlansRefusal.DraftClosed, a));
    }

    [Fact]
    public void Publication_waits_until_every_kept_item_is_accepted_and_has_a_number_of_its_own()
    {
        var example = new DraftExample(("1", "新增床位500张", 500), ("1", "改造小区174个", 174));
        Assert.Equal(PlansRefusal.Unchecked(2), example.Draft.CheckBeforePublishing());
        example.Draft.AcceptRest(example.Act);
        Assert.Equal(PlansRefusal.NumberTwice("1"), example.Draft.CheckBeforePublishing());
        foreach (var item in example.Draft.Items.ToList()) { example.Draft.Drop(item.Id, example.Act); }
        Assert.Equal(PlansRefusal.NothingToPublish, example.Draft.CheckBeforePublishing());
    }
}
