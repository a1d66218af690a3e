using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;
using Duixian.Domain.Plans;

namespace Duixian.Domain.Shares;

/// <summary>One published share.</summary>
/// <param name="Amount">Null where the party answers for the promise without a figure.</param>
public sealed record IssuedShare(string Party, string Name, PartyKind Kind, int Position, decimal? Amount);

/// <summary>A target was divided, or divided anew: who answers for what part, and from what it was computed.</summary>
/// <param name="TargetVersion">The version of the target it was made for.</param>
/// <param name="Target">Amount of that version; null where nothing is counted.</param>
/// <param name="Sum">Of all shares; null where nothing may be summed.</param>
/// <param name="Reason">Null only for a first division that comes out even.</param>
public sealed record SharesIssued(
    int Year, string Plan, string Item, int Indicator, int Version, DateOnly Day, int TargetVersion, ShareMethod Method, Universe Universe,
    decimal? Target, string Unit, decimal? Sum, string? Reason, ShareInputs Inputs, IReadOnlyList<IssuedShare> Shares) : EntryBody
{
    public override string Stream => Decomposition.StreamOf(new(Year, Plan), Item, Indicator);
}

/// <summary>A leader stands behind a version of the shares.</summary>
public sealed record SharesConfirmed(int Year, string Plan, string Item, int Indicator, int Version, DateOnly Day) : EntryBody
{
    public override string Stream => Decomposition.StreamOf(new(Year, Plan), Item, Indicator);
}
