using Duixian.Data;
using Duixian.Data.Rollups;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Duixian.Features.Desk.Search;

/// <summary>Something found, with where it is.</summary>
/// <param name="Beside">A second line: number, code, office.</param>
internal sealed record Found(string Title, string Beside, string Path);

/// <summary>What was found of one kind.</summary>
/// <param name="Kind">Its head in the text files: <c>Found.Offices</c> and its like.</param>
internal sealed record FoundGroup(string Kind, IReadOnlyList<Found> Hits);

/// <summary>Looks for words in everything the person may see, and in nothing else: each kind is asked only with its power, and rows of one county only within it.</summary>
internal sealed class DeskSearch(DuixianDb db, CivilDay civilDay, IStringLocalizer<DeskText> text)
{
    /// <summary>Of each kind.</summary>
    public const int Most = 20;

    private const int MostListed = 5_000;

    public async Task<IReadOnlyList<FoundGroup>> FindAsync(string words, Actor by, CancellationToken cancel)
    {
        var asked = SearchWords.Fold(words.Trim());
        if (asked.Length == 0) { return []; }
        await db.Database.OpenConnectionAsync(cancel);   // one for all questions of the page
        var groups = new List<FoundGroup> { new("Found.Promises", await PromisesAsync(asked, cancel)) };
        if (by.May(Power.SeeDrafts)) { groups.Add(new("Found.Drafts", await DraftsAsync(asked, cancel))); }
        if (by.May(Power.SeeDirectory))
        {
            groups.Add(new("Found.Offices", await OfficesAsync(asked, cancel)));
            groups.Add(new("Found.Units", await UnitsAsync(asked, cancel)));
        }
        if (by.May(Power.SeePeople)) { groups.Add(new("Found.People", await PeopleAsync(asked, cancel))); }
        if (by.May(Power.SeeProjects)) { groups.Insert(0, new("Found.Projects", await ProjectsAsync(asked, by, cancel))); }
        if (by.May(Power.SeeRegisters)) { groups.Add(new("Found.Rows", await RowsAsync(asked, by, cancel))); }
        return [.. groups.Where(g => g.Hits.Count > 0)];
    }

