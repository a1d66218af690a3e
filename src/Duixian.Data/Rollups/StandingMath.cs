using Duixian.Domain.Commitments;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Standings;

namespace Duixian.Data.Rollups;

/// <summary>Turns the figures of the parties into the standing of lines: pure, from rows to rows.</summary>
internal static class StandingMath
{
    /// <summary>Judges an indicator: the parties named, the whole, and then its item.</summary>
    /// <param name="only">The party whose figure moved; null: all.</param>
    /// <param name="closing">A round was closed: this judgement ends a period.</param>
    public static void Judge(PlanBook plan, IndicatorBook indicator, string? only = null, bool closing = false)
    {
        var terms = indicator.Terms(plan.Rule);
        if (ComparesParties(plan, indicator)) { (terms, only) = (terms with { Mean = Mean(indicator) }, null); }
        foreach (var party in indicator.Parties.Values)
        {
            if (only is null || party.Party == only) { Judge(plan, indicator.Owed(party.Share), terms, party, party.Figure, party.AsOf, party.AsOf, closing); }
        }
        JudgeWhole(plan, indicator, terms, closing);
    }

    /// <summary>True where one party's figure can change another's light: the rule looks at the city's mean.</summary>
    public static bool ComparesParties(PlanBook plan, IndicatorBook indicator) => (indicator.Row.Rule ?? plan.Rule).Clauses.Any(c => c.When.Any(w => w.Input == LightInput.GrowthBelowMean));

    /// <summary>An item is as its worst part, and done only when all are; what is only recorded is no part of what was promised.</summary>
    public static void Settle(ItemBook item)
    {
        var (row, parts) = (item.Row, item.Indicators.Values.Select(i => i.Row).Where(p => p.Promise.Bound != Bound.Recorded).ToList());
        var worst = parts.Where(p => p.Light != Light.Unjudged).OrderByDescending(p => p.Light).ThenBy(p => p.PointsAhead ?? decimal.MaxValue).ThenBy(p => p.Indicator).FirstOrDefault();
        var before = row.Light;
        (row.Parts, row.PartsDone, row.Worst) = (parts.Count, parts.Count(p => p.Done), worst?.Indicator ?? 0);
        row.Done = parts.Count > 0 && parts.All(p => p.Done);
        row.AsOf = parts.Max(p => p.AsOf);
        (row.JudgedFor, row.Rate, row.Schedule, row.PointsAhead, row.Light) = (worst?.JudgedFor, worst?.Rate, worst?.Schedule, worst?.PointsAhead, worst?.Light ?? Light.Unjudged);
        (row.Inputs, row.Clause, row.Excused) = (worst?.Inputs ?? LightInputs.None, worst?.Clause, worst?.Excused ?? false);
        (row.PeriodsBehind, row.PeriodsClosed, row.PeriodsEarlier) = (worst?.PeriodsBehind ?? 0, worst?.PeriodsClosed ?? 0, worst?.PeriodsEarlier ?? 0);
        Since(row, before);
    }

    private static void JudgeWhole(PlanBook plan, IndicatorBook indicator, JudgingTerms terms, bool closing)
    {
        var (row, said) = (indicator.Row, indicator.Parties.Values.Where(p => p.AsOf is not null).ToList());
        (row.Reported, row.Parties) = (said.Count, row.Shared ? indicator.Parties.Count : 1);
        var everybody = row.Reported == row.Parties;
        // A sum is as old as its oldest figure. While somebody has said nothing it is judged only once a round was closed without them.
        var day = everybody ? said.Min(p => p.AsOf) : null;
        var behind = said.Where(p => p.Explanation is not null && p.Light is Light.Yellow or Light.Orange or Light.Red).OrderByDescending(p => p.Light).ThenBy(p => p.PointsAhead ?? 0).ThenBy(p => p.Position).ThenBy(p => p.Party, StringComparer.Ordinal);
        row.Explanation = behind.FirstOrDefault()?.Explanation;
        if (Together(indicator, said) is { } figure)
        {
            row.Figure = figure;
            Judge(plan, indicator.Owed(null), terms, row, figure, day, said.Max(p => p.AsOf), closing);
            return;
        }
        // What cannot be added is as its worst part, and done only when every party has it.
        var worst = said.OrderBy(p => p.PointsAhead ?? decimal.MaxValue).ThenBy(p => p.Position).ThenBy(p => p.Party, StringComparer.Ordinal).FirstOrDefault();
        row.Figure = worst?.Figure ?? Figure.Blank;
        Judge(plan, indicator.Owed(worst?.Share), terms, row, row.Figure, day, said.Max(p => p.AsOf), closing);
        row.Done = everybody && said.TrueForAll(p => p.Done);
    }

