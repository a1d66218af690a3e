using CsCheck;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Procedures;

namespace Duixian.Domain.Tests.Procedures;

/// <summary>A project somewhere in a random graph of procedures, on a random day.</summary>
internal sealed record RandomCase(ProcedureTemplate Template, ProjectProcedures Project, ConstructionFacts Facts, DateOnly Today)
{
    public override string ToString() => string.Join('\n', Template.Steps.Select(s => $"{s.Code} {s.Legal} start={s.IsStart} works={s.AfterWorks} needs {string.Join(' ', s.Needs.Select(n => $"{n.Kind}:{n.Step}"))} — {Of(s.Code)}").Prepend($"{Today:yyyy-MM-dd} {Facts}"));

    private string Of(string step) => Project.Find(step) is { } p ? $"{p.State} {p.AcceptedOn} {p.SettledOn} {string.Join(' ', p.Stops.Select(s => $"{s.From}..{s.Until} ({s.Expected})"))}" : "";
}

internal static class RandomProcedures
{
    public static readonly Gen<RandomCase> Cases = Gen.Select(Gen.Int[2, 12], Gen.Int[0, int.MaxValue]).Select((size, seed) => Make(size, new Random(seed)));

    private static RandomCase Make(int size, Random random)
    {
        var today = new DateOnly(2023, 6, 1).AddDays(random.Next(1_400));
        var steps = Enumerable.Range(0, size).Select(i => Told.Step(
            $"S{i}", Limit(random), string.Join(' ', Enumerable.Range(0, i).Where(j => random.Next(size) < 3 || (j == i - 1 && random.Next(3) > 0)).Select(j => $"{Kind(random)}S{j}")), start: i == size - 1, required: i == size - 1 || random.Next(3) > 0,
            valid: random.Next(3) == 0 ? 1 + random.Next(4) : null)).ToList();
        if (random.Next(4) == 0) { steps.Add(Told.Step("S99", Told.Working(5), $"S{size - 1}", works: true)); }
        var template = Told.Template([.. steps]);
        var project = Told.Begun(template, "2023-01-03");
        foreach (var step in steps) { Live(project, step, new(template, today, true, Told.Act()), random); }
        DateOnly? complete = random.Next(3) switch { 0 => null, 1 => today.AddDays(-random.Next(100)), _ => today.AddDays(random.Next(400)) };
        return new(template, project, new(random.Next(8) == 0 ? today.AddDays(-random.Next(90)) : null, complete), today);
    }

    private static TimeLimit? Limit(Random random) =>
        random.Next(60) == 0 ? null : new(random.Next(5) == 0 ? 0 : random.Next(1, 30), random.Next(2) == 0 ? DayUnit.Working : DayUnit.Calendar);

    private static string Kind(Random random) => random.Next(6) switch { 0 => "soft:", 1 => "later:", _ => "" };

    private static void Live(ProjectProcedures project, ProcedureStep step, ProcedureSaying saying, Random random)
    {
        var day = saying.Today.AddDays(-random.Next(70));
        DateOnly Later() => day = day.AddDays(random.Next(saying.Today.DayNumber - day.DayNumber + 1));
        var fate = random.Next(10);
        if (fate == 0) { Heard(project.Exempt(step.Code, day, "免办", saying)); }
        if (fate == 1) { Heard(project.Promise(step.Code, day, null, "承诺", "并联", saying)); }
        if (fate == 2) { project.Defer(step.Code, day, day.AddDays(1 + random.Next(200)), "容缺", saying); }
        if (fate < 5) { return; }
        Heard(project.Accept(step.Code, day, saying));
        for (var stops = random.Next(3); stops > 0; stops--)
        {
            Heard(project.StopClock(step.Code, Later(), StopReason.Mending, BallHolder.Owner, random.Next(2) == 0 ? null : day.AddDays(random.Next(60)), null, saying));
            if (random.Next(4) == 0) { return; }
            Heard(project.Resume(step.Code, Later(), saying));
        }
        if (fate >= 7) { Heard(project.Finish(step.Code, Later(), "1号", null, "并联", saying)); }
    }

    private static void Heard(Refusal? refusal)
    {
        if (refusal is not null) { throw new InvalidOperationException(refusal.Code); }
    }
}

/// <summary>The same path found another way: asked backwards from the start, day by day over the calendar, with nothing counted in advance.</summary>
internal sealed class SlowPath(RandomCase given, string? delayed = null, int by = 0, IReadOnlyList<string>? only = null)
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Shipped;

    private readonly Dictionary<string, DateOnly?> known = new(StringComparer.Ordinal);

    /// <summary>Null where nobody can say.</summary>
    public DateOnly? Start()
    {
        var waits = new HashSet<string>(StringComparer.Ordinal);
        void Gather(string code)
        {
            if (!waits.Add(code)) { return; }
            foreach (var before in HardOf(code)) { if (Progress(before).State != StepState.Exempt) { Gather(before); } }
        }
        Gather(given.Template.StartStep.Code);
        var ends = waits.Select(End).ToList();
        return ends.Any(e => e is null) ? null : ends.Max();
    }

    public DateOnly? End(string code)
    {
        if (known.TryGetValue(code, out var end)) { return end; }
        return known[code] = code == delayed && Progress(code).IsOpen ? Delay(Computed(code), code) : Computed(code);
    }

    private DateOnly? Computed(string code)
    {
        var (step, progress) = (given.Template.Find(code)!, Progress(code));
        if (progress.IsSettled) { return progress.SettledOn; }
        var hangsOn = HardOf(code).Where(b => Progress(b).IsOpen).Select(End).ToList();
        if (step.AfterWorks) { hangsOn.Add(given.Facts.WorksComplete); }
        if (step.Legal is not { } limit || hangsOn.Any(h => h is null)) { return null; }
        var day = hangsOn.Append(given.Today).Max()!.Value;
        if (progress.State is StepState.Waiting or StepState.Deferred) { return Walk(day, limit.Days, limit.Unit); }
        var used = 0;
        for (var d = progress.AcceptedOn!.Value.AddDays(1); d <= given.Today; d = d.AddDays(1))
        {
            if (!progress.Stops.Any(s => d > s.From && d <= (s.Until ?? DateOnly.MaxValue)) && Counts(d, limit.Unit)) { used++; }
        }
        var from = given.Today;
        if (progress.State == StepState.Stopped)
        {
            from = given.Today.AddDays(1);
            if (progress.Stops[^1].Expected > from) { from = progress.Stops[^1].Expected!.Value; }
        }
        var own = Walk(from, limit.Days - used < 1 ? 1 : limit.Days - used, limit.Unit);
        return Walk(own > day ? own : day, 0, limit.Unit);
    }

    private DateOnly? Delay(DateOnly? end, string code) => end is { } day ? Walk(day, by, given.Template.Find(code)!.Legal!.Value.Unit) : null;

    private static DateOnly Walk(DateOnly day, int days, DayUnit unit)
    {
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (Counts(day, unit)) { left--; }
        }
        while (!Counts(day, unit)) { day = day.AddDays(1); }
        return day;
    }

    private static bool Counts(DateOnly day, DayUnit unit) => unit == DayUnit.Calendar || Calendar.IsWorking(day);

    private IEnumerable<string> HardOf(string code) =>
        given.Template.Find(code)!.Needs.Where(n => n.Kind == PrerequisiteKind.Hard && (only is null || only.Contains(n.Step))).Select(n => n.Step);

    private ProcedureStepProgress Progress(string code) => given.Project.Find(code)!;
}
