using Duixian.Data;
using Duixian.Domain.Directory;
using Duixian.Features.Directory.ImportUnits;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Features.Directory.Overview;

/// <summary>Everything the directory holds on a day. Tables of at most some thousand rows, read whole: one query each.</summary>
/// <param name="Regions">By code; retired ones only where they stood on the day.</param>
internal sealed record DirectoryOnDay(DateOnly Day, IReadOnlyList<AssessmentUnit> Units, IReadOnlyList<Office> Offices, IReadOnlyList<Region> Regions, RegionBook Book)
{
    public int InUniverse(Universe universe) => Units.Count(u => u.IsIn(universe));

    public IEnumerable<Region> Within(string? parent) => Regions.Where(r => r.Parent == parent);

    /// <summary>Regions whose parent is not shown: the city, or counties while the city has no row of its own.</summary>
    public IEnumerable<Region> Roots
    {
        get
        {
            var shown = Regions.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
            return Regions.Where(r => r.Parent is null || !shown.Contains(r.Parent));
        }
    }

    public string NameOf(string region) => Book.Find(region)?.Name ?? "";
}

/// <summary>Reads the directory, for its page, its files and its forms.</summary>
internal sealed class DirectoryEntries(DuixianDb db)
{
    public static readonly IReadOnlyList<string> Tables = ["units", "offices", "regions"];

    // A city has some 150 townships; a province that put all of its own here would have 2,000.
    private const int Most = 5_000;

    public async Task<DirectoryOnDay> OnAsync(DateOnly day, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Position).ThenBy(u => u.Code).Take(Most).ToListAsync(cancel);
        var offices = await db.Offices.AsNoTracking().OrderBy(o => o.Position).ThenBy(o => o.Code).Take(Most).ToListAsync(cancel);
        var regions = await db.Regions.AsNoTracking().OrderBy(r => r.Code).Take(Most).ToListAsync(cancel);
        return new(day, units.FindAll(u => u.StandsOn(day)), offices.FindAll(o => o.StandsOn(day)), regions.FindAll(r => r.StandsOn(day)), new RegionBook(regions));
    }

    /// <summary>The whole of a table as its import would take it back, retired rows too.</summary>
    public async Task<List<IReadOnlyDictionary<string, string>>> RowsAsync(string table, CancellationToken cancel) => table switch
    {
        "units" => [.. (await db.Units.AsNoTracking().OrderBy(u => u.Position).ThenBy(u => u.Code).Take(Most).ToListAsync(cancel)).Select(Fields)],
        "offices" => [.. (await db.Offices.AsNoTracking().OrderBy(o => o.Position).ThenBy(o => o.Code).Take(Most).ToListAsync(cancel)).Select(Fields)],
        "regions" => [.. (await db.Regions.AsNoTracking().OrderBy(r => r.Code).Take(Most).ToListAsync(cancel)).Select(Fields)],
        _ => [],
    };

    /// <summary>One row as its form shows it; null when there is none.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> FindAsync(string table, string code, CancellationToken cancel) => table switch
    {
        "units" => await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == code, cancel) is { } unit ? Fields(unit) : null,
        "offices" => await db.Offices.AsNoTracking().SingleOrDefaultAsync(o => o.Code == code, cancel) is { } office ? Fields(office) : null,
        "regions" => await db.Regions.AsNoTracking().SingleOrDefaultAsync(r => r.Code == code, cancel) is { } region ? Fields(region) : null,
        _ => null,
    };

    private static IReadOnlyDictionary<string, string> Fields(AssessmentUnit unit) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["code"] = unit.Code,
        ["name"] = unit.Name,
        ["short_name"] = unit.ShortName,
        ["kind"] = DirectoryWords.WordOf(DirectoryWords.UnitKinds, unit.Kind),
        ["regions"] = string.Join(';', unit.Regions.OrderBy(r => r.Region, StringComparer.Ordinal).Select(CoverText.Write)),
        ["from"] = Day(unit.From),
        ["until"] = Day(unit.Until),
    };

    private static IReadOnlyDictionary<string, string> Fields(Office office) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["code"] = office.Code,
        ["name"] = office.Name,
        ["short_name"] = office.ShortName,
        ["kind"] = DirectoryWords.WordOf(DirectoryWords.OfficeKinds, office.Kind),
        ["unit"] = office.Unit ?? "",
        ["keywords"] = string.Join(';', office.Keywords),
        ["from"] = Day(office.From),
        ["until"] = Day(office.Until),
    };

    private static IReadOnlyDictionary<string, string> Fields(Region region) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["code"] = region.Code,
        ["name"] = region.Name,
        ["level"] = DirectoryWords.WordOf(DirectoryWords.Levels, region.Level),
        ["parent"] = region.Parent ?? "",
        ["from"] = Day(region.From),
        ["until"] = Day(region.Until),
        ["successor"] = region.Successor ?? "",
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
