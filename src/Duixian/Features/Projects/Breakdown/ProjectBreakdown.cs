using Duixian.Domain.Projects;

namespace Duixian.Features.Projects.Breakdown;

/// <summary>What a breakdown looks at of one project.</summary>
/// <param name="Frozen">Plan of the year as it was frozen; null where it stood in no list then.</param>
public sealed record BrokenProject(
    int Number, string Name, IReadOnlyList<string> Units, string Category, decimal? TotalYuan, DateOnly? StartedOn, DateOnly? CompletedOn, int? Steps, DateOnly? CompleteOn, string? Holder, DateOnly? HeldSince, YearPlan? Frozen, YearPlan? Adjusted);

/// <summary>How many were reached of how many planned.</summary>
public readonly record struct ReachedOf(int Done, int Planned);

/// <summary>A row: a county, a sector, or all.</summary>
/// <param name="Yuan">Total investment as far as it is known; of a county only that of projects wholly in it.</param>
/// <param name="Unpriced">Projects counted in the money whose total nobody knows.</param>
/// <param name="Complete">Projects whose required procedures are complete, of those that have procedures.</param>
/// <param name="Held">The project whose ball has lain longest where it lies; null where none is held.</param>
public sealed record BreakdownRow(
    string Key, int Projects, int UnderWay, ReachedOf StartsFrozen, ReachedOf StartsAdjusted, ReachedOf CompletionsFrozen, ReachedOf CompletionsAdjusted, decimal? Yuan, int Unpriced, ReachedOf Complete, BrokenProject? Held);

/// <summary>The same projects added up by county or by sector.</summary>
/// <param name="Rows">Of counties: one for each, a project in several stands in each of them.</param>
/// <param name="Across">Projects of several counties by themselves, with their money; null for sectors, or where there are none.</param>
/// <param name="All">Each project once.</param>
public sealed record BreakdownView(int Year, DateOnly Day, IReadOnlyList<BreakdownRow> Rows, BreakdownRow? Across, BreakdownRow All)
{
    /// <summary>Stands for those of which nobody said it.</summary>
    public const string Unsaid = "";

    /// <summary>Projects in the rows beyond all: those of several counties are counted in each.</summary>
    public int Twice => Rows.Sum(r => r.Projects) - All.Projects;

    /// <param name="units">Counties that get a row even without a project, in their order.</param>
    public static BreakdownView OfCounties(IReadOnlyList<BrokenProject> projects, IReadOnlyList<string> units, int year, DateOnly day)
    {
        var rows = units.Append(Unsaid).Select(unit =>
        {
            var touched = projects.Where(p => unit.Length == 0 ? p.Units.Count == 0 : p.Units.Contains(unit)).ToList();
            return Row(unit, touched, touched.Where(p => p.Units.Count < 2), year, day);
        }).Where(r => r.Key.Length > 0 || r.Projects > 0).ToList();
        var across = projects.Where(p => p.Units.Count > 1).ToList();
        return new(year, day, rows, across.Count == 0 ? null : Row(Unsaid, across, across, year, day), Row(Unsaid, projects, projects, year, day));
    }

    public static BreakdownView OfSectors(IReadOnlyList<BrokenProject> projects, int year, DateOnly day) => new(
        year, day,
        [.. projects.GroupBy(p => p.Category, StringComparer.Ordinal).OrderBy(g => g.Key.Length == 0).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => Row(g.Key, [.. g], g, year, day))],
        null, Row(Unsaid, projects, projects, year, day));

    private static BreakdownRow Row(string key, IReadOnlyList<BrokenProject> projects, IEnumerable<BrokenProject> counted, int year, DateOnly day)
    {
        var money = counted.Select(p => p.TotalYuan).ToList();
        return new(
            key, projects.Count, projects.Count(p => p.StartedOn <= day && !(p.CompletedOn <= day)),
            Of(p => p.Frozen is { Starts: true }, p => In(p.StartedOn)), Of(p => p.Adjusted is { Starts: true }, p => In(p.StartedOn)),
            Of(p => p.Frozen is { Completes: true }, p => In(p.CompletedOn)), Of(p => p.Adjusted is { Completes: true }, p => In(p.CompletedOn)),
            money.Exists(y => y is not null) ? money.Sum() : null, money.Count(y => y is null),
            Of(p => p.Steps > 0, p => p.CompleteOn <= day), projects.Where(p => p.HeldSince is not null).OrderBy(p => p.HeldSince).ThenBy(p => p.Number).FirstOrDefault());

        ReachedOf Of(Func<BrokenProject, bool> planned, Func<BrokenProject, bool> done) => new(projects.Count(p => planned(p) && done(p)), projects.Count(planned));
        bool In(DateOnly? on) => on is { } known && known.Year == year && known <= day;
    }
}
