using Duixian.Domain.Procedures;
using static Duixian.Domain.Tests.Procedures.Told;

namespace Duixian.Domain.Tests.Procedures;

public sealed class ProcedureTemplateTests
{
    private const string Begin = "template | sample | 1 | 2020-01-01 | filing | granted | 示例 | Sample | 示例来源\n";
    private const string A = "step | A | land | 甲 | A | 甲局 | 0 | - | - | required | -\n";

    private static Refusal? Refused(string text) => ProcedureTemplates.Read(new StringReader(text)).Refusal;

    [Fact]
    public void Every_class_has_a_shipped_template_that_leads_from_the_code_to_the_permit()
    {
        foreach (var route in Enum.GetValues<ApprovalRoute>())
        {
            foreach (var land in Enum.GetValues<LandSupply>())
            {
                var template = ProcedureTemplates.Shipped.For(route, land, Day("2024-01-01"));
                Assert.NotNull(template);
                Assert.Equal("P12", template.StartStep.Code);
                Assert.Equal(["P0", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11", "P12", "P13", "P14"], template.Steps.Select(s => s.Code).Where(c => c is not ("P10F" or "P1D")));
                Assert.True(template.Find("P12")?.Required);
                Assert.False(template.Find("P13")?.Required);
                Assert.Equal(PrerequisiteKind.Deferrable, template.Find("P12")?.Needs.Single(n => n.Step == "P8").Kind);
            }
        }
        Assert.Null(ProcedureTemplates.Shipped.For(ApprovalRoute.Filing, LandSupply.Granted, Day("2018-01-01")));
    }

    [Fact]
    public void A_template_like_another_differs_only_where_it_says_so()
    {
        var (filing, government) = (ProcedureTemplates.Shipped.Find("filing-granted", 1), ProcedureTemplates.Shipped.Find("government-granted", 1));
        Assert.Equal(new TimeLimit(0, DayUnit.Calendar), filing?.Find("P1")?.Legal);
        Assert.Equal(new TimeLimit(20, DayUnit.Working), government?.Find("P1")?.Legal);
        Assert.Contains(government!.Find("P1")!.Needs, n => n.Step == "P6");
        Assert.Equal(filing?.Find("P7"), government.Find("P7"));
        Assert.Equal("土地出让", government.Find("P4")?.Name);
        Assert.Equal("土地划拨", ProcedureTemplates.Shipped.Find("government-allocated", 1)?.Find("P4")?.Name);
    }

    [Theory]
    [InlineData("step | B | land | 乙 | B | 乙局 | 20wd | - | - | start | A C\nstep | C | land | 丙 | C | 丙局 | 20wd | - | - | - | B\n", 3, "B → C → B")]
    [InlineData("step | B | land | 乙 | B | 乙局 | 20wd | - | - | start | A soft:B\n", 3, "B → B")]
    [InlineData("step | B | land | 乙 | B | 乙局 | 20wd | - | - | start | A later:D\nstep | C | land | 丙 | C | 丙局 | 1d | - | - | - | B\nstep | D | land | 丁 | D | 丁局 | 1d | - | - | - | C\n", 3, "B → D → C → B")]
    public void A_circle_is_refused_and_named(string steps, int line, string circle) => Assert.Equal(ProceduresRefusal.Circle(line, circle), Refused(Begin + A + steps));

    [Fact]
    public void What_makes_no_graph_is_refused_with_its_line()
    {
        const string start = "step | B | land | 乙 | B | 乙局 | 20wd | - | - | start | A\n";
        Assert.Null(Refused(Begin + A + start));
        Assert.Equal(ProceduresRefusal.PrerequisiteUnknown(3, "B", "Z"), Refused(Begin + A + start.Replace("| A\n", "| Z\n")));
        Assert.Equal(ProceduresRefusal.StepTwice(4, "A"), Refused(Begin + A + start + A));
        Assert.Equal(ProceduresRefusal.DaysOutOfRange(3, "B", 366, 120), Refused(Begin + A + start.Replace("20wd", "-1wd")));
        Assert.Equal(ProceduresRefusal.DaysOutOfRange(3, "B", 366, 120), Refused(Begin + A + start.Replace("20wd | - | -", "20wd | 400d | -")));
        Assert.Equal(ProceduresRefusal.DaysOutOfRange(3, "B", 366, 120), Refused(Begin + A + start.Replace("20wd | - | -", "20wd | - | 0m")));
        Assert.Equal(ProceduresRefusal.NothingRequired(1, "sample"), Refused(Begin + A.Replace("required", "-") + start));
        Assert.Equal(ProceduresRefusal.OneStart(1, "sample"), Refused(Begin + A));
        Assert.Equal(ProceduresRefusal.OneStart(1, "sample"), Refused(Begin + A + start + start.Replace("| B |", "| C |")));
        Assert.Equal(ProceduresRefusal.OneStart(1, "sample"), Refused(Begin + A + start.Replace("start", "start works")));
        Assert.Equal(ProceduresRefusal.WorksBeforeStart(3, "B", "A"), Refused(Begin + A.Replace("required", "required works") + start));
        Assert.Equal(ProceduresRefusal.LineUnclear(3, "B"), Refused(Begin + A + start.Replace("| A\n", "| A soft:A\n")));
        Assert.Equal(ProceduresRefusal.TemplateTwice(4, "sample", 1), Refused(Begin + A + start + Begin));
        Assert.Equal(ProceduresRefusal.TooManySteps(1, "sample", 40), Refused(Begin + start + string.Concat(Enumerable.Range(0, 40).Select(i => A.Replace("| A |", $"| A{i} |")))));
    }

    [Theory]
    [InlineData("step | A | land | 甲 | A | 甲局 | 0 | - | - | required | -\n", 1)]
    [InlineData(Begin + "step | A | land | 甲 | A | 甲局 | 20 | - | - | required | -\n", 2)]
    [InlineData(Begin + "step | A | land | 甲 | A | 甲局 | 20wd | - | 3 | required | -\n", 2)]
    [InlineData(Begin + "step | A | land | 甲 | A | 甲局 | 20wd | - | - | needed | -\n", 2)]
    [InlineData(Begin + "step | A | woods | 甲 | A | 甲局 | 20wd | - | - | required | -\n", 2)]
    [InlineData(Begin + "step | A | land | 甲 | A | 甲局 | 20wd | - | - | required | hard:B\n", 2)]
    [InlineData(Begin + "step | A | land | 甲 | A | 甲局 | 20wd | - | - | required\n", 2)]
    [InlineData(Begin + "like | other\n", 2)]
    [InlineData(Begin + A + "without | A\n", 3)]
    [InlineData("template | sample | one | 2020-01-01 | filing | granted | 示例 | Sample | 示例来源\n", 1)]
    [InlineData("template | sample | 1 | 2020-1-1 | filing | granted | 示例 | Sample | 示例来源\n", 1)]
    [InlineData("template | sample | 1 | 2020-01-01 | wish | granted | 示例 | Sample | 示例来源\n", 1)]
    [InlineData("# said\n\nnotice | A\n", 3)]
    public void A_line_that_is_not_understood_is_named(string text, int line)
    {
        var refusal = Refused(text);
        Assert.Equal("procedures.template-line-unclear", refusal?.Code);
        Assert.Equal(line, refusal?.Arguments[0]);
    }

    [Fact]
    public void An_operators_version_stands_beside_the_shipped_one_and_new_projects_begin_with_it_from_its_day()
    {
        var own = ProcedureTemplates.Shipped.With(new StringReader(
            "template | filing-granted | 2 | 2025-01-01 | filing | granted | 本市 | Ours | 本市通知\nlike | filing-granted\nwithout | P13\nwithout | P14\nstep | P5 | land | 建设用地规划许可证 | Land-use planning permit | 自然资源部门 | 20wd | 0 | - | required number | P1 P4\n")).Value;
        Assert.Equal(1, own.For(ApprovalRoute.Filing, LandSupply.Granted, Day("2024-12-31"))?.Version);
        var newer = own.For(ApprovalRoute.Filing, LandSupply.Granted, Day("2025-01-01"));
        Assert.Equal((2, "本市通知", null), (newer?.Version, newer?.Head.Source, newer?.Find("P14")));
        Assert.Equal(new TimeLimit(0, DayUnit.Calendar), newer?.Find("P5")?.Promised);
        Assert.NotNull(own.Find("filing-granted", 1)?.Find("P14"));
        Assert.Null(ProcedureTemplates.Shipped.Find("filing-granted", 2));
    }
}
