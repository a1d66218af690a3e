namespace Duixian.Domain.Plans;

/// <summary>Every "no" of this module; the sentences live in PlansText under the same keys.</summary>
public static class PlansRefusal
{
    public static readonly Refusal DraftUnknown = new("plans.draft-unknown", RefusalKind.NotFound);
    public static readonly Refusal ItemUnknown = new("plans.item-unknown", RefusalKind.NotFound);
    public static readonly Refusal DraftClosed = new("plans.draft-closed", RefusalKind.Rule);
    public static readonly Refusal TextMissing = new("plans.text-missing", RefusalKind.Rule);
    public static readonly Refusal TitleMissing = new("plans.title-missing", RefusalKind.Rule);
    public static readonly Refusal NothingToSplit = new("plans.nothing-to-split", RefusalKind.Rule);
    public static readonly Refusal NothingToMerge = new("plans.nothing-to-merge", RefusalKind.Rule);
    public static readonly Refusal NothingToAccept = new("plans.nothing-to-accept", RefusalKind.Rule);
    public static readonly Refusal NothingToPublish = new("plans.nothing-to-publish", RefusalKind.Rule);
    public static readonly Refusal NothingChanged = new("plans.nothing-changed", RefusalKind.Rule);
    public static readonly Refusal ReasonMissing = new("plans.reason-missing", RefusalKind.Rule);
    public static readonly Refusal CodeMalformed = new("plans.code-malformed", RefusalKind.Rule);

    public static readonly Refusal YearMissing = new("plans.year-missing", RefusalKind.Rule);

    /// <summary>The reader's own sentence about a document it cannot read, under the reader's own code.</summary>
    public static Refusal Unreadable(string code, string sentence) => new(code, RefusalKind.Rule, sentence);

    public static Refusal NothingFound(string fileName) => new("plans.nothing-found", RefusalKind.Rule, fileName);

    public static Refusal YearOutOfRange(int year) => new("plans.year-out-of-range", RefusalKind.Rule, year, PlanAddress.FirstYear, PlanAddress.LastYear);

    public static Refusal NumberMalformed(string number) => new("plans.number-malformed", RefusalKind.Rule, number);

    public static Refusal NumberTwice(string number) => new("plans.number-twice", RefusalKind.Rule, number);

    public static Refusal DayBeforeYear(DateOnly day, int year) => new("plans.day-before-year", RefusalKind.Rule, day, year);

    public static Refusal AmountTooLarge(string subject) => new("plans.amount-too-large", RefusalKind.Rule, subject);

    public static Refusal RangeUpsideDown(string subject) => new("plans.range-upside-down", RefusalKind.Rule, subject);

    public static Refusal Unchecked(int items) => new("plans.unchecked", RefusalKind.Rule, items);

    public static Refusal TargetBlank(string number) => new("plans.target-blank", RefusalKind.Rule, number);

    public static Refusal PlanUnknown(PlanAddress address) => new("plans.plan-unknown", RefusalKind.NotFound, address.Year, address.Code);

    public static Refusal AlreadyPublished(PlanAddress address) => new("plans.already-published", RefusalKind.Rule, address.Year, address.Code);

    public static Refusal DraftAlreadyOpen(PlanAddress address) => new("plans.draft-already-open", RefusalKind.Rule, address.Year, address.Code);

    public static Refusal SameDocument(string fileName) => new("plans.same-document", RefusalKind.Rule, fileName);
}
