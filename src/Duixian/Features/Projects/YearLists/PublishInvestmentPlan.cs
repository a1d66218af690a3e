using System.Text;
using Duixian.Accounts;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Duixian.Files;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.YearLists;

/// <summary>Puts the year's investment plan before the public: as frozen the first time, as adjusted every time after.</summary>
/// <param name="Reason">Holds for what changed without a reason of its own, such as another name; may be empty.</param>
public sealed record PublishInvestmentPlanRequest(int Year, string? Reason) : INeedsConfirmation;

/// <summary>Makes the investment plan of a frozen year from its implementation list, and revises it when the list was adjusted.</summary>
internal sealed class PublishInvestmentPlan(DuixianDb db, StoredFiles files, CivilDay civilDay, IdSource ids, TimeProvider time)
{
    public async Task<Result<Receipt>> ExecuteAsync(PublishInvestmentPlanRequest request, Act act, CancellationToken cancel)
    {
        if (!act.By.May(Power.KeepProjects) || !act.By.May(Power.Publish)) { return Refusal.NotYours; }
        if (!PlanAddress.IsYear(request.Year)) { return PlansRefusal.YearOutOfRange(request.Year); }
        var plan = await db.Plans.AsSplitQuery().SingleOrDefaultAsync(p => p.Year == request.Year && p.Code == PlanAddress.Projects, cancel);
        var listed = await ListedAsync(request.Year, cancel);
        if (listed.Count == 0) { return ProjectsRefusal.ListEmpty; }
        if (listed.TrueForAll(l => l.Row.FrozenOn is null)) { return ProjectsRefusal.NotFrozen(request.Year); }
        var items = await ItemsAsync(listed, plan, cancel);
        var gone = plan is null ? [] : WhyGone(plan, listed);
        // The version's own reason is all reasons together, unless somebody gives one; a novel is none.
        if (plan is not null && string.IsNullOrWhiteSpace(request.Reason) && items.Select(i => i.Reason).OfType<string>().Concat(gone.Values).Distinct(StringComparer.Ordinal).Sum(r => r.Length) > ProjectRecord.LongestText) { return PlansRefusal.ReasonMissing; }
        var draft = new InvestmentDraft(request.Year, items);
        if (draft.Items == 0) { return ProjectsRefusal.NoInvestment; }
        var sha256 = await files.KeepAsync(Encoding.UTF8.GetBytes(draft.Text), cancel);   // before the commit: a plan never points to a file that is not there
        var place = await db.PlanSummaries.Where(s => s.Plan != PlanAddress.Projects).OrderByDescending(s => s.Year).ThenBy(s => s.Plan).Select(s => new { s.Place, s.PlaceCode }).FirstOrDefaultAsync(cancel);
        var document = new SourceDocument(new(ids.NewId()), draft.FileName, "text/plain", sha256, draft.Text, listed.Exists(l => l.Project.Record.Fictional), time.GetUtcNow());
        var made = draft.Make(new(ids.NewId()), (place?.Place ?? "", place?.PlaceCode), plan?.Id, document.Id, ids, time.GetUtcNow());
        var names = await db.Offices.AsNoTracking().ToDictionaryAsync(o => o.Code, o => o.ShortName, StringComparer.Ordinal, cancel);
        var publication = new Publication(document, names, ids, time.GetUtcNow());
        if (plan is not null)
        {
            if (plan.Revise(made, request.Reason, publication, act, gone) is { } refusal) { return refusal; }
        }
        else
        {
            var published = Plan.Publish(new(ids.NewId()), made, publication, act);
            if (published.Refusal is { } refusal) { return refusal; }
            db.Add(published.Value);
        }
        db.Add(document);
        db.Add(made);
        return await db.SaveAsync(act, cancel);
    }

    private async Task<List<(ProjectYear Row, Project Project)>> ListedAsync(int year, CancellationToken cancel)
    {
        var rows = await (
            from row in db.ProjectYears.AsNoTracking()
            where row.Year == year && row.List == YearList.Implementation
            join project in db.Projects.AsNoTracking() on row.ProjectId equals project.Id
            orderby row.Number
            select new { row, project }).ToListAsync(cancel);
        return rows.ConvertAll(r => (r.row, r.project));
    }

    /// <summary>Projects with a planned amount that the public may see: as frozen for the first publication, as adjusted for a later one.</summary>
    private async Task<List<InvestmentItem>> ItemsAsync(List<(ProjectYear Row, Project Project)> listed, Plan? plan, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().IgnoreAutoIncludes().ToDictionaryAsync(u => u.Code, u => u.ShortName, StringComparer.Ordinal, cancel);
        var offices = (await db.Offices.AsNoTracking().OrderBy(o => o.Position).ThenBy(o => o.Code).ToListAsync(cancel)).FindAll(o => o.StandsOn(civilDay.Today));
        var governments = offices.Where(o => o is { Unit: not null, Kind: OfficeKind.County or OfficeKind.Zone }).GroupBy(o => o.Unit!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Code, StringComparer.Ordinal);   // those without a unit are left out
        var ours = offices.Select(o => o.Code).ToHashSet(StringComparer.Ordinal);
        var published = (plan?.Commitments ?? []).Where(c => c.WithdrawnIn is null).GroupBy(c => InvestmentPlan.ProjectOf(c.Number) ?? 0).ToDictionary(g => g.Key, g => g.First());
        var items = new List<InvestmentItem>();
        foreach (var (row, project) in listed)
        {
            if (!project.IsPublished || (plan is not null && project.HasLeft) || (plan is null ? row.Frozen : row.Adjusted) is not { InvestmentYuan: not null } planned) { continue; }
            var office = project.Office.Length > 0 && ours.Contains(project.Office) ? project.Office : null;
            var lead = governments.GetValueOrDefault(project.Unit) ?? office;
            var before = published.GetValueOrDefault(project.Number)?.Indicators.FirstOrDefault(i => i.Number == InvestmentPlan.Completed)?.Current.Promise.Amount;
            items.Add(new(project.Number, project.Name, units.GetValueOrDefault(project.Unit), planned, lead, office is not null && office != lead ? [office] : [], plan is not null && before != planned.InvestmentYuan ? row.Reason : null));
        }
        return items;
    }

    /// <summary>Why an item goes: the list says so, or the project left the library.</summary>
    private static Dictionary<string, string> WhyGone(Plan plan, List<(ProjectYear Row, Project Project)> listed)
    {
        var standing = plan.Commitments.Where(c => c.WithdrawnIn is null).GroupBy(c => InvestmentPlan.ProjectOf(c.Number) ?? 0).ToDictionary(g => g.Key, g => g.First().Number);
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (row, project) in listed.Where(l => standing.ContainsKey(l.Project.Number)))
        {
            var why = row.Adjusted?.InvestmentYuan is null ? row.Reason : project.HasLeft ? project.Steps.MaxBy(s => s.Number)?.Move.Reason : null;
            if (why is { Length: > 0 }) { reasons[$"-{standing[project.Number]}"] = why; }   // the key of a removed line
        }
        return reasons;
    }
}
