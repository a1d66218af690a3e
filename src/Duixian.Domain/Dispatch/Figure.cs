using Duixian.Domain.Commitments;

namespace Duixian.Domain.Dispatch;

/// <summary>A named step of <see cref="Promise.Steps"/> that was done.</summary>
/// <param name="Index">Its place in the promise, from 0.</param>
public sealed record StepDone(int Index, DateOnly Day);

/// <summary>What one party says of one indicator up to a day. A blank stays blank: everything may be missing.</summary>
/// <param name="Amount">Running total, level, rate as printed in the sheet; 1 or 0 for yes or no. In base units (元, 人, %).</param>
/// <param name="Numerator">Of a rate; with it the rate is computed, and <paramref name="Amount"/> is only compared.</param>
/// <param name="Steps">Steps done, for <see cref="Measure.Milestones"/>.</param>
/// <param name="InForceFrom">First day in force, for <see cref="Measure.PolicyInForce"/>.</param>
public sealed record Figure(decimal? Amount, decimal? Numerator = null, decimal? Denominator = null, IReadOnlyList<StepDone>? Steps = null, DateOnly? InForceFrom = null)
{
    public static readonly Figure Blank = new((decimal?)null);

    public bool IsBlank => Amount is null && Numerator is null && Denominator is null && InForceFrom is null && Steps is null or { Count: 0 };

    public bool Equals(Figure? other) =>
        other is not null && Amount == other.Amount && Numerator == other.Numerator && Denominator == other.Denominator && InForceFrom == other.InForceFrom
        && (Steps ?? []).OrderBy(s => s.Index).SequenceEqual((other.Steps ?? []).OrderBy(s => s.Index));

    public override int GetHashCode() => HashCode.Combine(Amount, Numerator, Denominator, InForceFrom, Steps?.Count ?? 0);
}

/// <summary>What a line that is not green says, and the public page prints: why, until when, and who can remove the obstacle.</summary>
/// <param name="Obstacle">Office or unit that can remove it, in the reporter's words.</param>
public sealed record Explanation(string Reason, DateOnly? NewDay, string? Obstacle)
{
    public const int LongestReason = 500;
    public const int LongestObstacle = 120;
}

/// <summary>How far a figure is backed (佐证等级).</summary>
public enum EvidenceGrade
{
    /// <summary>Nothing behind it but the report.</summary>
    Unverified,

    /// <summary>The reporting office's own documents.</summary>
    SelfDeclared,

    /// <summary>Somebody who gains nothing by it.</summary>
    ThirdParty,

    /// <summary>A system of record or a bank.</summary>
    SystemOrBank,
}
