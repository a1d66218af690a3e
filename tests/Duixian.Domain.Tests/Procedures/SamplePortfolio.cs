using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;

namespace Duixian.Domain.Tests.Procedures;

/// <summary>Many projects on the shipped templates, each somewhere on its way; the same for the same seed. Shared with the bench.</summary>
internal static class SamplePortfolio
{
    public static readonly DateOnly Today = new(2024, 3, 29);

    public static IReadOnlyList<PortfolioProject> Make(int count, int seed = 1)
    {
        var random = new Random(seed);
        var templates = ProcedureTemplates.Shipped.All;
        return [.. Enumerable.Range(1, count).Select(number => Live(number, templates[random.Next(templates.Count)], random))];
    }

    private static PortfolioProject Live(int number, ProcedureTemplate template, Random random)
    {
        var saying = new ProcedureSaying(template, Today, true, new Act(new Guid(1, 2, 3, new byte[8]), Actor.System, "key", [1], null));
        var begun = Today.AddDays(-random.Next(30, 1_300));
        var project = ProjectProcedures.Begin(number, begun, saying).Value;
        var ends = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var step in InOrder(template).Where(s => !s.AfterWorks))
        {
            var before = step.Needs.Where(n => n.Kind == PrerequisiteKind.Hard).Select(n => ends.GetValueOrDefault(n.Step, DateOnly.MaxValue)).DefaultIfEmpty(begun).Max();
            if (Step(project, step, before, saying, random) is { } end) { ends[step.Code] = end; }
        }
        DateOnly? permit = ends.TryGetValue(template.StartStep.Code, out var given) ? given : null;
        return new(project, permit is { } day && day.AddDays(20) <= Today ? new(day.AddDays(20), day.AddDays(600)) : default);
    }

    private static List<ProcedureStep> InOrder(ProcedureTemplate template)
    {
        var placed = new List<ProcedureStep>();
        while (placed.Count < template.Steps.Count) { placed.AddRange(template.Steps.Where(s => !placed.Contains(s) && s.Needs.All(n => placed.Exists(p => p.Code == n.Step))).ToList()); }
        return placed;
    }

    /// <summary>The day it is settled; null where it is open.</summary>
    private static DateOnly? Step(ProjectProcedures project, ProcedureStep step, DateOnly before, ProcedureSaying saying, Random random)
    {
        if (before > Today.AddDays(-5)) { return null; }
        var day = before.AddDays(random.Next(25));
        if (random.Next(12) == 0 && day <= Today) { return Said(project.Exempt(step.Code, day, "不涉及", saying), day); }
        if (step.Code == "P8" && random.Next(2) == 0 && day <= Today) { return Said(project.Promise(step.Code, day, null, "承诺制", null, saying), day); }
        if (day > Today || random.Next(40) == 0) { return null; }
        Said(project.Accept(step.Code, day, saying), day);
        var limit = step.Legal?.Days ?? 20;
        if (random.Next(3) == 0 && day.AddDays(3) <= Today)
        {
            day = day.AddDays(3);
            Said(project.StopClock(step.Code, day, StopReason.Mending, random.Next(3) == 0 ? BallHolder.ThirdParty : BallHolder.Owner, random.Next(2) == 0 ? null : day.AddDays(30), null, saying), day);
            var back = day.AddDays(random.Next(60));
            if (back > Today) { return null; }
            day = Said(project.Resume(step.Code, back, saying), back)!.Value;   // said without refusal
        }
        day = day.AddDays(random.Next((limit * 3 / 2) + 2));
        return day > Today ? null : Said(project.Finish(step.Code, day, $"{step.Code}-{project.Project}", null, "并联", saying), day);
    }

    private static DateOnly? Said(Refusal? refusal, DateOnly day) => refusal is null ? day : throw new InvalidOperationException(refusal.Code);
}
