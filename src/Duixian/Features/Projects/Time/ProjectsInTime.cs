using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Features.Projects.Forecasts;
using Duixian.Features.Projects.ProjectList;
using Duixian.Ui.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.Time;

/// <summary>A project with its planned, real and expected days.</summary>
/// <param name="Frozen">The days as they were frozen with the year; null where no list it stands in was frozen with them.</param>
/// <param name="Now">The days planned now.</param>
internal sealed record TimedProject(int Number, string Name, IReadOnlyList<string> Units, string Stage, bool Flagged, PlannedDays? Frozen, PlannedDays Now, DateOnly? StartedOn, DateOnly? CompletedOn, DateOnly? ProducingOn, ProjectForecast Forecast)
{
    private PlannedDays Baseline => Frozen ?? Now;

    /// <summary>Start, completion and production, each with its frozen day, the day planned now where that has changed, and the real or expected one. Nothing produces before it is built.</summary>
    /// <param name="basis">Says in a word or two what an expected day came from.</param>
    public IReadOnlyList<GanttMilestone> Milestones(DateOnly today, Func<ExpectedDay?, string?> basis)
    {
        var use = Last(Now.Production);
        return [.. new[]
        {
            Milestone(GanttMilestoneKind.Start, p => p.Start, StartedOn, Forecast.Start?.Day, basis(Forecast.Start), today),
            Milestone(GanttMilestoneKind.Completion, p => p.Finish, CompletedOn, Forecast.Finish?.Day, basis(Forecast.Finish), today),
            Milestone(GanttMilestoneKind.Production, p => p.Production, ProducingOn, use is not null && Forecast.Finish?.Day > use ? Forecast.Finish.Day : use, null, today),
        }.Where(m => m.Planned is not null || m.Now is not null || m.Day is not null)];
    }

    private GanttMilestone Milestone(GanttMilestoneKind kind, Func<PlannedDays, string?> of, DateOnly? real, DateOnly? expected, string? basis, DateOnly today)
    {
        var (planned, now) = (Last(of(Baseline)), Last(of(Now)));
        return new(kind, planned, real ?? expected, real is not null, Late: real is null && expected is not null && (expected > planned || planned < today), Now: now == planned ? null : now, real is null && expected != now ? basis : null);
    }

    private static DateOnly? Last(string? day) => PartialDate.Parse(day)?.Last;
}

/// <param name="From">First day of the axis.</param>
/// <param name="Until">Last day of the axis.</param>
internal sealed record TimeView(IReadOnlyList<TimedProject> Projects, int All, int Page, DateOnly From, DateOnly Until, DateOnly Today)
{
    public const int PerPage = 30;

    public int Pages => Math.Max(1, (All + PerPage - 1) / PerPage);
}

/// <summary>The portfolio in time, a page at once.</summary>
internal sealed class ProjectsInTime(DuixianDb db, Portfolio portfolio, WorksOfProjects works, StagePath path, CivilDay civilDay)
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
        var years = (await db.ProjectYears.AsNoTracking().Where(y => ids.Contains(y.ProjectId) && y.FrozenOn != null).ToListAsync(cancel)).ToLookup(y => y.ProjectId);
        var done = await works.ReadAsync([.. rows.Select(r => new WorksAsked(r.Number, r.Record, r.StartedOn))], cancel);
        List<TimedProject> projects = [.. rows.Select(r => new TimedProject(
            r.Number, r.Name, r.AlsoUnits is null ? r.Unit.Length == 0 ? [] : [r.Unit] : [r.Unit, .. r.AlsoUnits.Split(';', StringSplitOptions.RemoveEmptyEntries)], r.Stage, outlooks.GetValueOrDefault(r.Id)?.Flagged == true,
            ProjectYear.BaselineOf(years[r.Id], civilDay.Today.Year), PlannedDays.Of(r.Record), r.StartedOn, r.CompletedOn, r.ProducingOn,
            ProjectForecast.Of(ForecastFacts.Of(path, r.Stage, r.Record, r.StartedOn, outlooks.GetValueOrDefault(r.Id)?.EarliestStart, done.GetValueOrDefault(r.Number)), civilDay.Today)))];
        var (from, until) = Axis(projects, civilDay.Today);
        return new(projects, all, page, from, until, civilDay.Today);
    }

    /// <summary>Whole years that hold what the page shows, and today.</summary>
    private static (DateOnly From, DateOnly Until) Axis(IReadOnlyList<TimedProject> projects, DateOnly today)
    {
        var days = projects.SelectMany(p => p.Milestones(today, _ => null)).SelectMany(m => new[] { m.Planned, m.Now, m.Day }).OfType<DateOnly>().Append(today).ToList();
        var (first, last) = (Math.Max(days.Min().Year, today.Year - YearsBack), Math.Min(days.Max().Year, today.Year + YearsAhead));
        return (new(Math.Min(first, today.Year), 1, 1), new(Math.Max(last, today.Year), 12, 31));
    }
}