    /// <summary>One figure of all parties; null where figures of this kind are not put together.</summary>
    private static Figure? Together(IndicatorBook indicator, List<PartyStanding> said)
    {
        var row = indicator.Row;
        if (said.Count == 0) { return Figure.Blank; }
        if (!row.Shared) { return said[0].Figure; }
        var parts = said.Where(p => !p.Figure.IsBlank).Select(p => p.Figure).ToList();
        var owed = indicator.Owed(null);
        if ((row.Measure == Measure.Rate || owed.IsShare) && parts.Count > 0 && parts.TrueForAll(f => f is { Numerator: not null, Denominator: not null }))
        {
            var (above, below) = (parts.Sum(f => f.Numerator!.Value), parts.Sum(f => f.Denominator!.Value));   // looked at on the line before
            if (!Amounts.CanStore(above) || !Amounts.CanStore(below)) { return Figure.Blank; }
            var together = new Figure(null, above, below);
            return Delivery.ValueOf(owed, together) is { } value ? together with { Amount = Rounded(value) } : together;
        }
        if (!row.Additive) { return null; }
        var sum = parts.Sum(f => f.Amount);
        return parts.Exists(f => f.Amount is not null) && Amounts.CanStore(sum ?? 0) ? new Figure(sum) : Figure.Blank;
    }

    private static Ratio? Mean(IndicatorBook indicator)
    {
        var said = indicator.Parties.Values.Where(p => p.AsOf is not null).ToList();
        if (Together(indicator, said) is { } whole) { return Delivery.ValueOf(indicator.Owed(null), whole); }
        var values = said.Select(p => Delivery.ValueOf(indicator.Owed(p.Share), p.Figure)).OfType<Ratio>().ToList();
        return values.Count == 0 ? null : values.Aggregate((a, b) => a + b) / Ratio.Of((long)values.Count, 1);
    }

    /// <param name="from">The day the figure stands for; null: only a closed round can say.</param>
    private static void Judge(PlanBook plan, Undertaking owed, JudgingTerms terms, StandingLine line, Figure figure, DateOnly? from, DateOnly? newest, bool closing)
    {
        var (closed, before) = (plan.Row?.JudgedFor, line.Light);
        line.AsOf = newest;
        var day = from is null || closed > from ? closed : from;
        var standing = newest is null || day is null ? LineStanding.Unjudged : Judging.Of(owed, terms with { PeriodsBefore = closing || day == closed ? line.PeriodsEarlier : line.PeriodsClosed }, figure, day.Value);
        if (closing || (day is not null && day == closed)) { line.PeriodsClosed = standing.Judgement.Inputs.PeriodsBehind ?? 0; }
        if (closing && day > closed)
        {
            standing = Judging.Of(owed, terms with { PeriodsBefore = line.PeriodsClosed }, figure, day.Value);   // its figure is newer than the period that ends
        }
        var judged = standing.Judgement;
        (line.Rate, line.Schedule, line.PointsAhead) = (standing.Delivery.Completion?.ToString(), standing.Schedule?.ToString(), standing.PointsAhead is { } ahead ? Rounded(ahead) : null);
        (line.Light, line.Done, line.PeriodsBehind) = (standing.Light, standing.Delivery.Done, judged.Inputs.PeriodsBehind ?? 0);
        (line.Inputs, line.Excused, line.Clause) = (judged.Inputs, judged.Excuse is not null, judged.Clause is { } met ? PlaceOf(terms.Rule, met) : null);
        line.JudgedFor = standing.Light == Light.Unjudged ? null : day;
        Since(line, before);
    }

    private static void Since(StandingLine line, Light before)
    {
        if (line.Light == Light.Unjudged) { line.LightSince = null; }
        else if (line.Light != before || line.LightSince is null) { line.LightSince = line.JudgedFor; }
    }

    private static int? PlaceOf(LightRule rule, LightClause met)
    {
        for (var i = 0; i < rule.Clauses.Count; i++)
        {
            if (ReferenceEquals(rule.Clauses[i], met)) { return i; }
        }
        return null;
    }

    /// <summary>As the databases keep it: four decimals, inside their limit.</summary>
    private static decimal Rounded(Ratio value)
    {
        var limit = Ratio.Of(Amounts.StorageLimit);
        if (value > limit) { return Amounts.StorageLimit; }
        return value < Ratio.Zero - limit ? -Amounts.StorageLimit : (value / Ratio.Of(100)).Percent(4);
    }
}
