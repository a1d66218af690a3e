namespace Duixian.Domain.Projects;

/// <summary>Where an expected day comes from.</summary>
public enum ForecastBasis
{
    /// <summary>It is the planned day, as planned now.</summary>
    Plan,

    /// <summary>Procedures at their legal limits allow it no earlier.</summary>
    Procedures,

    /// <summary>The planned day is over without it having happened: not before today.</summary>
    Today,

    /// <summary>The expected start, and after it as long as was planned.</summary>
    PlannedDuration,

    /// <summary>The pace of investment since the start.</summary>
    Investment,

    /// <summary>The pace of the works since the start, by the day half of them was done.</summary>
    Ladder,

    /// <summary>Half of the works is not done yet: at least as long again as since the start.</summary>
    NotHalfDone,
}

/// <summary>What is known of the works of a project; what nobody reported is null.</summary>
/// <param name="MoneyDay">The day <paramref name="Yuan"/> is up to.</param>
/// <param name="Yuan">Investment completed since the beginning.</param>
/// <param name="LadderDay">The newest day the ladder was reported for.</param>
/// <param name="HalfOn">Day on which half of the works was done.</param>
/// <param name="PastHalf">Half of the works, or more, is done.</param>
public sealed record WorksDone(DateOnly? MoneyDay, decimal? Yuan, DateOnly? LadderDay = null, DateOnly? HalfOn = null, bool PastHalf = false)
{
    public static readonly WorksDone Unknown = new(null, null);
}

/// <summary>What a forecast is made from.</summary>
/// <param name="Started">It stands in a stage from the real start on, whether or not the day is known.</param>
/// <param name="EarliestStart">Earliest legal day of starting; null where nobody can say.</param>
public sealed record ForecastFacts(PlannedDays Plan, bool Started, DateOnly? StartedOn, bool Completed, DateOnly? EarliestStart, decimal? TotalYuan, WorksDone Works)
{
    /// <param name="stage">Key of the stage it stands in; whether it has started and is completed follows from it.</param>
    /// <param name="works">Null where nothing is known.</param>
    public static ForecastFacts Of(StagePath path, string stage, ProjectRecord record, DateOnly? startedOn, DateOnly? earliestStart, WorksDone? works)
    {
        var meaning = path.Find(stage)?.Meaning ?? StageMeaning.None;
        return new(PlannedDays.Of(record), meaning >= StageMeaning.Started, startedOn, meaning >= StageMeaning.Completed, earliestStart, record.TotalYuan, works ?? WorksDone.Unknown);
    }
}

/// <summary>A day expected, and what it came from.</summary>
/// <param name="Days">Calendar days from the start that were planned, or that have passed; null where none were counted.</param>
/// <param name="Share">Share of the whole investment completed; null where it did not decide.</param>
/// <param name="AsOf">The day that figure is up to, or half of the works was done.</param>
public sealed record ExpectedDay(DateOnly Day, ForecastBasis Basis, int? Days = null, decimal? Share = null, DateOnly? AsOf = null);

/// <summary>When a project is expected to start and to be finished (预计开工、预计竣工): worked out from plan, procedures and reported figures alone, the same for everybody who asks on the same day.</summary>
/// <param name="Start">Null once it has started, or where nobody can say.</param>
/// <param name="Finish">Null once it is completed, or where nobody can say.</param>
/// <remarks>
/// Before the start: the later of the planned day and the earliest legal day; the finish follows after the time that was planned for the works.
/// After it: the planned finish, or later where the pace so far says so. The pace is that of the earned schedule (W. Lipke, "Schedule is Different", The Measurable News, 2003):
/// time expected = time planned ÷ SPI(t), which for works planned evenly is the time passed ÷ the share done. It is asked from a fifth of the works on,
/// since before that such ratios are not steady (D. Christensen and S. Heise, "Cost Performance Index Stability", National Contract Management Journal, 1993).
/// Nothing that has not happened is expected before today.
/// </remarks>
public sealed record ProjectForecast(ExpectedDay? Start, ExpectedDay? Finish)
{
    /// <summary>So much of the whole must be done before the pace is asked.</summary>
    public const decimal LeastShare = 0.2m;

    public static readonly ProjectForecast None = new(null, null);

    public static ProjectForecast Of(ForecastFacts facts, DateOnly today)
    {
        if (facts.Completed) { return None; }
        if (facts.Started || facts.StartedOn is not null) { return new(null, NotBefore(UnderWay(facts), today)); }
        var planned = PartialDate.Parse(facts.Plan.Start)?.Last;
        var start = NotBefore(Later(planned is { } day ? new(day, ForecastBasis.Plan) : null, facts.EarliestStart is { } legal ? new(legal, ForecastBasis.Procedures) : null), today);
        return new(start, NotBefore(After(start, planned, PartialDate.Parse(facts.Plan.Finish)?.Last), today));
    }

    private static ExpectedDay? After(ExpectedDay? start, DateOnly? plannedStart, DateOnly? plannedFinish)
    {
        if (plannedFinish is not { } finish) { return null; }
        if (start is null || start.Day == plannedStart) { return new(finish, ForecastBasis.Plan); }
        if (plannedStart is { } from && from < finish) { return new(start.Day.AddDays(finish.DayNumber - from.DayNumber), ForecastBasis.PlannedDuration, finish.DayNumber - from.DayNumber); }
        return start.Day <= finish ? new(finish, ForecastBasis.Plan) : null;   // how long the works were to take, nobody said
    }

    private static ExpectedDay? UnderWay(ForecastFacts facts)
    {
        ExpectedDay? planned = PartialDate.Parse(facts.Plan.Finish)?.Last is { } day ? new(day, ForecastBasis.Plan) : null;
        return facts.StartedOn is { } start ? Later(planned, Later(ByMoney(facts, start), ByLadder(facts.Works, start))) : planned;
    }

    private static ExpectedDay? ByMoney(ForecastFacts facts, DateOnly start)
    {
        if (facts is not { TotalYuan: > 0 and { } total, Works: { Yuan: { } done, MoneyDay: { } day } } || day <= start || done / total is var share && share is < LeastShare or >= 1m) { return null; }
        var passed = day.DayNumber - start.DayNumber;
        return new(start.AddDays((int)decimal.Ceiling(passed / share)), ForecastBasis.Investment, passed, share, day);
    }

    private static ExpectedDay? ByLadder(WorksDone works, DateOnly start) => works switch
    {
        { HalfOn: { } half } when half > start => Twice(ForecastBasis.Ladder, half, start),
        { PastHalf: false, LadderDay: { } day } when day > start => Twice(ForecastBasis.NotHalfDone, day, start),
        _ => null,
    };

    private static ExpectedDay Twice(ForecastBasis basis, DateOnly day, DateOnly start) => new(day.AddDays(day.DayNumber - start.DayNumber), basis, day.DayNumber - start.DayNumber, null, day);

    private static ExpectedDay? Later(ExpectedDay? one, ExpectedDay? other) => one is null || other?.Day > one.Day ? other : one;

    private static ExpectedDay? NotBefore(ExpectedDay? expected, DateOnly today) => expected?.Day < today ? new(today, ForecastBasis.Today) : expected;
}
