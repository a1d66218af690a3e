using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.ProjectList;
using Duixian.Ui.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.Time;

/// <summary>A project with its planned, real and expected days.</summary>
internal sealed record TimedProject(
    int Number, string Name, IReadOnlyList<string> Units, string Stage, bool Flagged, string? StartPlanned, string? FinishPlanned, string? ProductionPlanned, DateOnly? StartedOn, DateOnly? CompletedOn, DateOnly? ProducingOn, DateOnly? EarliestStart)
{
    /// <summary>Start, completion and production, each with its planned day and the real or expected one. A start is expected at its earliest legal day where that is later than planned; what else is expected is the plan.</summary>
    public IReadOnlyList<GanttMilestone> Milestones(DateOnly today)
    {
        var start = PartialDate.Parse(StartPlanned)?.Last;
        var expected = EarliestStart > (start ?? DateOnly.MinValue) ? EarliestStart : start;
        return [.. new[]
        {
            Milestone(GanttMilestoneKind.Start, start, StartedOn, expected, today),
            Milestone(GanttMilestoneKind.Completion, PartialDate.Parse(FinishPlanned)?.Last, CompletedOn, PartialDate.Parse(FinishPlanned)?.Last, today),
            Milestone(GanttMilestoneKind.Production, PartialDate.Parse(ProductionPlanned)?.Last, ProducingOn, PartialDate.Parse(ProductionPlanned)?.Last, today),
        }.Where(m => m.Planned is not null || m.Day is not null)];
    }

    private static GanttMilestone Milestone(GanttMilestoneKind kind, DateOnly? planned, DateOnly? real, DateOnly? expected, DateOnly today) =>
        new(kind, planned, real ?? expected, real is not null, Late: real is null && (expected > planned || expected < today));
}

/// <param name="From">First day of the axis.</param>
/// <param name="Until">Last day of the axis.</param>
internal sealed record TimeView(IReadOnlyList<TimedProject> Projects, int All, int Page, DateOnly From, DateOnly Until, DateOnly Today)
{
    public const int PerPage = 30;

    public int Pages => Math.Max(1, (All + PerPage - 1) / PerPage);
}

/// <summary>The portfolio in time, a page at once.</summary>
internal sealed class ProjectsInTime(DuixianDb db, Portfolio portfolio, CivilDay civilDay)
{
    // A longer axis would leave a year no wider than a word.
    private const int YearsBack = 4;
    private const int YearsAhead = 5;

    public async Task<TimeView> ReadAsync(Actor by, ProjectsQuery query, int page, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var narrowed = portfolio.Narrow(by, query);
        if (query.Stage is { } stage) { narrowed = narrowed.Where(p => p.Stage == stage); }
        var all = await narrowed.CountAsync(cancel);
        var rows = await portfolio.Sort(narrowed, query).Skip((page - 1) * TimeView.PerPage).Take(TimeView.PerPage)
            .Select(p => new { p.Id, p.Number, p.Name, p.Unit, p.AlsoUnits, p.Stage, p.Kept.Record, p.StartedOn, p.CompletedOn, p.ProducingOn }).ToListAsync(cancel);
        List<ProjectId> ids = [.. rows.Select(r => r.Id)];
        var outlooks = await db.ProjectOutlooks.AsNoTracking().Where(o => ids.Contains(o.ProjectId)).ToDictionaryAsync(o => o.ProjectId, cancel);
        List<TimedProject> projects = [.. rows.Select(r => new TimedProject(
            r.Number, r.Name, r.AlsoUnits is null ? r.Unit.Length == 0 ? [] : [r.Unit] : [r.Unit, .. r.AlsoUnits.Split(';', StringSplitOptions.RemoveEmptyEntries)], r.Stage, outlooks.GetValueOrDefault(r.Id)?.Flagged == true,
            r.Record.StartPlanned, r.Record.FinishPlanned, r.Record.ProductionPlanned, r.StartedOn, r.CompletedOn, r.ProducingOn, outlooks.GetValueOrDefault(r.Id)?.EarliestStart))];
        var (from, until) = Axis(projects, civilDay.Today);
        return new(projects, all, page, from, until, civilDay.Today);
    }

    /// <summary>Whole years that hold what the page shows, and today.</summary>
    private static (DateOnly From, DateOnly Until) Axis(IReadOnlyList<TimedProject> projects, DateOnly today)
    {
        var days = projects.SelectMany(p => p.Milestones(today)).SelectMany(m => new[] { m.Planned, m.Day }).OfType<DateOnly>().Append(today).ToList();
        var (first, last) = (Math.Max(days.Min().Year, today.Year - YearsBack), Math.Min(days.Max().Year, today.Year + YearsAhead));
        return (new(Math.Min(first, today.Year), 1, 1), new(Math.Max(last, today.Year), 12, 31));
    }
}
