using Duixian.Domain.Plans;

namespace Duixian.Domain.Tests.Plans;

public sealed class PlanRevisionTests
{
    [Fact]
    public void A_changed_target_gets_a_new_version_beside_the_original()
    {
        var (plan, revised) = Given(("1", "新增床位450张，新建食堂100处", 450), ("2", "改造小区174个", 174), ("3", "新建书房20个", 20));
        Assert.Null(plan.Revise(revised.Draft, "用地未落实", revised.Publication, revised.Act));
        var targets = plan.Commitments.Single(c => c.Number == "1").Indicators.Single().Targets.OrderBy(t => t.Version);
        Assert.Equal([(1, 500m, null), (2, 450m, "用地未落实")], targets.Select(t => (t.Version, t.Promise.Amount ?? 0, t.Reason)));
        Assert.All(plan.Commitments.Where(c => c.Number != "1"), c => Assert.Single(c.Indicators.Single().Targets));
        Assert.Single(revised.Act.Bodies.OfType<TargetRevised>());
    }

    [Fact]
    public void Nothing_is_changed_without_a_reason()
    {
        var (plan, revised) = Given(("1", "新增床位450张，新建食堂100处", 450), ("2", "改造小区174个", 174));
        Assert.Equal(PlansRefusal.ReasonMissing, plan.Revise(revised.Draft, " ", revised.Publication, revised.Act));
        Assert.Equal(PlansRefusal.ReasonMissing, Revise(("1", "用地未落实")));
        Assert.Equal(1, plan.Version);
        Assert.Null(Revise(("1", "用地未落实"), ("-3", "另列专项")));
        Assert.Equal("另列专项", plan.Commitments.Single(c => c.Number == "3").WithdrawnReason);
        Assert.Equal("用地未落实；另列专项", plan.Versions.Single(v => v.Number == 2).Reason);

        Refusal? Revise(params (string Line, string Reason)[] own) =>
            plan.Revise(revised.Draft, null, revised.Publication, revised.Act, own.ToDictionary(o => o.Line, o => o.Reason, StringComparer.Ordinal));
    }

    [Fact]
    public void An_added_item_needs_a_reason_for_the_version_only()
    {
        var (plan, revised) = Given(("1", "新增床位500张，新建食堂100处", 500), ("2", "改造小区174个", 174), ("3", "新建书房20个", 20), ("4", "更换路灯3000盏", 3000));
        Assert.Equal(PlansRefusal.ReasonMissing, plan.Revise(revised.Draft, null, revised.Publication, revised.Act));
        Assert.Null(plan.Revise(revised.Draft, "代表建议", revised.Publication, revised.Act));
        Assert.Null(plan.Commitments.Single(c => c.Number == "4").Indicators.Single().Current.Reason);
        Assert.Equal((1, 0, 0), plan.Versions.Where(v => v.Number == 2).Select(v => (v.Added, v.Changed, v.Withdrawn)).Single());
    }

    [Fact]
    public void The_same_document_changes_nothing()
    {
        var (plan, revised) = Given(("1", "新增床位500张，新建食堂100处", 500), ("2", "改造小区174个", 174), ("3", "新建书房20个", 20));
        Assert.Equal(PlansRefusal.NothingChanged, plan.Revise(revised.Draft, "重印", revised.Publication, revised.Act));
    }

    [Fact]
    public void A_withdrawn_number_is_not_given_to_another_promise()
    {
        var (plan, revised) = Given(("1", "新增床位500张，新建食堂100处", 500), ("2", "修复河堤12公里", 12), ("3", "新建书房20个", 20));
        Assert.Null(plan.Revise(revised.Draft, "调整", revised.Publication, revised.Act));
        Assert.Equal("改造小区174个", plan.Commitments.Single(c => c.Number == "2").Text);
        Assert.Equal("修复河堤12公里", plan.Commitments.Single(c => c.Number == "2-2").Text);
    }

    [Fact]
    public void Key_projects_are_paired_by_their_numbers_whatever_they_are_called()
    {
        // One is renamed beyond recognition, one goes, and one that sounds just like it comes.
        var first = new DraftExample(PlanAddress.Projects, ("X1", "城东产业园一期，年度计划投资500万元", 500), ("X2", "湖西污水处理厂，年度计划投资174万元", 174));
        var plan = first.Published();
        var revised = new DraftExample(PlanAddress.Projects, ("X1", "新材料基地，今年投500万元", 500), ("X3", "湖西污水处理厂二期，年度计划投资174万元", 174));
        revised.Draft.AcceptRest(revised.Act);
        Assert.Null(plan.Revise(revised.Draft, "年中调整", revised.Publication, revised.Act));
        Assert.Equal(["X1", "X3"], plan.Commitments.Where(c => c.WithdrawnIn is null).Select(c => c.Number).Order(StringComparer.Ordinal));
        Assert.Equal("新材料基地，今年投500万元", plan.Commitments.Single(c => c.Number == "X1").Text);
        Assert.Equal(2, plan.Commitments.Single(c => c.Number == "X2").WithdrawnIn);
    }

    [Fact]
    public void A_renumbered_item_is_recognised_by_its_wording()
    {
        var (plan, revised) = Given(("1", "改造小区174个", 174), ("2", "新增床位500张，新建食堂100处", 500), ("3", "新建书房20个", 20));
        var lines = PlanComparison.Of(plan, revised.Draft);
        Assert.All(lines, l => Assert.NotNull(l.Before));
        Assert.Equal("2", lines.Single(l => l.After?.Number == "1").Before?.Number);
    }

    private static (Plan Plan, DraftExample Revised) Given(params (string Number, string Text, decimal Amount)[] items)
    {
        var revised = new DraftExample(items);
        revised.Draft.AcceptRest(revised.Act);
        return (new DraftExample().Published(), revised);
    }
}
