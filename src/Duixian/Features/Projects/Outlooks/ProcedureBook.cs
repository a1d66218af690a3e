using System.Globalization;
using Duixian.Data;
using Duixian.Data.Projects;
using Duixian.Domain;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.Outlooks;

/// <summary>Templates and calendar of this installation, and what the procedures of one project come to under them.</summary>
internal sealed class ProcedureBook(ProcedureTemplates templates, WorkCalendar calendar, CivilDay civilDay)
{
    public ProcedureTemplates Templates => templates;

    public PathMoment Now => new(civilDay.Today, calendar.Indexed);

    /// <summary>The template a project is on.</summary>
    /// <exception cref="InvalidOperationException">The operator's file no longer holds it.</exception>
    public ProcedureTemplate Of(ProjectProcedures procedures) =>
        templates.Find(procedures.Template, procedures.Version)
        ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Project {procedures.Project} goes by template {procedures.Template} {procedures.Version}, which is no longer in the templates."));

    public static ConstructionFacts FactsOf(DateOnly? started, DateOnly? completed, DateOnly plannedFinish) =>
        new(started, completed ?? (plannedFinish == DateOnly.MaxValue ? null : plannedFinish));

    public ProcedurePath PathOf(ProjectProcedures procedures, ConstructionFacts facts) => ProcedurePath.Of(Of(procedures), procedures, facts, Now);
}

/// <summary>Keeps the outlooks of projects: after every change of one, and of all once a day.</summary>
internal sealed class ProjectOutlooks(DuixianDb db, ProcedureBook book)
{
    private const int Lapse = 60;
    private const int Batch = 500;

    /// <summary>Computes one project's outlook anew. Call it from the <c>settle</c> of an act: it is written with it.</summary>
    /// <param name="procedures">Null where the project has none yet.</param>
    public async Task RefreshAsync(Project project, ProjectProcedures? procedures, CancellationToken cancel)
    {
        if (procedures is null) { return; }
        var known = await db.ProjectOutlooks.SingleOrDefaultAsync(o => o.ProjectId == project.Id, cancel);
        if (known is null) { db.Add(known = new ProjectOutlook { ProjectId = project.Id }); }
        Fill(known, project, procedures);
    }

    /// <summary>Computes an outlook anew that the caller holds, for acts that keep those of many projects.</summary>
    public void Fill(ProjectOutlook outlook, Project project, ProjectProcedures procedures) =>
        Fill(outlook, procedures, ProcedureBook.FactsOf(project.StartedOn, project.CompletedOn, project.PlannedFinish));

    /// <summary>All projects with procedures, for today: time alone moves them.</summary>
    /// <returns>How many changed.</returns>
    public async Task<int> RefreshAllAsync(CancellationToken cancel)
    {
        var (changed, after) = (0, 0);
        while (true)
        {
            var last = after;
            var rows = await (
                from procedures in db.ProjectProcedures.AsNoTracking()
                where procedures.Project > last
                join project in db.Projects on procedures.Project equals project.Number
                orderby procedures.Project
                select new { Procedures = procedures, project.Id, project.StartedOn, project.CompletedOn, project.PlannedFinish }).Take(Batch).ToListAsync(cancel);
            if (rows.Count == 0) { return changed; }
            var ids = rows.Select(r => r.Id).ToList();
            var known = await db.ProjectOutlooks.Where(o => ids.Contains(o.ProjectId)).ToDictionaryAsync(o => o.ProjectId, cancel);
            foreach (var row in rows)
            {
                if (!known.TryGetValue(row.Id, out var outlook)) { db.Add(outlook = new ProjectOutlook { ProjectId = row.Id }); }
                Fill(outlook, row.Procedures, ProcedureBook.FactsOf(row.StartedOn, row.CompletedOn, row.PlannedFinish));
            }
            changed += db.ChangeTracker.Entries<ProjectOutlook>().Count(e => e.State is not EntityState.Unchanged);
            await db.KeepPapersAsync(cancel);
            db.ChangeTracker.Clear();
            after = rows[^1].Procedures.Project;
        }
    }

    private void Fill(ProjectOutlook outlook, ProjectProcedures procedures, ConstructionFacts facts)
    {
        var path = book.PathOf(procedures, facts);
        var (done, steps) = (0, 0);
        foreach (var step in path.Template.Steps.Where(s => s.Required))
        {
            steps++;
            done += procedures.Find(step.Code) is { IsSettled: true } ? 1 : 0;
        }
        var ball = path.MainBall;
        (outlook.AsOf, outlook.StepsDone, outlook.Steps) = (book.Now.Today, done, steps);
        (outlook.CompleteOn, outlook.CompleteBy) = (path.IsComplete ? path.CompletesOn : null, path.CompletesOn);
        outlook.EarliestStart = facts.Started is null ? path.EarliestStart : null;
        (outlook.HolderKind, outlook.Holder) = ball is null ? (null, null) : (Kind(ball.Holder), HolderOf(ball));
        (outlook.Step, outlook.StepName, outlook.HeldSince) = (ball?.Step.Code, ball?.Step.Name, ball?.Since);
        outlook.Expires = path.Lapsing(Lapse).Select(l => (DateOnly?)l.ValidUntil).Min();
        outlook.Flagged = path.Flags.Count > 0;
    }

    /// <summary>An authority by its name; everybody else by the key of what they are.</summary>
    private static string HolderOf(StepBall ball) => ball.Holder == BallHolder.Authority ? ball.Step.Authority : Kind(ball.Holder);

    private static string Kind(BallHolder holder) => $"{char.ToLowerInvariant(holder.ToString()[0])}{holder.ToString()[1..]}";
}
