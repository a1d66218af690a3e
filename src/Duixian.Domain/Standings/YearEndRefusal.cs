namespace Duixian.Domain.Standings;

/// <summary>Every "no" of the year's end; the sentences live in YearEndText under the same keys.</summary>
public static class YearEndRefusal
{
    public const int LongestReason = 500;

    public static readonly Refusal PlanUnknown = new("year-end.plan-unknown", RefusalKind.NotFound);
    public static readonly Refusal NothingGiven = new("year-end.nothing-given", RefusalKind.Rule);

    public static Refusal Closed(DateOnly day) => new("year-end.closed", RefusalKind.Rule, day);

    public static Refusal ItemUnknown(string item) => new("year-end.item-unknown", RefusalKind.Rule, item);

    public static Refusal ReasonMissing(string item) => new("year-end.reason-missing", RefusalKind.Rule, item);

    public static Refusal ReasonTooLong(string item) => new("year-end.reason-too-long", RefusalKind.Rule, item, LongestReason);

    public static Refusal VerdictsMissing(int items) => new("year-end.verdicts-missing", RefusalKind.Rule, items);

    public static Refusal RoundOpen(string title) => new("year-end.round-open", RefusalKind.Rule, title);
}
