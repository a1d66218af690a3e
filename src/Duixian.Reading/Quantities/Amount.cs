using Duixian.Domain.Commitments;
using Duixian.Reading.Words;

namespace Duixian.Reading.Quantities;

/// <summary>number (range number)? unit bound?: the smallest phrase of the grammar.</summary>
internal readonly record struct Amount(
    int Start, int Number, int End, decimal Value, decimal? Upper, Bound Bound, int UnitStart, int BaseStart, int UnitEnd, UnitSort Sort,
    string? BaseUnit, string? Per, bool IsClassOnly, bool HasBoundAfter, bool IsChinese, bool HasUnit)
{
    public Figure ToFigure() => new(Start, End, Number, Value, Bound, UnitStart, BaseStart, UnitEnd, Sort) { Upper = Upper, BaseUnit = BaseUnit, Per = Per };
}
