using Duixian.Data;
using Duixian.Domain.Commitments;
using Duixian.Domain.Plans;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Public.Ledger;

/// <summary>An indicator as it is called now, or an item that has none (then <paramref name="Indicator"/> is 0).</summary>
public sealed record NamedLine(int Year, string Plan, string Item, int Indicator, string Title, string Subject, Measure? Measure, string BaseUnit);

/// <summary>What the things and parties of some entries are called, read with a fixed number of questions however many entries there are.</summary>
public sealed class EntryNames
{
    private const int MostLines = 2_000;

    private readonly Dictionary<string, string> parties = new(StringComparer.Ordinal);
    private readonly Dictionary<PlanAddress, string> plans = [];
    private readonly Dictionary<int, string> projects = [];
    private IReadOnlyList<NamedLine> lines = [];

    public static async Task<EntryNames> ReadAsync(DuixianDb db, IEnumerable<PublicEntry> entries, CancellationToken cancel)
    {
        var subjects = entries.Select(e => EntrySubject.Of(e.Body)).OfType<EntrySubject>().ToList();
        List<int> years = [.. subjects.Select(s => s.Plan.Year).Distinct()];
        List<string> lists = [.. subjects.Select(s => s.Plan.Code).Distinct(StringComparer.Ordinal)];
        List<string> items = [.. subjects.Select(s => s.Item).OfType<string>().Distinct(StringComparer.Ordinal)];
        List<string> codes = [.. subjects.Select(s => s.Party).OfType<string>().Distinct(StringComparer.Ordinal)];
        var names = new EntryNames
        {
            lines = await db.ListLines.AsNoTracking().Where(l => years.Contains(l.Year) && lists.Contains(l.Plan) && items.Contains(l.Item))
                .OrderBy(l => l.Year).ThenBy(l => l.Plan).ThenBy(l => l.Item).ThenBy(l => l.Indicator).Take(MostLines)
                .Select(l => new NamedLine(l.Year, l.Plan, l.Item, l.Indicator, l.Title, l.Subject, l.Measure, l.BaseUnit)).ToListAsync(cancel),
        };
        foreach (var plan in await db.PlanSummaries.Where(p => years.Contains(p.Year) && lists.Contains(p.Plan)).Select(p => new { p.Year, p.Plan, p.Title }).ToListAsync(cancel)) { names.plans[new(plan.Year, plan.Plan)] = plan.Title; }
        foreach (var office in await db.Offices.Where(o => codes.Contains(o.Code)).Select(o => new { o.Code, o.Name }).ToListAsync(cancel)) { names.parties[office.Code] = office.Name; }
        foreach (var unit in await db.Units.Where(u => codes.Contains(u.Code)).Select(u => new { u.Code, u.Name }).ToListAsync(cancel)) { names.parties[unit.Code] = unit.Name; }
        List<int> numbers = [.. entries.Select(e => e.Body).OfType<ProjectEntry>().Select(p => p.Project).Distinct()];
        foreach (var project in await db.Projects.Where(p => p.IsPublished && numbers.Contains(p.Number)).Select(p => new { p.Number, p.Name }).ToListAsync(cancel)) { names.projects[project.Number] = project.Name; }
        return names;
    }

    /// <summary>The plan's title; its year and code where there is none.</summary>
    public string Title(PlanAddress plan) => plans.GetValueOrDefault(plan) ?? plan.ToString().TrimStart('/');

    /// <summary>The item's title; null where it is not in the list any more, or there is none.</summary>
    public string? Title(PlanAddress plan, string? item) => lines.FirstOrDefault(l => l.Year == plan.Year && l.Plan == plan.Code && l.Item == item)?.Title;

    /// <summary>What a project is called; null where the public may not know.</summary>
    public string? Project(int number) => projects.GetValueOrDefault(number);

    public NamedLine? Line(PlanAddress plan, string item, int indicator) => lines.FirstOrDefault(l => l.Year == plan.Year && l.Plan == plan.Code && l.Item == item && l.Indicator == indicator);

    /// <summary>What a county, zone or office is called; its code where nobody knows it.</summary>
    public string Party(string code) => parties.GetValueOrDefault(code, code);
}
