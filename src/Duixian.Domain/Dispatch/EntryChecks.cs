using System.Globalization;
using Duixian.Domain.Commitments;

namespace Duixian.Domain.Dispatch;

/// <summary>Something unlikely about a figure: the reporter changes it, or says why it is right all the same. Never a wall.</summary>
/// <param name="Code">Such as <c>entry.falls</c>; its sentence lives in SheetText under the same key.</param>
/// <param name="Arguments">What the sentence names.</param>
public sealed record EntryWarning(string Code, params IReadOnlyList<object> Arguments)
{
    public bool Equals(EntryWarning? other) => other is not null && Code == other.Code && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Code, Arguments.Count);
}

/// <summary>An amount with its unit, for a sentence.</summary>
public sealed record SaidAmount(decimal Amount, string Unit);

/// <summary>What a figure is held against when it is entered.</summary>
/// <param name="Unit">Base unit: 元, 人, %.</param>
/// <param name="Total">The party's share, or where it has none the whole promise; null where nothing is counted.</param>
/// <param name="Last">The newest figure before; null where there is none.</param>
/// <param name="LastDay">The day <paramref name="Last"/> is up to.</param>
/// <param name="Start">The day the running total began at zero: the plan year's first.</param>
/// <param name="AsOf">The day the new figure is up to.</param>
public sealed record EntryBasis(Measure? Measure, string Unit, Bound Bound, decimal? Total, Figure? Last, DateOnly? LastDay, DateOnly Start, DateOnly AsOf);

/// <summary>Checks at entry: what looks like a slip of the hand is asked about once, at its place.</summary>
public static class EntryChecks
{
    /// <summary>The figure looks too large, or too small, by the size of a unit.</summary>
    public const string SlipUp = "entry.unit-slip-up";
    public const string SlipDown = "entry.unit-slip-down";

    /// <summary>Beyond so many times the share one is asked. Results of 2023 in the sample city lay between 1 and 1.5 times for most items, a few reached 2.5 and 5.6: those say why.</summary>
    public const decimal FarBeyond = 1.5m;

    /// <summary>A step so many times the usual one is asked about. False reports that came out later had been blown up thirtyfold (300万 written as above 1亿); seasonal work does three or four.</summary>
    public const decimal JumpTimes = 5m;

    /// <summary>A jump smaller than this part of the share is none: small counts jump all the time.</summary>
    public const decimal JumpLeast = 0.2m;

    /// <summary>万 read as 1, or 1 as 万; and per cent, 百 or 元 for 分.</summary>
    private static readonly decimal[] Slips = [10_000m, 100m];

    /// <summary>After a slip is taken back the figure lies between the last one and so many times it.</summary>
    private const decimal SlipSpread = 2.5m;

    /// <summary>Without a last figure: so many times the share cannot be meant.</summary>
    private const decimal Absurd = 20m;

    public static IReadOnlyList<EntryWarning> Of(Figure figure, EntryBasis basis)
    {
        var warnings = new List<EntryWarning>();
        if (figure == basis.Last) { return warnings; }   // whatever is odd about it was asked then
        switch (basis.Measure)
        {
            case Measure.Rate:
                OfRate(figure, basis.Unit, warnings);
                break;
            case Measure.Milestones or Measure.PolicyInForce or Measure.YesNo:
                OfDone(figure, basis.Last, warnings);
                break;
            default:
                if (figure.Amount is { } amount) { OfAmount(amount, basis, warnings); }
                break;
        }
        return warnings;
    }

    /// <summary>A share as a sheet prints it, to as many places as were printed.</summary>
    public static decimal Printed(decimal numerator, decimal denominator, string unit, int places) =>
        decimal.Round(numerator * (unit is "‰" ? 1000m : 100m) / denominator, places, MidpointRounding.AwayFromZero);

    private static void OfRate(Figure figure, string unit, List<EntryWarning> warnings)
    {
        if (figure is { Numerator: { } part, Denominator: > 0 and { } whole })
        {
            if (part > whole) { warnings.Add(new("entry.parts-over-whole", part, whole)); }
            if (figure.Amount is { } printed && Printed(part, whole, unit, PlacesOf(printed)) is var computed && computed != printed) { warnings.Add(new("entry.share-differs", new SaidAmount(printed, unit), new SaidAmount(computed, unit))); }
        }
        else if (figure.Amount > (unit is "‰" ? 1000m : 100m)) { warnings.Add(new("entry.parts-over-whole", figure.Amount, unit is "‰" ? 1000m : 100m)); }
    }

