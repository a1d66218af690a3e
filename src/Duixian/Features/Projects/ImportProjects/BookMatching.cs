using Duixian.Data;
using Duixian.Data.Projects;
using Duixian.Domain;
using Duixian.Domain.Projects;
using Duixian.Reading.Projects;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Projects.ImportProjects;

/// <summary>
/// Finds for every row of a ledger the project it is: by the row's own id in the same table, by its code, by name and county. Sheets of one workbook that name the same project tell of it together.
/// </summary>
internal sealed class BookMatching(DuixianDb db, StagePath path)
{
    /// <summary>Beyond so many rows it is quicker to read them all than to ask for each.</summary>
    public const int MostAsked = 400;

    /// <summary>What a row may be recognised by.</summary>
    private sealed record Known(int Number, string? Code, string NameKey, string Unit, string? AlsoUnits, string? RowId, string? File)
    {
        public bool IsNowhere => Unit.Length == 0 && AlsoUnits is null;

        public bool Touches(string unit) => Unit == unit || (AlsoUnits is not null && AlsoUnits.Contains($";{unit};", StringComparison.Ordinal));
    }

    public async Task<BookTrial> TryAsync(ProjectBookReading reading, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Name, u => u.Code, StringComparer.Ordinal, cancel);
        var known = await (
            from project in db.Projects.AsNoTracking()
            where !project.HasLeft
            join source in db.ProjectSources.AsNoTracking() on project.Id equals source.ProjectId into sources
            from source in sources.DefaultIfEmpty()
            orderby project.Number
            select new Known(project.Number, project.Code, project.NameKey, project.Unit, project.AlsoUnits, source == null ? null : source.RowId, source == null ? null : source.FileName)).ToListAsync(cancel);
        var library = new Library(known);
        var groups = Together(reading).ConvertAll(group => (Rows: group, Found: library.Find(group[0], reading.FileName, units)));
        var records = await RecordsAsync([.. groups.Select(g => g.Found?.Number).OfType<int>().Distinct()], cancel);
        var (rows, codes, taken) = (new List<BookRow>(), new Dictionary<string, ProjectRow>(StringComparer.Ordinal), new HashSet<int>());
        foreach (var (group, found) in groups)
        {
            var row = group[0];
            var before = found is null ? null : records[found.Number];
            var builder = new RecordOfRow(reading, units);
            var (record, unknown) = builder.Of(group, before);
            var stage = group.Select(r => r.Stage).FirstOrDefault(s => s is not null) is { } said ? path.Named(said) : null;
            var refusal =
                row.Name is null ? ProjectsRefusal.NameMissing
                : unknown is not null ? ProjectsRefusal.CountyUnknown(unknown)
                : record.Code is { } code && codes.TryGetValue(code, out var earlier) ? ProjectsRefusal.CodeTwice(code, earlier.Sheet, earlier.Line)
                : record.Code is { } used && library.ByCode(used) is { } other && other.Number != found?.Number ? ProjectsRefusal.CodeTaken(used, other.Number)
                : found is not null && !taken.Add(found.Number) ? ProjectsRefusal.RowTwice(found.Number)
                : Project.Check(record);
            if (refusal is null && record.Code is { } mine) { codes[mine] = row; }
            rows.Add(new(row, group, found?.Number, record, stage, refusal, before is null || before != record));
        }
        return new(reading, rows);
    }

    /// <summary>The records of the projects that were recognised; the others are not read.</summary>
    private async Task<Dictionary<int, ProjectRecord>> RecordsAsync(List<int> numbers, CancellationToken cancel)
    {
        if (numbers.Count == 0) { return []; }
        var projects = db.Projects.AsNoTracking();
        if (numbers.Count <= MostAsked) { projects = projects.Where(p => numbers.Contains(p.Number)); }
        return await projects.Select(p => new { p.Number, p.Kept.Record }).ToDictionaryAsync(p => p.Number, p => p.Record, cancel);
    }

    /// <summary>Rows of different sheets that are one project: the same code, or the same name. The first tells first.</summary>
    private static List<List<ProjectRow>> Together(ProjectBookReading reading)
    {
        var groups = new List<List<ProjectRow>>();
        var (byCode, byName) = (new Dictionary<string, List<ProjectRow>>(StringComparer.Ordinal), new Dictionary<string, List<ProjectRow>>(StringComparer.Ordinal));
        var gone = reading.Findings.Where(f => f.Code == "withdrawn.elsewhere").Select(f => (f.Sheet, f.Line)).ToHashSet();   // struck out in one sheet, it is in none
        foreach (var row in reading.Sheets.SelectMany(s => s.Rows).Where(r => !gone.Contains((r.Sheet, r.Line))))
        {
            var name = row.Name is { } said ? Project.KeyOf(said) : "";
            var group = name.Length > 0 && byName.GetValueOrDefault(name) is { } same && same.TrueForAll(r => r.Sheet != row.Sheet) ? same : null;
            group ??= row.Code is { } code && byCode.GetValueOrDefault(code) is { } coded && coded.TrueForAll(r => r.Sheet != row.Sheet) && name.Length == 0 ? coded : null;
            if (group is null) { groups.Add(group = []); }
            group.Add(row);
            if (row.Code is { } mine) { byCode.TryAdd(mine, group); }
            if (name.Length > 0) { byName.TryAdd(name, group); }
        }
        return groups;
    }

    private sealed class Library(IReadOnlyList<Known> projects)
    {
        private readonly Dictionary<string, Known> byCode = First(projects.Where(p => p.Code is not null), p => p.Code!);   // filtered for
        private readonly ILookup<string, Known> byName = projects.ToLookup(p => p.NameKey, StringComparer.Ordinal);
        private readonly Dictionary<string, Known> byRow = First(projects.Where(p => p.RowId is not null), p => p.RowId!);   // filtered for

        public Known? ByCode(string code) => byCode.GetValueOrDefault(code);

        public Known? Find(ProjectRow row, string fileName, Dictionary<string, string> units)
        {
            if (row.Name is null) { return null; }
            var name = Project.KeyOf(row.Name);
            if (row.RowId is { } id && byRow.GetValueOrDefault(id) is { } kept && (kept.NameKey == name || kept.File == fileName)) { return kept; }
            if (row.Code is { } code && byCode.GetValueOrDefault(code) is { } coded && coded.NameKey == name) { return coded; }
            var here = row.Counties.Select(c => units.GetValueOrDefault(c)).OfType<string>().ToList();
            return byName[name].FirstOrDefault(p => here.Count == 0 || p.IsNowhere || here.Exists(p.Touches));
        }

        private static Dictionary<string, Known> First(IEnumerable<Known> projects, Func<Known, string> key)
        {
            var found = new Dictionary<string, Known>(StringComparer.Ordinal);
            foreach (var project in projects) { found.TryAdd(key(project), project); }
            return found;
        }
    }
}
