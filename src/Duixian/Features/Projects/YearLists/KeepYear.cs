using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.YearLists;

/// <summary>Enters projects in a list of a year, changes what is planned for them, or takes them out.</summary>
/// <param name="Plan">Null takes them out.</param>
/// <param name="Reason">Needed once the list is frozen, and for taking out.</param>
public sealed record ListProjectsRequest(int Year, YearList List, IReadOnlyList<int> Numbers, YearPlan? Plan, string? Reason);

/// <summary>Freezes a list: what is planned now is compared with for good.</summary>
public sealed record FreezeYearRequest(int Year, YearList List) : INeedsConfirmation;

/// <summary>Shows the projects of a year's implementation list to the public.</summary>
public sealed record PublishYearRequest(int Year) : INeedsConfirmation;

/// <summary>Counts an indicator from key projects from now on, or hands it back to those who report.</summary>
/// <param name="Measure">Null hands it back.</param>
public sealed record CountFromProjectsRequest(int Year, string Plan, string Item, int Indicator, ProjectMeasure? Measure, string Reason);

/// <summary>Keeps the lists of a year.</summary>
internal sealed class KeepYear(DuixianDb db, CivilDay civilDay)
{
    public async Task<Result<Receipt>> ExecuteAsync(ListProjectsRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.KeepProjects)) { return Refusal.NotYours; }
        var numbers = request.Numbers.Distinct().ToList();
        var projects = await db.Projects.AsNoTracking().Where(p => numbers.Contains(p.Number)).OrderBy(p => p.Number).ToListAsync(cancel);
        if (projects.Count != numbers.Count || numbers.Count == 0) { return ProjectsRefusal.Unknown; }
        return await db.SaveAsync(act, async turn =>
        {
            var known = await db.ProjectYears.Where(y => y.Year == request.Year && y.List == request.List && numbers.Contains(y.Number)).ToDictionaryAsync(y => y.Number, turn);
            var frozenOn = await FrozenOnAsync(request.Year, request.List, turn);
            foreach (var project in projects)
            {
                if (known.GetValueOrDefault(project.Number) is { } listed)
                {
                    if (listed.Adjust(project, request.Plan, request.Reason, act) is { } refusal && (refusal != ProjectsRefusal.NothingChanged || projects.Count == 1)) { return refusal; }
                    continue;
                }
                if (request.Plan is not { } plan) { return ProjectsRefusal.NotListed(project.Number); }
                var entered = ProjectYear.Enter(project, request.Year, request.List, plan, frozenOn, request.Reason, act);
                if (entered.Refusal is { } no) { return no; }
                db.Add(entered.Value);
            }
            return act.Bodies.Count == 0 ? ProjectsRefusal.NothingChanged : null;
        }, cancel);
    }

    public async Task<Result<Receipt>> ExecuteAsync(FreezeYearRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.KeepProjects)) { return Refusal.NotYours; }
        return await db.SaveAsync(act, async turn =>
        {
            var listed = await db.ProjectYears.Where(y => y.Year == request.Year && y.List == request.List).OrderBy(y => y.Number).ToListAsync(turn);
            if (listed.Count == 0) { return ProjectsRefusal.ListEmpty; }
            var projects = await db.Projects.AsNoTracking().Where(p => db.ProjectYears.Any(y => y.ProjectId == p.Id && y.Year == request.Year && y.List == request.List)).ToDictionaryAsync(p => p.Number, turn);
            foreach (var row in listed)
            {
                if (row.Freeze(projects[row.Number], civilDay.Today, act) is { } refusal) { return refusal; }
            }
            return null;
        }, cancel);
    }

    public async Task<Result<Receipt>> ExecuteAsync(PublishYearRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.KeepProjects)) { return Refusal.NotYours; }
        return await db.SaveAsync(act, async turn =>
        {
            var projects = await db.Projects.Where(p => !p.IsPublished && !p.HasLeft && db.ProjectYears.Any(y => y.ProjectId == p.Id && y.Year == request.Year && y.List == YearList.Implementation && y.Adjusted != null)).OrderBy(p => p.Number).ToListAsync(turn);
            if (projects.Count == 0) { return ProjectsRefusal.NothingChanged; }
            foreach (var project in projects)
            {
                if (project.Publish(act) is { } refusal) { return refusal; }
            }
            return null;
        }, cancel);
    }

    public async Task<Result<Receipt>> ExecuteAsync(CountFromProjectsRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.KeepProjects)) { return Refusal.NotYours; }
        if (!await db.ListLines.AnyAsync(l => l.Year == request.Year && l.Plan == request.Plan && l.Item == request.Item && l.Indicator == request.Indicator && l.Indicator > 0 && !l.Withdrawn, cancel)) { return RegistersRefusal.IndicatorUnknown; }
        var source = await db.FigureSources.SingleOrDefaultAsync(s => s.Year == request.Year && s.Plan == request.Plan && s.Item == request.Item && s.Indicator == request.Indicator, cancel);
        if (source is null) { db.Add(source = new FigureSource(request.Year, request.Plan, request.Item, request.Indicator)); }
        if (request.Measure is null && source.Origin != FigureOrigin.Projects) { return RegistersRefusal.NotCounted; }
        var refusal = request.Measure is { } measure ? source.TakeOver(measure, request.Reason, civilDay.Today, act) : source.HandBack(request.Reason, civilDay.Today, act);
        return refusal is { } no ? no : await db.SaveAsync(act, cancel);
    }

    private Task<DateOnly?> FrozenOnAsync(int year, YearList list, CancellationToken cancel) =>
        db.ProjectYears.Where(y => y.Year == year && y.List == list && y.FrozenOn != null).Select(y => y.FrozenOn).FirstOrDefaultAsync(cancel);
}
