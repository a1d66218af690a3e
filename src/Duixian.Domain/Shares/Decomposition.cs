using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Domain.Shares;

public readonly record struct DecompositionId(Guid Value);

/// <summary>Everything a new version of the shares is made from.</summary>
/// <param name="Day">The civil day it is issued on.</param>
public sealed record Issuance(DivisibleTarget Target, ShareMethod Method, Universe Universe, ShareInputs Inputs, IReadOnlyList<Party> Parties, string? Reason, DateOnly Day);

/// <summary>How one indicator's target is divided among those who answer for it (分解). Versions are only ever added; each keeps what it was computed from.</summary>
public sealed class Decomposition
{
    public const int LongestReason = 500;

    private readonly List<DecompositionVersion> versions = [];

    private Decomposition()
    {
    }

    public Decomposition(DecompositionId id, PlanAddress plan, string item, int indicator) =>
        (Id, Year, Plan, Item, Indicator) = (id, plan.Year, plan.Code, item, indicator);

    public DecompositionId Id { get; private set; }

    public int Year { get; private set; }

    public string Plan { get; private set; } = "";

    public string Item { get; private set; } = "";

    /// <summary>Number of the indicator in its item.</summary>
    public int Indicator { get; private set; }

    public long Revision { get; private set; }

    /// <summary>In no promised order: the current one is the highest.</summary>
    public IReadOnlyList<DecompositionVersion> Versions => versions;

    public DecompositionVersion? Current => versions.MaxBy(v => v.Number);

    /// <summary>Number of the current version; 0 before the first.</summary>
    public int Version => Current?.Number ?? 0;

    public static string StreamOf(PlanAddress plan, string item, int indicator) => $"{plan.ItemStream(item)}/shares/{indicator}";

    /// <summary>Issues a first or a new version (下达).</summary>
    public Refusal? Issue(Issuance said, Act act)
    {
        var divided = Division.Of(said.Target, said.Method, said.Inputs, said.Parties);
        if (divided.Refusal is { } refusal) { return refusal; }
        var reason = string.IsNullOrWhiteSpace(said.Reason) ? null : said.Reason.Trim();
        if (reason is null && AskedReason(divided.Value, said.Target, Version + 1) is { } asked) { return asked; }
        var shares = divided.Value.Shares.OrderBy(s => s.Party.Position).ThenBy(s => s.Party.Code, StringComparer.Ordinal)
            .Select(s => new IssuedShare(s.Party.Code, s.Party.Name, s.Party.Kind, s.Party.Position, s.Amount)).ToList();
        if (Current is { } before && before.TargetVersion == said.Target.Version && before.Method == said.Method && before.Universe == said.Universe && before.Inputs == said.Inputs && before.Shares.SequenceEqual(shares))
        {
            return SharesRefusal.NothingChanged;
        }
        var version = new DecompositionVersion(Version + 1, said, divided.Value.Sum, shares, reason);
        versions.Add(version);
        act.Record(new SharesIssued(
            Year, Plan, Item, Indicator, version.Number, said.Day, said.Target.Version, said.Method, said.Universe,
            said.Target.Amount, said.Target.Unit, version.Sum, reason, said.Inputs, shares));
        return null;
    }

    /// <summary>A leader stands behind the current version.</summary>
    /// <param name="version">The version the person saw; if another was issued since, the answer is 409.</param>
    public Refusal? Confirm(int version, DateOnly day, Act act)
    {
        if (Current is not { } current) { return SharesRefusal.NotIssued; }
        if (current.Number != version) { return Refusal.Stale; }
        if (current.ConfirmedOn is not null) { return SharesRefusal.AlreadyConfirmed; }
        current.Confirm(day);
        act.Record(new SharesConfirmed(Year, Plan, Item, Indicator, version, day));
        return null;
    }

    /// <summary>Why a reason is needed: a later version, a share below zero or above the target, a sum that is not the target. Null when none is.</summary>
    public static Refusal? AskedReason(Divided divided, DivisibleTarget target, int version)
    {
        if (version > 1) { return SharesRefusal.ReasonForVersion(version); }
        if (divided.Shares.FirstOrDefault(s => s.Amount < 0) is { } below) { return SharesRefusal.ReasonBelowZero(below.Party.Name); }
        if (!target.Additive || target.Amount is not { } whole) { return null; }
        if (divided.Shares.FirstOrDefault(s => s.Amount > whole) is { } above) { return SharesRefusal.ReasonAboveTarget(above.Party.Name); }
        return divided.Against is { } sum && sum != whole ? SharesRefusal.ReasonForSum(sum, whole) : null;
    }
}

/// <summary>One version of the shares.</summary>
public sealed class DecompositionVersion
{
    private DecompositionVersion()
    {
    }

    internal DecompositionVersion(int number, Issuance said, decimal? sum, IReadOnlyList<IssuedShare> shares, string? reason)
    {
        (Number, TargetVersion, Method, Universe, Inputs) = (number, said.Target.Version, said.Method, said.Universe, said.Inputs);
        (Target, Unit, Sum, Shares, Reason, Day) = (said.Target.Amount, said.Target.Unit, sum, shares, reason, said.Day);
    }

    public int Number { get; private set; }

    public int TargetVersion { get; private set; }

    public ShareMethod Method { get; private set; }

    public Universe Universe { get; private set; }

    /// <summary>Amount of the target it was made for; null where nothing is counted.</summary>
    public decimal? Target { get; private set; }

    public string Unit { get; private set; } = "";

    /// <summary>Null where nothing may be summed.</summary>
    public decimal? Sum { get; private set; }

    public ShareInputs Inputs { get; private set; } = ShareInputs.Whole;

    public IReadOnlyList<IssuedShare> Shares { get; private set; } = [];

    public string? Reason { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>Null until a leader has confirmed it.</summary>
    public DateOnly? ConfirmedOn { get; private set; }

    internal void Confirm(DateOnly day) => ConfirmedOn = day;
}
