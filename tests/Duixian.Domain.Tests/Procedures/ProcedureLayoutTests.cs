using CsCheck;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Procedures;
using static Duixian.Domain.Tests.Procedures.Told;

namespace Duixian.Domain.Tests.Procedures;

public sealed class ProcedureLayoutTests
{
    private static readonly WorkingDayIndex Days = WorkCalendar.Shipped.Indexed;

    /// <summary>Random graphs whose steps belong to random phases, in no order of the graph.</summary>
    private static readonly Gen<RandomCase> Cases = Gen.Select(RandomProcedures.Cases, Gen.Int[0, int.MaxValue]).Select((given, seed) =>
    {
        var random = new Random(seed);
        return given with { Template = ProcedureTemplate.Of(given.Template.Head, [.. given.Template.Steps.Select(s => s with { Phase = (ProcedurePhase)random.Next(4) })]).Value };
    });

    private static ProcedureLayout LayoutOf(RandomCase given) => ProcedureLayout.Of(ProcedurePath.Of(given.Template, given.Project, given.Facts, new(given.Today, Days)));

    [Fact]
    public void No_two_steps_stand_at_one_place_and_every_step_is_there() => Cases.Sample(given =>
    {
        var layout = LayoutOf(given);
        return layout.Steps.Select(s => (s.Column, s.Row)).Distinct().Count() == layout.Steps.Count
            && layout.Steps.Select(s => s.Code).Order(StringComparer.Ordinal).SequenceEqual(given.Template.Steps.Select(s => s.Code).Append("start").Order(StringComparer.Ordinal))
            && layout.Steps.All(s => s.Column >= 0 && s.Column < layout.Columns && s.Row >= 0 && s.Row < layout.Rows);
    }, iter: 1_000);

    [Fact]
    public void Every_prerequisite_is_a_line_and_every_line_goes_from_left_to_right() => Cases.Sample(given =>
    {
        var layout = LayoutOf(given);
        var column = layout.Steps.ToDictionary(s => s.Code, s => s.Column, StringComparer.Ordinal);
        return layout.Needs.Select(n => (n.From, n.To, n.Kind)).SequenceEqual(given.Template.Steps.SelectMany(s => s.Needs.Select(n => (n.Step, s.Code, n.Kind))).Append((given.Template.StartStep.Code, "start", PrerequisiteKind.Hard)))
            && layout.Needs.All(n => column[n.From] < column[n.To]);
    }, iter: 1_000);

    [Fact]
    public void The_critical_path_and_nothing_else_lies_on_the_first_line() => Cases.Sample(given =>
    {
        var path = ProcedurePath.Of(given.Template, given.Project, given.Facts, new(given.Today, Days));
        var layout = ProcedureLayout.Of(path);
        var line = layout.Steps.Where(s => s.Row == 0).Select(s => s.Code).Where(c => c != "start");
        return line.SequenceEqual(path.CriticalSteps) && layout.Steps.All(s => s.IsCritical == (s.Row == 0))
            && path.CriticalSteps.Zip(path.CriticalSteps.Skip(1)).All(p => layout.Needs.Single(n => n.From == p.First && n.To == p.Second).IsCritical)
            && layout.Needs.Count(n => n.IsCritical) == layout.Steps.Count(s => s.Row == 0) - 1;
    }, iter: 1_000);

    [Fact]
    public void Phases_are_columns_one_after_the_other() => Cases.Sample(given =>
    {
        var layout = LayoutOf(given);
        return layout.Phases.Zip(layout.Phases.Skip(1)).All(p => p.First.Last + 1 == p.Second.First) && layout.Phases[0].First == 0 && layout.Phases[^1].Last == layout.Columns - 1
            && layout.Phases.Count(p => p.Phase is null) == 1 && layout.Steps.All(s => layout.Phases.Single(p => s.Column >= p.First && s.Column <= p.Last).Phase == s.Phase)
            && layout.Phases.TakeWhile(p => p.Phase is not null).Zip(layout.Phases.Skip(1).TakeWhile(p => p.Phase is not null)).All(p => p.First.Phase < p.Second.Phase);
    }, iter: 1_000);

    [Fact]
    public void The_same_path_gives_the_same_drawing() => Cases.Sample(given =>
    {
        var (one, other) = (LayoutOf(given), LayoutOf(given));
        return one.Steps.SequenceEqual(other.Steps) && one.Needs.SequenceEqual(other.Needs);
    }, iter: 500);

    [Fact]
    public void A_line_that_says_nothing_new_is_marked()
    {
        var template = Template(Step("A", Working(1)), Step("B", Working(1), "A"), Step("C", Working(1), "A B", start: true), Step("D", Working(1), "later:B A"));
        var layout = ProcedureLayout.Of(ProcedurePath.Of(template, Begun(template), default, new(Day("2024-03-01"), Days)));
        Assert.Equal([("A", "C")], layout.Needs.Where(n => n.IsImplied).Select(n => (n.From, n.To)));
    }

    [Fact]
    public void A_building_projects_drawing_is_small_and_its_lines_are_free()
    {
        var template = ProcedureTemplates.Shipped.Find("filing-granted", 1)!;   // shipped
        var layout = ProcedureLayout.Of(ProcedurePath.Of(template, Begun(template), default, new(Day("2024-03-01"), Days)));
        Assert.Equal(["P0", "P2", "P3", "P4", "P5", "P9", "P10", "P11", "P12", "start"], layout.Steps.Where(s => s.Row == 0).Select(s => s.Code));
        Assert.Equal([(ProcedurePhase.Land, 0), (ProcedurePhase.Planning, 5), (ProcedurePhase.Permit, 6), (null, 9), (ProcedurePhase.Acceptance, 10)], layout.Phases.Select(p => (p.Phase, p.First)));
        Assert.Equal((12, 5), (layout.Columns, layout.Rows));
        // Each line that says something new can go along the row of the one or the other step.
        var at = layout.Steps.ToDictionary(s => s.Code, StringComparer.Ordinal);
        bool Free(int row, PlacedNeed line) => !layout.Steps.Any(s => s.Row == row && s.Column > at[line.From].Column && s.Column < at[line.To].Column);
        Assert.All(layout.Needs.Where(n => !n.IsImplied), n => Assert.True(Free(at[n.From].Row, n) || Free(at[n.To].Row, n), $"{n}"));
    }
}
