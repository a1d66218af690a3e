namespace Duixian.Domain.Directory;

/// <summary>How far down an area stands.</summary>
public enum RegionLevel
{
    /// <summary>The city itself: 371500.</summary>
    Prefecture,

    /// <summary>County, district or county-level city: six digits.</summary>
    County,

    /// <summary>Township, town or street: nine digits, the first six its county's.</summary>
    Township,

    /// <summary>A code other systems use for a zone inside the city (371591); not in GB/T 2260.</summary>
    Extension,
}

/// <summary>An area by its code of GB/T 2260 (counties, six digits) or of the statistical codes below it (townships, nine digits), valid between two days.</summary>
/// <remarks>Not the same as <see cref="AssessmentUnit"/>: who is compared is decided by the city, areas by the state.</remarks>
public sealed class Region
{
    private Region()
    {
    }

    public Region(string code, string name, RegionLevel level, string? parent, DateOnly? from, DateOnly? until, string? successor)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        Code = code;
        Describe(name, level, parent, from, until, successor);
    }

    /// <summary>The key; a retired code keeps its row.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public RegionLevel Level { get; private set; }

    /// <summary>Code of the area it lies in; null for the city.</summary>
    public string? Parent { get; private set; }

    /// <summary>First day; null where it was always so.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>Last day; null while it stands.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>The code that took its place.</summary>
    public string? Successor { get; private set; }

    public bool StandsOn(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);

    /// <summary>A newer table calls it so.</summary>
    public void Describe(string name, RegionLevel level, string? parent, DateOnly? from, DateOnly? until, string? successor)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, Level, Parent, From, Until, Successor) = (name, level, parent, from, until, successor);
    }
}
