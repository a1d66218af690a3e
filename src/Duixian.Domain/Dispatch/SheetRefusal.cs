namespace Duixian.Domain.Dispatch;

/// <summary>Every "no" of filing a sheet; the sentences live in SheetText under the same keys.</summary>
public static class SheetRefusal
{
    public static readonly Refusal NothingFiled = new("dispatch.nothing-filed", RefusalKind.Rule);

    public static readonly Refusal ApprovalAsBefore = new("dispatch.approval-as-before", RefusalKind.Rule);
    public static readonly Refusal PartyUnknown = new("dispatch.party-unknown", RefusalKind.NotFound);
    public static readonly Refusal NothingToApprove = new("dispatch.nothing-to-approve", RefusalKind.Rule);

    public static Refusal LineTwice(string item) => new("dispatch.line-twice", RefusalKind.Rule, item);

    public static Refusal PlanClosed(DateOnly day) => new("dispatch.plan-closed", RefusalKind.Rule, day);

    public static Refusal FigureBlank(string item) => new("dispatch.figure-blank", RefusalKind.Rule, item);

    public static Refusal Unconfirmed(string item) => new("dispatch.line-unconfirmed", RefusalKind.Rule, item);

    public static Refusal DayMalformed(string item, string typed) => new("dispatch.day-malformed", RefusalKind.Rule, item, typed);

    public static Refusal NothingBefore(string item) => new("dispatch.nothing-before", RefusalKind.Rule, item);

    public static Refusal FigureWrongKind(string item) => new("dispatch.figure-wrong-kind", RefusalKind.Rule, item);

    public static Refusal FigureTooLarge(string item) => new("dispatch.figure-too-large", RefusalKind.Rule, item);

    public static Refusal FigureNegative(string item) => new("dispatch.figure-negative", RefusalKind.Rule, item);

    public static Refusal DenominatorMissing(string item) => new("dispatch.denominator-missing", RefusalKind.Rule, item);

    public static Refusal StepUnknown(string item) => new("dispatch.step-unknown", RefusalKind.Rule, item);

    public static Refusal DayInFuture(string item, DateOnly day) => new("dispatch.day-in-future", RefusalKind.Rule, item, day);

    public static Refusal ExplanationMissing(string item) => new("dispatch.explanation-missing", RefusalKind.Rule, item);

    public static Refusal NewDayMissing(string item) => new("dispatch.new-day-missing", RefusalKind.Rule, item);

    public static Refusal NewDayPast(string item, DateOnly day) => new("dispatch.new-day-past", RefusalKind.Rule, item, day);

    public static Refusal WarningUnexplained(string item) => new("dispatch.warning-unexplained", RefusalKind.Rule, item);
}
