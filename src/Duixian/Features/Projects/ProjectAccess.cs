using Duixian.Data;
using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects;

/// <summary>Units and offices by code, as the pages of projects name them.</summary>
public sealed class ProjectPlaces(IReadOnlyList<AssessmentUnit> units, IReadOnlyDictionary<string, string> offices)
{
    private readonly Dictionary<string, AssessmentUnit> byCode = units.ToDictionary(u => u.Code, StringComparer.Ordinal);

    public IReadOnlyList<AssessmentUnit> Units { get; } = [.. units.OrderBy(u => u.Position)];

    /// <summary>Short name of a unit; the code itself where it is none of ours.</summary>
    public string Unit(string code) => byCode.GetValueOrDefault(code)?.ShortName ?? code;

    public string Names(IEnumerable<string> codes) => string.Join('、', codes.Select(Unit));

    /// <summary>Name of an office where the record holds its code; else what is written there.</summary>
    public string? Office(string? written) => written is null ? null : offices.GetValueOrDefault(written, written);

    public bool HasUnit(string code) => byCode.ContainsKey(code);
}

/// <summary>Which projects a person may see and change: a county the ones it takes part in, those above all.</summary>
internal sealed class ProjectAccess(DuixianDb db)
{
    public static bool MaySee(Actor? by) => by is not null && (by.Kind == ActorKind.System || by.May(Power.SeeProjects));

    /// <summary>The projects within a person's scope. An office without a unit sees those it leads or answers for; the city's own see all.</summary>
    public static IQueryable<Project> Of(IQueryable<Project> projects, Actor by)
    {
        if (!by.IsOfOneUnit) { return projects; }
        if (by.Unit is { } unit)
        {
            var touched = $";{unit};";
            return projects.Where(p => p.Unit == unit || (p.AlsoUnits != null && p.AlsoUnits.Contains(touched)));
        }
        var office = by.Office;
        return projects.Where(p => p.Office == office);
    }

    /// <summary>Changing a project is for the leading unit, the office that leads it, and the delivery office.</summary>
    public static bool MayEdit(Project project, Actor by) =>
        by.Kind == ActorKind.System || (by.May(Power.EditProjects) && (!by.IsOfOneUnit || (by.Unit is { } unit ? project.Unit == unit : project.Office == by.Office)));

    /// <returns>Null where it is not there, or not for this person.</returns>
    public async Task<Project?> FindAsync(int number, Actor? by, bool track, CancellationToken cancel)
    {
        if (by is null || !MaySee(by)) { return null; }
        var projects = Of(track ? db.Projects : db.Projects.AsNoTracking(), by);
        return await projects.SingleOrDefaultAsync(p => p.Number == number, cancel);
    }

    public async Task<ProjectPlaces> PlacesAsync(CancellationToken cancel) => new(
        await db.Units.AsNoTracking().ToListAsync(cancel),
        await db.Offices.AsNoTracking().Select(o => new { o.Code, o.ShortName }).ToDictionaryAsync(o => o.Code, o => o.ShortName, StringComparer.Ordinal, cancel));
}
