namespace Duixian.Ui.Charts;

/// <summary>One mark of a ThirtyLine.</summary>
/// <param name="Number">As printed: 22, P1.</param>
/// <param name="Name">The matter in a few words.</param>
/// <param name="Mark">The stage.</param>
/// <param name="Href">The item's page.</param>
/// <param name="Attention">True draws the vermilion ring.</param>
/// <param name="Word">The status in words; without it the usual one.</param>
/// <param name="Rate">How far it is, 0 to 1; null draws no stroke.</param>
public sealed record LineItem(string Number, string Name, Mark Mark, string Href, bool Attention = false, string? Word = null, decimal? Rate = null);

/// <summary>A running total at a moment of the year.</summary>
/// <param name="At">The part of the period that has passed, 0 to 1.</param>
/// <param name="Total">The running total, in the unit of the target.</param>
public readonly record struct CurvePoint(decimal At, decimal Total);

/// <summary>One small chart of a SmallMultiples grid.</summary>
/// <param name="Name">The county or office.</param>
/// <param name="Mark">Its stage.</param>
/// <param name="Attention">True draws the vermilion ring and the gap.</param>
/// <param name="Target">Its share of the target.</param>
/// <param name="Points">Running totals in order; empty when nothing is reported.</param>
/// <param name="Unit">As printed.</param>
/// <param name="Href">Its page.</param>
public sealed record SmallChart(string Name, Mark Mark, bool Attention, decimal Target, IReadOnlyList<CurvePoint> Points, string? Unit = null, string? Href = null);
