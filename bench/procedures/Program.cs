using System.Diagnostics;
using System.Globalization;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;
using Duixian.Domain.Tests.Procedures;

// Figures in one line, as bench/procedures/run asks for them. On one core: nothing here starts a thread.
var deadline = new DateOnly(2024, 6, 30);
switch (args)
{
    case ["portfolio", var count]:
        var (cpu, wall, projected) = Portfolio(int.Parse(count, CultureInfo.InvariantCulture));
        Console.WriteLine(FormattableString.Invariant($"{cpu:0.000} {wall:0.000} {projected}"));
        return 0;
    case ["what-if", var count]:
        Console.WriteLine(FormattableString.Invariant($"{WhatIf(int.Parse(count, CultureInfo.InvariantCulture)):0.000}"));
        return 0;
    case ["change"]:
        Console.WriteLine(FormattableString.Invariant($"{Change(2_000):0.0000}"));
        return 0;
    default:
        await Console.Error.WriteLineAsync("procedures-bench portfolio COUNT | what-if COUNT | change");
        return 2;
}

PathMoment Moment() => new(SamplePortfolio.Today, WorkCalendar.Shipped.Indexed);

// Seconds of processor time and of the clock for every path and the outlook on 30 June; the calendar's tables and the first compilation included.
(double Cpu, double Wall, int Projected) Portfolio(int count)
{
    var projects = SamplePortfolio.Make(count);
    var scope = projects.Select(p => p.Procedures.Project).ToHashSet();
    GC.Collect();
    var (before, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
    var portfolio = ProcedurePortfolio.Of(projects, ProcedureTemplates.Shipped, Moment());
    var (strict, outlook) = (portfolio.CompleteOn(SamplePortfolio.Today, scope), portfolio.OutlookOf(deadline, 80, 10, scope));
    var (took, wall) = ((Environment.CpuUsage.TotalTime - before).TotalSeconds, watch.Elapsed.TotalSeconds);
    return strict == outlook.Complete && outlook.Projected == portfolio.ProjectedBy(deadline, scope) ? (took, wall, outlook.Projected.Count) : throw new InvalidOperationException("Two ways to one figure differ.");
}

// Seconds of processor time for asking what a shorter limit would change.
double WhatIf(int count)
{
    var projects = SamplePortfolio.Make(count);
    var scope = projects.Select(p => p.Procedures.Project).ToHashSet();
    var portfolio = ProcedurePortfolio.Of(projects, ProcedureTemplates.Shipped, Moment());
    var before = Environment.CpuUsage.TotalTime;
    portfolio.WhatIf("P9", new(10, DayUnit.Working), deadline, scope);
    return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
}

// Milliseconds of processor time for one project after a change: its path, all steps, balls and flags.
double Change(int times)
{
    var (template, moment) = (ProcedureTemplates.Shipped.Find("government-allocated", 1)!, Moment());   // shipped
    var saying = new ProcedureSaying(template, SamplePortfolio.Today, true, new Act(new Guid(1, 2, 3, new byte[8]), Actor.System, "key", [1], null));
    var project = ProjectProcedures.Begin(1, new(2023, 1, 3), saying).Value;
    var before = Environment.CpuUsage.TotalTime;
    for (var i = 0; i < times; i++)
    {
        var refusal = (i % 2 == 0) ? project.Accept("P2", new(2023, 2, 1), saying) : project.TakeBack("P2", "示例", saying);
        var path = ProcedurePath.Of(template, project, default, moment);
        if (refusal is not null || path.Steps.Count != template.Steps.Count || path.Balls.Count == 0 || path.Flags.Count > 0 || path.MainBall is null) { throw new InvalidOperationException("Not the project that was meant."); }
    }
    return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times;
}
