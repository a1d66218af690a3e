namespace Duixian.Domain.Commitments;

/// <summary>What an item still lacks before its delivery could be judged.</summary>
public enum Missing
{
    /// <summary>No office answers for it.</summary>
    LeadOffice,

    /// <summary>Nobody could say when it is fulfilled.</summary>
    WayOfMeasuring,

    /// <summary>Steps named without days.</summary>
    StepDays,

    /// <summary>A policy without its first day in force.</summary>
    InForceDay,

    /// <summary>A number whose unit nobody knows.</summary>
    Unit,
}

/// <summary>An item is ready when it has a lead office, a way of measuring and a due day; the due day defaults to the year's end.</summary>
public static class Readiness
{
    public static IReadOnlyList<Missing> Of(string? leadOffice, IEnumerable<(Measure? Measure, string Unit, Promise Promise)> indicators)
    {
        var missing = new SortedSet<Missing>();
        if (string.IsNullOrEmpty(leadOffice))
        {
            missing.Add(Missing.LeadOffice);
        }
        var any = false;
        foreach (var (measure, unit, promise) in indicators)
        {
            any = true;
            if (WhatIsMissing(measure, unit, promise) is { } lack)
            {
                missing.Add(lack);
            }
        }
        if (!any)
        {
            missing.Add(Missing.WayOfMeasuring);
        }
        return [.. missing];
    }

    private static Missing? WhatIsMissing(Measure? measure, string unit, Promise promise) => measure switch
    {
        null => Missing.WayOfMeasuring,
        Measure.YesNo => null,
        Measure.Milestones => promise.Steps.Count == 0 ? Missing.StepDays : null,
        Measure.PolicyInForce => promise.InForceFrom is null ? Missing.InForceDay : null,
        _ when promise.Bound is Bound.ZeroOut or Bound.FullCoverage => null,
        _ when promise.Bound is Bound.Recorded => string.IsNullOrWhiteSpace(unit) ? Missing.Unit : null,
        _ when promise.Amount is null => Missing.WayOfMeasuring,
        _ => string.IsNullOrWhiteSpace(unit) ? Missing.Unit : null,
    };
}
