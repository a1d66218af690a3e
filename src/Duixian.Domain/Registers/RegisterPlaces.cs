using Duixian.Domain.Directory;

namespace Duixian.Domain.Registers;

/// <summary>A township as it was understood.</summary>
/// <param name="Code">As kept.</param>
/// <param name="Unlisted">True for a code of the city that no table lists: kept as it is, for such codes exist in other systems.</param>
public sealed record FoundTownship(string Code, bool Unlisted);

/// <summary>Units and townships as people write them, by code or by name, on a day. Zones hold townships that GB/T 2260 lists under a county.</summary>
public sealed class RegisterPlaces
{
    private const int CityDigits = 4;

    private readonly Dictionary<string, AssessmentUnit> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Region> regions;
    private readonly ILookup<string, Region> byName;
    private readonly HashSet<string> cities;

    public RegisterPlaces(IReadOnlyList<AssessmentUnit> units, IReadOnlyList<Region> regions)
    {
        Units = [.. units.OrderBy(u => u.Position).ThenBy(u => u.Code, StringComparer.Ordinal)];
        foreach (var unit in Units)
        {
            this.units.TryAdd(unit.Code, unit);
            this.units.TryAdd(unit.Name, unit);
            this.units.TryAdd(unit.ShortName, unit);
        }
        this.regions = regions.ToDictionary(r => r.Code, StringComparer.Ordinal);
        byName = regions.Where(r => r.Level is RegionLevel.Township or RegionLevel.Extension).ToLookup(r => r.Name, StringComparer.Ordinal);
        cities = [.. regions.Where(r => r.Code.Length >= CityDigits).Select(r => r.Code[..CityDigits])];
    }

    /// <summary>In the order of every table.</summary>
    public IReadOnlyList<AssessmentUnit> Units { get; }

    public AssessmentUnit? Unit(string typed) => units.GetValueOrDefault(typed);

    /// <summary>The name to show for a unit's code; the code itself where it is unknown.</summary>
    public string UnitName(string code) => units.TryGetValue(code, out var unit) ? unit.ShortName : code;

    /// <summary>The name to show for a township's code; the code itself where no table lists it.</summary>
    public string TownshipName(string code) => regions.TryGetValue(code, out var region) ? region.Name : code;

    /// <summary>Townships of a unit on a day, in the order of their codes. A township that a zone names for itself is the zone's, though its county lists it.</summary>
    public IEnumerable<Region> TownshipsOf(AssessmentUnit unit, DateOnly day)
    {
        var named = Units.Where(u => u != unit).SelectMany(u => u.Regions).Select(c => c.Region).ToHashSet(StringComparer.Ordinal);
        var own = unit.Regions.Select(c => c.Region).ToHashSet(StringComparer.Ordinal);
        return regions.Values.Where(r => r.Level == RegionLevel.Township && r.StandsOn(day) && Covers(unit, r, day) && (own.Contains(r.Code) || !named.Contains(r.Code)))
            .OrderBy(r => r.Code, StringComparer.Ordinal);
    }

    /// <summary>All townships, in the order of their codes.</summary>
    public IEnumerable<Region> Townships => regions.Values.Where(r => r.Level == RegionLevel.Township).OrderBy(r => r.Code, StringComparer.Ordinal);

    /// <summary>The township a person means, if it lies in one of the units on that day.</summary>
    public Result<FoundTownship> Township(string typed, IReadOnlyList<AssessmentUnit> within, DateOnly day)
    {
        if (regions.TryGetValue(typed, out var region) && region.Level is RegionLevel.Township or RegionLevel.Extension) { return Standing(region, within, day); }
        var all = byName[typed].ToList();
        if (all.Count == 0) { all = [.. regions.Values.Where(r => r.Level == RegionLevel.Township && IsShort(r.Name, typed))]; }
        if (all.Find(r => r.StandsOn(day) && within.Any(u => Covers(u, r, day))) is { } here) { return new FoundTownship(here.Code, Unlisted: false); }
        if (all.Count > 0) { return Standing(all[0], within, day); }
        // A code of this city that no table lists is kept: zones carry codes of their own in other systems, and tables are late.
        return typed.Length is >= 6 and <= 12 && typed.All(char.IsAsciiDigit) && cities.Contains(typed[..CityDigits])
            ? new FoundTownship(typed, Unlisted: true)
            : RegistersRefusal.TownshipUnknown(typed, NameOf(within));
    }

    private static Result<FoundTownship> Standing(Region region, IReadOnlyList<AssessmentUnit> within, DateOnly day)
    {
        if (region.Until is { } last && day > last) { return RegistersRefusal.TownshipRetired(region.Name, last); }
        return region.Level == RegionLevel.Extension || within.Any(u => Covers(u, region, day))
            ? new FoundTownship(region.Code, Unlisted: false)
            : RegistersRefusal.TownshipElsewhere(region.Name, NameOf(within));
    }

    private static string NameOf(IReadOnlyList<AssessmentUnit> units) => string.Join('、', units.Select(u => u.ShortName));

    // 柳园 for 柳园街道, 贾寨 for 贾寨镇.
    private static bool IsShort(string name, string typed) =>
        typed.Length >= 2 && name.Length > typed.Length && name.StartsWith(typed, StringComparison.Ordinal) && name[typed.Length..] is "街道" or "街道办事处" or "镇" or "乡";

    private static bool Covers(AssessmentUnit unit, Region region, DateOnly day) =>
        unit.Regions.Any(c => (c.Region == region.Code || c.Region == region.Parent) && (c.From is null || c.From <= day) && (c.Until is null || day <= c.Until));
}
