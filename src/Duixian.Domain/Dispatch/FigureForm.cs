using Duixian.Domain.Commitments;

namespace Duixian.Domain.Dispatch;

/// <summary>What a figure must look like for its way of measuring. These are walls: no reason makes such a figure right.</summary>
public static class FigureForm
{
    /// <param name="measure">Null is counted like a running total.</param>
    /// <param name="steps">How many steps are promised.</param>
    /// <param name="item">Named in the refusal.</param>
    public static Refusal? Check(Figure figure, Measure? measure, int steps, DateOnly today, string item)
    {
        if (figure.IsBlank) { return null; }
        foreach (var part in new[] { figure.Amount, figure.Numerator, figure.Denominator })
        {
            if (part is { } known && !Amounts.CanStore(known)) { return SheetRefusal.FigureTooLarge(item); }
        }
        var (parts, done) = (figure.Numerator is not null || figure.Denominator is not null, figure.Steps is { Count: > 0 });
        switch (measure)
        {
            case Measure.Milestones:
                if (figure.Amount is not null || parts || figure.InForceFrom is not null) { return SheetRefusal.FigureWrongKind(item); }
                if (figure.Steps!.Any(s => s.Index < 0 || s.Index >= steps) || figure.Steps!.DistinctBy(s => s.Index).Count() < figure.Steps!.Count) { return SheetRefusal.StepUnknown(item); }   // not blank, so there are steps
                return figure.Steps!.FirstOrDefault(s => s.Day > today) is { } early ? SheetRefusal.DayInFuture(item, early.Day) : null;
            case Measure.PolicyInForce:
                if (parts || done) { return SheetRefusal.FigureWrongKind(item); }
                return figure.InForceFrom is { } from && from > today ? SheetRefusal.DayInFuture(item, from) : null;
            case Measure.YesNo:
                return parts || done || figure.InForceFrom is not null || figure.Amount is not (0 or 1) ? SheetRefusal.FigureWrongKind(item) : null;
            case Measure.Rate:
                if (done || figure.InForceFrom is not null) { return SheetRefusal.FigureWrongKind(item); }
                return parts && (figure.Numerator is null || figure.Denominator is not > 0) ? SheetRefusal.DenominatorMissing(item) : null;
            case Measure.Level:
                return parts || done || figure.InForceFrom is not null ? SheetRefusal.FigureWrongKind(item) : null;   // growth and balances may be negative
            default:
                if (parts || done || figure.InForceFrom is not null) { return SheetRefusal.FigureWrongKind(item); }
                return figure.Amount < 0 ? SheetRefusal.FigureNegative(item) : null;
        }
    }
}
