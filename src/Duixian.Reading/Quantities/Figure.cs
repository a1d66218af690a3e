using Duixian.Domain.Commitments;
using Duixian.Reading.Words;

namespace Duixian.Reading.Quantities;

/// <summary>A number someone would have to answer for, in coordinates of the item's letters.</summary>
/// <param name="Start">First letter of the quote; <paramref name="End"/> exclusive.</param>
/// <param name="Number">First letter of the number itself.</param>
/// <param name="UnitStart">The unit as printed, multiplier included; empty when none is printed.</param>
/// <param name="BaseStart">The unit without its multiplier.</param>
/// <param name="BaseUnit">Given where the unit is not printed: 120万 of people are 人.</param>
internal sealed record Figure(int Start, int End, int Number, decimal Value, Bound Bound, int UnitStart, int BaseStart, int UnitEnd, UnitSort Sort)
{
    public decimal? Upper { get; init; }

    public decimal? Baseline { get; init; }

    public string? BaseUnit { get; init; }

    public string? Per { get; init; }

    public (int Start, int End)? Qualifier { get; init; }

    public bool SharesBaseline { get; init; }

    /// <summary>No unit is printed; the one given is a guess.</summary>
    public bool UnitGuessed { get; init; }
}
