using Duixian.Domain.Dispatch;

namespace Duixian.Domain.Standings;

/// <summary>By what a line is judged.</summary>
/// <param name="Curve">Planned points; empty: months in twelve.</param>
/// <param name="PeriodsBefore">Closed periods in a row below schedule, without the one judged now.</param>
/// <param name="Mean">The city's own growth, for rules that compare with it.</param>
public sealed record JudgingTerms(LightRule Rule, IReadOnlyList<SchedulePoint> Curve, Excuse? Excuse = null, int PeriodsBefore = 0, Ratio? Mean = null)
{
    /// <summary>Months in twelve, and the rule that holds until another is chosen.</summary>
    public static readonly JudgingTerms Usual = new(LightRules.Default, []);
}

/// <summary>How one line stands on one day.</summary>
public sealed record LineStanding(Delivery Delivery, Ratio? Schedule, Judgement Judgement)
{
    public static readonly LineStanding Unjudged = new(Delivery.Unknown, null, Judgement.None);

    public Light Light => Judgement.Light;

    /// <summary>Such a line says why, until when and who can remove the obstacle.</summary>
    public bool NeedsExplanation => Light is Light.Yellow or Light.Orange or Light.Red;

    /// <summary>In points; null where either is missing.</summary>
    public Ratio? PointsAhead => Judgement.Inputs.PointsBehind is { } behind ? Ratio.Zero - behind : null;

    public bool IsBehind => Judgement.Inputs.PointsBehind > Ratio.Zero;
}

/// <summary>The one way from a figure to its light: for the roll-ups, and for a sheet that asks before anything is filed.</summary>
public static class Judging
{
    public static LineStanding Of(Undertaking owed, JudgingTerms terms, Figure figure, DateOnly day)
    {
        var delivery = Delivery.Of(owed, figure, day);
        if (delivery.Completion is not { } completion) { return LineStanding.Unjudged with { Delivery = delivery }; }
        var schedule = Schedule.On(day, owed, terms.Curve);
        var growth = owed.IsShare ? delivery.Value : null;
        DateOnly? late = delivery.Done ? null : LateSince(owed, figure, day);
        var inputs = new LightInputs(
            completion, schedule, growth,
            owed.Target is { } target && growth is not null ? Ratio.Of(target) - growth : null,
            terms.Mean - growth,
            day.DayNumber - late?.DayNumber,
            late is { } since ? LightInputs.MonthsBetween(since, day) : null,
            completion < schedule ? terms.PeriodsBefore + 1 : 0);
        return new(delivery, schedule, LightRules.Judge(terms.Rule, inputs, terms.Excuse, day));
    }

    /// <summary>The earliest day something undone was due.</summary>
    private static DateOnly LateSince(Undertaking owed, Figure figure, DateOnly day) =>
        owed.Steps.Where((_, i) => (figure.Steps ?? []).All(s => s.Index != i || s.Day > day)).Select(s => s.Day).Append(owed.DueDay).Min();
}