    /// <summary>What was done stays done.</summary>
    private static void OfDone(Figure figure, Figure? last, List<EntryWarning> warnings)
    {
        if (last is null) { return; }
        var undone = (last.Steps ?? []).Any(s => (figure.Steps ?? []).All(n => n.Index != s.Index)) || (last.InForceFrom is not null && figure.InForceFrom != last.InForceFrom) || (last.Amount == 1 && figure.Amount == 0);
        if (undone) { warnings.Add(new("entry.undone")); }
    }

    private static void OfAmount(decimal amount, EntryBasis basis, List<EntryWarning> warnings)
    {
        var runs = basis.Measure is not Measure.Level;
        var last = basis.Last?.Amount;
        if (SlipOf(amount, last, basis.Total, runs) is { } slip)
        {
            warnings.Add(new(slip.Down ? SlipDown : SlipUp, new SaidAmount(amount, basis.Unit), slip.Times, new SaidAmount(slip.Down ? amount * slip.Times : amount / slip.Times, basis.Unit)));
            return;   // what else looks odd comes of the slip
        }
        if (!runs) { return; }
        if (amount < last)
        {
            var digit = last is { } before && before >= 100m && amount * 10m >= before && amount * 10m <= before * SlipSpread;
            warnings.Add(new(digit ? "entry.digit-missing" : "entry.falls", new SaidAmount(last.Value, basis.Unit), new SaidAmount(amount, basis.Unit)));   // compared on the line before, so it is known
            return;
        }
        if (basis is { Total: > 0 and { } total, Bound: not (Bound.AtMost or Bound.ZeroOut) } && amount > (basis.Bound == Bound.FullCoverage ? total : total * FarBeyond)) { warnings.Add(new("entry.beyond-total", new SaidAmount(amount, basis.Unit), new SaidAmount(total, basis.Unit))); }
        if (last is > 0 and { } known && basis.LastDay is { } day && UsualStep(known, basis.Start, day, basis.AsOf) is { } usual && amount - known > usual * JumpTimes && amount - known > (basis.Total is > 0 and { } whole ? whole * JumpLeast : known))
        {
            warnings.Add(new("entry.jump", new SaidAmount(amount - known, basis.Unit), new SaidAmount(decimal.Round(usual, usual >= 10m ? 0 : 1, MidpointRounding.AwayFromZero), basis.Unit)));
        }
    }

    /// <summary>What one would expect since the last figure, at the pace of the year so far; null where that says nothing.</summary>
    private static decimal? UsualStep(decimal last, DateOnly start, DateOnly lastDay, DateOnly asOf)
    {
        var (before, since) = (lastDay.DayNumber - start.DayNumber + 1, asOf.DayNumber - lastDay.DayNumber);
        return before > 0 && since > 0 ? last * since / before : null;
    }

    private static (decimal Times, bool Down)? SlipOf(decimal amount, decimal? last, decimal? total, bool runs)
    {
        var size = Math.Abs(amount);
        foreach (var times in Slips)
        {
            if (last is { } before && before != 0 && size > 0)
            {
                var from = Math.Abs(before);
                if (size / times >= from * (runs ? 1m : 1m / SlipSpread) && size / times <= from * SlipSpread && (total is not > 0 || size > total * FarBeyond)) { return (times, Down: false); }
                if ((!runs || from >= times) && size * times >= from * (runs ? 1m : 1m / SlipSpread) && size * times <= from * SlipSpread) { return (times, Down: true); }
            }
        }
        if (last is null or 0 && total is > 0 and { } whole && size > whole * Absurd) { return (size / 100m <= whole * FarBeyond ? 100m : 10_000m, Down: false); }
        return null;
    }

    private static int PlacesOf(decimal printed)
    {
        var digits = printed.ToString("0.####", CultureInfo.InvariantCulture);
        return digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? digits.Length - point - 1 : 0;
    }
}
