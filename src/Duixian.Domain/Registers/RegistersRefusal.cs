namespace Duixian.Domain.Registers;

/// <summary>Every "no" about registers; none ever repeats what was typed to tell one person from another.</summary>
public static class RegistersRefusal
{
    public static readonly Refusal Unknown = new("registers.unknown", RefusalKind.NotFound);
    public static readonly Refusal RowUnknown = new("registers.row-unknown", RefusalKind.NotFound);
    public static readonly Refusal IndicatorUnknown = new("registers.indicator-unknown", RefusalKind.Rule);
    public static readonly Refusal TitleMissing = new("registers.title-missing", RefusalKind.Rule);
    public static readonly Refusal BeneficiariesInternal = new("registers.beneficiaries-internal", RefusalKind.Rule);
    public static readonly Refusal NoUnits = new("registers.no-units", RefusalKind.Rule);
    public static readonly Refusal NothingChanged = new("registers.nothing-changed", RefusalKind.Rule);
    public static readonly Refusal ReasonMissing = new("registers.reason-missing", RefusalKind.Rule);
    public static readonly Refusal StillSource = new("registers.still-source", RefusalKind.Rule);
    public static readonly Refusal AlreadyCounted = new("registers.already-counted", RefusalKind.Rule);
    public static readonly Refusal NotCounted = new("registers.not-counted", RefusalKind.Rule);
    public static readonly Refusal NotSuspected = new("registers.not-suspected", RefusalKind.Rule);

    public static readonly Refusal UnitMissing = new("registers.unit-missing", RefusalKind.Rule);
    public static readonly Refusal OneUnitOnly = new("registers.one-unit-only", RefusalKind.Rule);
    public static readonly Refusal TownshipMissing = new("registers.township-missing", RefusalKind.Rule);
    public static readonly Refusal NameMissing = new("registers.name-missing", RefusalKind.Rule);
    public static readonly Refusal NameNotHere = new("registers.name-not-here", RefusalKind.Rule);
    public static readonly Refusal PersonKeyMissing = new("registers.person-key-missing", RefusalKind.Rule);
    public static readonly Refusal EventDayMissing = new("registers.event-day-missing", RefusalKind.Rule);
    public static readonly Refusal DoneNeedsDay = new("registers.done-needs-day", RefusalKind.Rule);
    public static readonly Refusal DayButNotDone = new("registers.day-but-not-done", RefusalKind.Rule);
    public static readonly Refusal WithdrawnNeedsReason = new("registers.withdrawn-needs-reason", RefusalKind.Rule);

    public static Refusal Closed(string title) => new("registers.closed", RefusalKind.Rule, title);

    public static Refusal PerUnitMissing(int most) => new("registers.per-unit-missing", RefusalKind.Rule, most);

    public static Refusal TooManyRows(int most) => new("registers.too-many-rows", RefusalKind.Rule, most);

    public static Refusal UnitUnknown(string typed) => new("registers.unit-unknown", RefusalKind.Rule, typed);

    /// <summary>Another county's row: theirs to enter.</summary>
    public static Refusal OtherUnit(string unit) => new("registers.other-unit", RefusalKind.Rule, unit);

    public static Refusal TownshipUnknown(string typed, string unit) => new("registers.township-unknown", RefusalKind.Rule, typed, unit);

    public static Refusal TownshipElsewhere(string township, string unit) => new("registers.township-elsewhere", RefusalKind.Rule, township, unit);

    public static Refusal TownshipRetired(string township, DateOnly last) => new("registers.township-retired", RefusalKind.Rule, township, last);

    public static Refusal StateUnknown(string typed) => new("registers.state-unknown", RefusalKind.Rule, typed);

    public static Refusal DayMalformed(string typed) => new("registers.day-malformed", RefusalKind.Rule, typed);

    public static Refusal DoneInFuture(DateOnly day, DateOnly today) => new("registers.done-in-future", RefusalKind.Rule, day, today);

    public static Refusal EventInFuture(DateOnly day) => new("registers.event-in-future", RefusalKind.Rule, day);

    public static Refusal TooLong(int most) => new("registers.too-long", RefusalKind.Rule, most);

    /// <summary>What tells people apart must have at least four characters; it is not repeated here.</summary>
    public static Refusal PersonKeyShort(int least) => new("registers.person-key-short", RefusalKind.Rule, least);

    public static Refusal NumberUnknown(string typed) => new("registers.number-unknown", RefusalKind.Rule, typed);

    public static Refusal RowTwice(int number) => new("registers.row-twice", RefusalKind.Rule, number);
}
