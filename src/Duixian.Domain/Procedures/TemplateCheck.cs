namespace Duixian.Domain.Procedures;

/// <summary>Whether steps make a template; names the line of what is wrong, and of a circle all its steps.</summary>
internal sealed class TemplateCheck(TemplateHead head, IReadOnlyList<ProcedureStep> steps, IReadOnlyList<int>? lines, int headLine)
{
    private readonly Dictionary<string, ProcedureStep> byCode = new(StringComparer.Ordinal);

    public Refusal? Refusal()
    {
        if (steps.Count > ProcedureTemplate.MostSteps) { return ProceduresRefusal.TooManySteps(headLine, head.Code, ProcedureTemplate.MostSteps); }
        foreach (var (at, step) in steps.Index())
        {
            if (!byCode.TryAdd(step.Code, step)) { return ProceduresRefusal.StepTwice(LineOf(at), step.Code); }
            if (DaysAmiss(step)) { return ProceduresRefusal.DaysOutOfRange(LineOf(at), step.Code, ProcedureTemplate.MostDays, ProcedureTemplate.MostMonths); }
        }
        return Named() ?? Whole() ?? (Circle() is { } circle ? ProceduresRefusal.Circle(LineOf(circle[0]), string.Join(" → ", circle.Select(s => s.Code).Append(circle[0].Code))) : null);
    }

    /// <summary>Positions, every prerequisite before what names it; the file's order where nothing else decides.</summary>
    public int[] Order()
    {
        var at = steps.Index().ToDictionary(s => s.Item.Code, s => s.Index, StringComparer.Ordinal);
        var (order, placed) = (new List<int>(), new HashSet<int>());
        void Place(int step)
        {
            if (!placed.Add(step)) { return; }
            foreach (var need in steps[step].Needs) { Place(at[need.Step]); }
            order.Add(step);
        }
        for (var step = 0; step < steps.Count; step++) { Place(step); }
        return [.. order];
    }

    private static bool DaysAmiss(ProcedureStep step) =>
        step.Legal is { Days: < 0 or > ProcedureTemplate.MostDays } || step.Promised is { Days: < 0 or > ProcedureTemplate.MostDays } || step.ValidMonths is < 1 or > ProcedureTemplate.MostMonths;

    private Refusal? Named()
    {
        foreach (var (at, step) in steps.Index())
        {
            foreach (var need in step.Needs)
            {
                if (!byCode.TryGetValue(need.Step, out var before)) { return ProceduresRefusal.PrerequisiteUnknown(LineOf(at), step.Code, need.Step); }
                if (before.AfterWorks && !step.AfterWorks) { return ProceduresRefusal.WorksBeforeStart(LineOf(at), step.Code, need.Step); }
            }
            if (step.Needs.DistinctBy(n => n.Step).Count() < step.Needs.Count) { return ProceduresRefusal.LineUnclear(LineOf(at), step.Code); }
        }
        return null;
    }

    private Refusal? Whole() =>
        !steps.Any(s => s.Required) ? ProceduresRefusal.NothingRequired(headLine, head.Code)
        : steps.Count(s => s.IsStart) != 1 || steps.Any(s => s.IsStart && s.AfterWorks) ? ProceduresRefusal.OneStart(headLine, head.Code) : null;

    /// <summary>The first circle found, beginning with the step that stands first in the file; null where there is none.</summary>
    private List<ProcedureStep>? Circle()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var way = new List<ProcedureStep>();
        List<ProcedureStep>? Walk(ProcedureStep step)
        {
            if (done.Contains(step.Code)) { return null; }
            if (way.IndexOf(step) is >= 0 and var back) { return way[back..]; }
            way.Add(step);
            foreach (var need in step.Needs)
            {
                if (Walk(byCode[need.Step]) is { } found) { return found; }
            }
            way.RemoveAt(way.Count - 1);
            done.Add(step.Code);
            return null;
        }
        return steps.Select(Walk).FirstOrDefault(c => c is not null);
    }

    private int LineOf(ProcedureStep step) => LineOf(steps.Index().First(s => s.Item.Code == step.Code).Index);

    private int LineOf(int at) => lines is null ? at + 1 : lines[at];
}
