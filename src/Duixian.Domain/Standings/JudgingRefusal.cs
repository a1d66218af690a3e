namespace Duixian.Domain.Standings;

/// <summary>Every "no" of rules, planned curves and excuses; the sentences live in JudgingText under the same keys.</summary>
public static class JudgingRefusal
{
    public static readonly Refusal Unknown = new("judging.indicator-unknown", RefusalKind.NotFound);
    public static readonly Refusal ReasonMissing = new("judging.reason-missing", RefusalKind.Rule);
    public static readonly Refusal RuleSame = new("judging.rule-same", RefusalKind.Rule);
    public static readonly Refusal RuleCode = new("judging.rule-code", RefusalKind.Rule);
    public static readonly Refusal RuleNames = new("judging.rule-names", RefusalKind.Rule);
    public static readonly Refusal RuleSource = new("judging.rule-source", RefusalKind.Rule);
    public static readonly Refusal SameSchedule = new("judging.same-schedule", RefusalKind.Rule);
    public static readonly Refusal ChangeWaiting = new("judging.change-waiting", RefusalKind.Rule);
    public static readonly Refusal ChangeUnknown = new("judging.change-unknown", RefusalKind.NotFound);
    public static readonly Refusal ChangeDecided = new("judging.change-decided", RefusalKind.Rule);
    public static readonly Refusal OwnChange = new("judging.own-change", RefusalKind.Rule);
    public static readonly Refusal NothingToExcuse = new("judging.nothing-to-excuse", RefusalKind.Rule);

    public static Refusal TooLong(int most) => new("judging.too-long", RefusalKind.Rule, most);

    public static Refusal PlanClosed(DateOnly day) => new("judging.plan-closed", RefusalKind.Rule, day);

    public static Refusal RuleUnknown(string code) => new("judging.rule-unknown", RefusalKind.Rule, code);

    /// <param name="at">Line of the text.</param>
    public static Refusal RuleText(int at, string what) => new("judging.rule-text", RefusalKind.Rule, at, what);

    public static Refusal RuleClauses(int most) => new("judging.rule-clauses", RefusalKind.Rule, most);

    public static Refusal ClauseEmpty(int clause) => new("judging.clause-empty", RefusalKind.Rule, clause);

    public static Refusal ClauseWithoutLight(int clause) => new("judging.clause-without-light", RefusalKind.Rule, clause);

    public static Refusal GapMissing(int clause) => new("judging.gap-missing", RefusalKind.Rule, clause);

    public static Refusal CurveDay(DateOnly day, DateOnly from, DateOnly to) => new("judging.curve-day", RefusalKind.Rule, day, from, to);

    public static Refusal CurveOrder(DateOnly day) => new("judging.curve-order", RefusalKind.Rule, day);

    public static Refusal CurvePercent(DateOnly day) => new("judging.curve-percent", RefusalKind.Rule, day);

    public static Refusal CurveFalls(DateOnly day) => new("judging.curve-falls", RefusalKind.Rule, day);

    public static Refusal CurveEnd(DateOnly due) => new("judging.curve-end", RefusalKind.Rule, due);

    public static Refusal DueBeforeYear(int year) => new("judging.due-before-year", RefusalKind.Rule, year);

    public static Refusal ExcuseOver(DateOnly today) => new("judging.excuse-over", RefusalKind.Rule, today);
}