    /// <summary>Rows of registers, within the person's scope: a county's own; a department's where it leads the item; all for those above.</summary>
    private async Task<IReadOnlyList<Found>> RowsAsync(string asked, Actor by, CancellationToken cancel)
    {
        var (all, unit, office, touched) = (!by.IsOfOneUnit, by.Unit, by.Office, $";{by.Unit};");
        var rows = await (
            from row in db.RegisterRows.AsNoTracking()
            where row.Search.Contains(asked)
            join register in db.Registers on row.RegisterId equals register.Id
            where all
                || (unit != null && (row.Unit == unit || (row.AlsoUnits != null && row.AlsoUnits.Contains(touched))))
                || (unit == null && db.ListLines.Any(l => l.Year == register.Year && l.Plan == register.Plan && l.Item == register.Item && l.Lead == office))
            orderby register.Year descending, register.Plan, register.Item, register.Number, row.Number
            select new { row.RegisterId, row.Number, row.Name, register.Title }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => new Found(r.Name ?? r.Title, r.Title, $"/desk/registers/{r.RegisterId.Value:D}/rows/{r.Number}"))];
    }

    /// <summary>Key projects within the person's scope, each with who holds it up: the answer stands in the hit, and needs no second page.</summary>
    private async Task<IReadOnlyList<Found>> ProjectsAsync(string asked, Actor by, CancellationToken cancel)
    {
        var (all, unit, office, touched) = (!by.IsOfOneUnit, by.Unit, by.Office, $";{by.Unit};");
        var projects = await (
            from project in db.Projects.AsNoTracking()
            where project.Search.Contains(asked) && (all || (unit != null && (project.Unit == unit || (project.AlsoUnits != null && project.AlsoUnits.Contains(touched)))) || (unit == null && project.Office == office))
            join outlook in db.ProjectOutlooks.AsNoTracking() on project.Id equals outlook.ProjectId into outlooks
            from outlook in outlooks.DefaultIfEmpty()
            orderby project.HasLeft, project.Number
            select new { project.Number, project.Name, project.Code, Holder = outlook == null ? null : outlook.Holder, Step = outlook == null ? null : outlook.StepName, Since = outlook == null ? null : outlook.HeldSince }).Take(Most).ToListAsync(cancel);
        return [.. projects.Select(p => new Found(p.Name, p.Holder is { } holder && p.Since is { } since ? text["Found.Held", HolderOf(holder), civilDay.Today.DayNumber - since.DayNumber, p.Step ?? ""] : p.Code ?? text["Found.NotHeld"].Value, $"/desk/projects/{p.Number}"))];

        string HolderOf(string holder) => text["Found.Holder." + holder] is { ResourceNotFound: false } known ? known : holder;
    }

    private async Task<IReadOnlyList<Found>> PromisesAsync(string asked, CancellationToken cancel) =>
        await db.ListLines.AsNoTracking().Where(l => l.SearchText.Contains(asked))
            .GroupBy(l => new { l.Year, l.Plan, l.Item, l.Title, l.LeadName, l.Position })
            .OrderByDescending(g => g.Key.Year).ThenBy(g => g.Key.Plan).ThenBy(g => g.Key.Position).ThenBy(g => g.Key.Item)
            .Take(Most)
            .Select(g => new Found(g.Key.Title, g.Key.Year + " " + g.Key.Item + " " + (g.Key.LeadName ?? ""), "/" + g.Key.Year + "/" + g.Key.Plan + "/" + g.Key.Item))
            .ToListAsync(cancel);

    private async Task<IReadOnlyList<Found>> DraftsAsync(string asked, CancellationToken cancel)
    {
        var drafts = await db.Drafts.IgnoreAutoIncludes().Where(d => d.State == DraftState.Open && d.Title.Contains(asked))
            .OrderByDescending(d => d.OpenedAt).ThenBy(d => d.Id).Take(Most).Select(d => new { d.Id, d.Title, d.Year }).ToListAsync(cancel);
        return [.. drafts.Select(d => new Found(d.Title, $"{d.Year}", $"/desk/drafts/{d.Id.Value:D}"))];
    }

    /// <summary>The whole directory is a few hundred short lines: folding them here finds full-width and capital letters alike on both databases.</summary>
    private async Task<IReadOnlyList<Found>> OfficesAsync(string asked, CancellationToken cancel)
    {
        var offices = await db.Offices.AsNoTracking().OrderBy(o => o.Position).ThenBy(o => o.Code).Select(o => new { o.Code, o.Name, o.ShortName }).Take(MostListed).ToListAsync(cancel);
        return [.. offices.Where(o => Says(asked, o.Code, o.Name, o.ShortName)).Take(Most).Select(o => new Found(o.ShortName, $"{o.Name} {o.Code}", "/desk/directory#" + o.Code))];
    }

    private async Task<IReadOnlyList<Found>> UnitsAsync(string asked, CancellationToken cancel)
    {
        var units = await db.Units.IgnoreAutoIncludes().OrderBy(u => u.Position).ThenBy(u => u.Code).Select(u => new { u.Code, u.Name }).Take(MostListed).ToListAsync(cancel);
        var regions = await db.Regions.AsNoTracking().OrderBy(r => r.Code).Select(r => new { r.Code, r.Name }).Take(MostListed).ToListAsync(cancel);
        return [.. units.Where(u => Says(asked, u.Code, u.Name)).Select(u => new Found(u.Name, u.Code, "/place/" + u.Code))
            .Concat(regions.Where(r => Says(asked, r.Code, r.Name)).Select(r => new Found(r.Name, r.Code, "/desk/directory#" + r.Code))).Take(Most)];
    }

    private static bool Says(string asked, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (SearchWords.Fold(word).Contains(asked, StringComparison.Ordinal)) { return true; }
        }
        return false;
    }

    private async Task<IReadOnlyList<Found>> PeopleAsync(string asked, CancellationToken cancel)
    {
        var people = await db.People.AsNoTracking().Where(p => p.Name.Contains(asked)).OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Most).ToListAsync(cancel);
        return [.. people.Select(p => new Found(p.Name, string.Join(' ', p.Appointments.Where(a => a.Until is null).Select(a => $"{a.Office} {a.Post}")), $"/desk/people/{p.Id.Value:D}"))];
    }
}
