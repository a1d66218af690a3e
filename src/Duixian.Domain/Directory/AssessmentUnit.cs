namespace Duixian.Domain.Directory;

/// <summary>What kind of unit is compared with others.</summary>
public enum UnitKind
{
    /// <summary>A county, district or county-level city.</summary>
    County,

    /// <summary>A development zone of the city; its townships are listed under a county in GB/T 2260.</summary>
    Zone,
}

/// <summary>Which units a target speaks of. "Every county" means <see cref="Counties"/> until an officer chooses otherwise.</summary>
public enum Universe
{
    /// <summary>The counties alone (8 in Liaocheng).</summary>
    Counties,

    /// <summary>Counties and zones (11 in Liaocheng).</summary>
    AllUnits,

    /// <summary>Departments instead of units.</summary>
    Offices,
}

/// <summary>One of those who are compared: a county or a zone. Not the same as an area of GB/T 2260; both are dated.</summary>
public sealed class AssessmentUnit
{
    private readonly List<UnitRegion> regions = [];

    private AssessmentUnit()
    {
    }

    public AssessmentUnit(string code, string name, string shortName, UnitKind kind, int position, DateOnly? from, DateOnly? until)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        Code = code;
        Describe(name, shortName, kind, position, from, until);
    }

    /// <summary>The key: for a county its region code (371502), for a zone its office's code (GXQ) or an extension code.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    public UnitKind Kind { get; private set; }

    /// <summary>Order in every table.</summary>
    public int Position { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? Until { get; private set; }

    /// <summary>The areas it answers for, each with its days; in no promised order.</summary>
    public IReadOnlyList<UnitRegion> Regions => regions;

    public bool StandsOn(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);

    /// <summary>True when the unit belongs to those a target speaks of.</summary>
    public bool IsIn(Universe universe) => universe == Universe.AllUnits || (universe == Universe.Counties && Kind == UnitKind.County);

    public void Describe(string name, string shortName, UnitKind kind, int position, DateOnly? from, DateOnly? until)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, ShortName, Kind, Position, From, Until) = (name, shortName, kind, position, from, until);
    }

    /// <summary>Answers for an area from a day (null: always) until a day (null: still).</summary>
    public void Cover(string region, DateOnly? from, DateOnly? until)
    {
        regions.RemoveAll(r => r.Region == region);
        regions.Add(new UnitRegion(region, from, until));
    }

    public void Leave(string region) => regions.RemoveAll(r => r.Region == region);
}

/// <summary>A unit answers for an area between two days; one area may be shared.</summary>
public sealed class UnitRegion
{
    private UnitRegion()
    {
    }

    internal UnitRegion(string region, DateOnly? from, DateOnly? until) => (Region, From, Until) = (region, from, until);

    public string Region { get; private set; } = "";

    public DateOnly? From { get; private set; }

    public DateOnly? Until { get; private set; }
}
