using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Duixian.Shell.Formatting;
using Duixian.Ui;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Desk.Mine;

/// <summary>What waits in key projects for the person: stages a leader decides, owners who hold the ball for long, documents that lapse, an order that was not kept. Nothing where there is nothing.</summary>
internal sealed class ProjectTasks(DuixianDb db, CivilDay civilDay)
{
    /// <summary>A ball that lies this many days with an owner is worth a call.</summary>
    private const int Long = 30;

    /// <summary>Documents are spoken of from this many days before they lapse; the outlooks look as far ahead.</summary>
    private const int Ahead = 60;

    private const int MostProposals = 5;
    private const int MostLooked = 100;

    public async Task<IReadOnlyList<DeskTask>> ReadAsync(Actor by, CancellationToken cancel)
    {
        if (!by.May(Power.SeeProjects)) { return []; }
        var tasks = new List<DeskTask>();
        if (by.May(Power.ApproveProjects)) { tasks.AddRange(await OfProposalsAsync(by, cancel)); }
        if (by.May(Power.EditProjects)) { tasks.AddRange(await OfOutlooksAsync(by, cancel)); }
        return tasks;
    }

    /// <summary>Asked by somebody else: nobody decides on their own.</summary>
    private async Task<IEnumerable<DeskTask>> OfProposalsAsync(Actor by, CancellationToken cancel)
    {
        var asked = await db.Projects.AsNoTracking().Where(p => p.Proposal != null && !p.HasLeft).OrderBy(p => p.Number).Select(p => new { p.Number, p.Name, p.Proposal }).Take(MostLooked).ToListAsync(cancel);
        var open = asked.Where(p => p.Proposal!.Asker is null || p.Proposal.Asker != by.Account).OrderBy(p => p.Proposal!.AskedOn).ThenBy(p => p.Number).ToList();   // asked for
        return open.Take(MostProposals).Select(p => new DeskTask(Mark.Soon, true, "Task.Stage", [p.Name, Days.Write(p.Proposal!.AskedOn)], $"/desk/projects/{p.Number}/stage"))   // the same
            .Concat(open.Count > MostProposals ? [new DeskTask(Mark.Soon, true, "Task.StageMore", [open.Count - MostProposals], "/desk/projects")] : []);
    }

    private async Task<IEnumerable<DeskTask>> OfOutlooksAsync(Actor by, CancellationToken cancel)
    {
        var today = civilDay.Today;
        var (since, until) = (today.AddDays(-Long), today.AddDays(Ahead));
        var own = Own(by);
        var rows = await (
            from outlook in db.ProjectOutlooks.AsNoTracking()
            join project in own on outlook.ProjectId equals project.Id
            where outlook.Flagged || (outlook.HolderKind == "owner" && outlook.HeldSince <= since) || (outlook.Expires >= today && outlook.Expires <= until)
            group outlook by 1 into all
            select new
            {
                Held = all.Count(o => o.HolderKind == "owner" && o.HeldSince <= since),
                Longest = all.Where(o => o.HolderKind == "owner" && o.HeldSince <= since).Min(o => o.HeldSince),
                Lapsing = all.Count(o => o.Expires >= today && o.Expires <= until),
                Next = all.Where(o => o.Expires >= today && o.Expires <= until).Min(o => o.Expires),
                Flagged = all.Count(o => o.Flagged),
            }).SingleOrDefaultAsync(cancel);
        if (rows is null) { return []; }
        // Whoever sees the whole city is told of what nobody below can mend: an order not kept, and what lapses.
        var mine = by.IsOfOneUnit ? "&mine=1" : "";
        var tasks = new List<DeskTask>();
        if (rows is { Held: > 0, Longest: { } longest } && by.IsOfOneUnit) { tasks.Add(new(Mark.UnderWay, true, "Task.OwnerHolds", [rows.Held, Long, today.DayNumber - longest.DayNumber], "/desk/projects?holder=owner&sort=held" + mine)); }
        if (rows is { Lapsing: > 0, Next: { } next }) { tasks.Add(new(Mark.Soon, next <= today.AddDays(Long), "Task.Lapses", [rows.Lapsing, Ahead, Days.Write(next, DayForm.MonthDay)], "/desk/projects?lapsing=1" + mine)); }
        if (rows.Flagged > 0) { tasks.Add(new(Mark.Preparing, true, "Task.ProjectFlags", [rows.Flagged], "/desk/projects?flagged=1" + mine)); }
        return tasks;
    }

    /// <summary>Those the person's county or office leads; the city's own people look after all.</summary>
    private IQueryable<Project> Own(Actor by)
    {
        var (unit, office, projects) = (by.Unit, by.Office, db.Projects.AsNoTracking().IgnoreAutoIncludes().Where(p => !p.HasLeft));
        return !by.IsOfOneUnit ? projects : unit is null ? projects.Where(p => p.Office == office) : projects.Where(p => p.Unit == unit || p.Office == office);
    }
}
