namespace Duixian.Domain.Standings;

/// <summary>What a rule may look at. Each is null where it does not exist for a figure; a condition on it is then not met.</summary>
public enum LightInput
{
    /// <summary>Schedule minus completion, in percentage points (落后序时几个百分点).</summary>
    PointsBehind,

    /// <summary>(Schedule − completion) ÷ schedule, in per cent (落后比例).</summary>
    PercentBehind,

    /// <summary>Growth against a year earlier, in per cent.</summary>
    Growth,

    /// <summary>Planned growth minus growth, in points.</summary>
    GrowthBelowPlan,

    /// <summary>The city's mean growth minus growth, in points.</summary>
    GrowthBelowMean,

    /// <summary>Days past the day the latest undone step, or the whole, was due; below 0 while in time; null once done.</summary>
    DaysLate,

    /// <summary>The same in months; a begun month counts as its part, so "more than one month" and "three months" are both exact.</summary>
    MonthsLate,

    /// <summary>How many judged periods in a row, this one included, completion was below schedule.</summary>
    PeriodsBehind,
}

/// <summary>How an input is compared with a limit.</summary>
public enum Comparison
{
    Above,
    AtLeast,
    Below,
    AtMost,
}

/// <summary>One comparison: points behind at least 10.</summary>
public sealed record LightCondition(LightInput Input, Comparison Is, decimal Limit);

/// <summary>Gives a light where all its conditions are met.</summary>
/// <param name="Excusable">A good reason, allowed by name until a day, lifts it to green.</param>
/// <param name="Undefined">The source says nothing of this case; the rule's <see cref="LightRule.Gap"/> tells how it is read, and is printed beside the light.</param>
public sealed record LightClause(Light Light, IReadOnlyList<LightCondition> When, bool Excusable = false, bool Undefined = false)
{
    public bool Equals(LightClause? other) => other is not null && Light == other.Light && Excusable == other.Excusable && Undefined == other.Undefined && When.SequenceEqual(other.When);

    public override int GetHashCode() => HashCode.Combine(Light, Excusable, When.Count);
}

/// <summary>A rule of lights as versioned data (亮灯规则). Clauses are asked in order; the first that is met gives the light.</summary>
/// <param name="Code">Lower-case letters, digits, hyphens; the version is counted within it.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Source">Where the rule was published.</param>
/// <param name="Otherwise">The light where no clause is met.</param>
/// <param name="Gap">What the source leaves open and how it is read here; printed with the rule. Null where it leaves nothing open.</param>
public sealed record LightRule(string Code, int Version, string Name, string NameEn, string Source, IReadOnlyList<LightClause> Clauses, Light Otherwise, string? Gap = null, string? GapEn = null)
{
    public bool Equals(LightRule? other) => other is not null && (Code, Version, Name, NameEn, Source, Otherwise, Gap, GapEn) == (other.Code, other.Version, other.Name, other.NameEn, other.Source, other.Otherwise, other.Gap, other.GapEn) && Clauses.SequenceEqual(other.Clauses);

    public override int GetHashCode() => HashCode.Combine(Code, Version, Clauses.Count);
}

/// <summary>A good reason (正当理由) for which a light is lifted, allowed by name and only until a day.</summary>
/// <param name="ApprovedBy">Office that allowed it.</param>
public sealed record Excuse(string Reason, string ApprovedBy, DateOnly Until);
