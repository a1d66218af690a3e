namespace Duixian.Domain.Dispatch;

/// <summary>Every "no" of rounds, sheets and reports; the sentences live in DispatchText under the same keys.</summary>
public static class DispatchRefusal
{
    public static readonly Refusal RoundUnknown = new("dispatch.round-unknown", RefusalKind.NotFound);
    public static readonly Refusal LineUnknown = new("dispatch.line-unknown", RefusalKind.NotFound);
    public static readonly Refusal ReasonMissing = new("dispatch.reason-missing", RefusalKind.Rule);
    public static readonly Refusal CorrectionUnknown = new("dispatch.correction-unknown", RefusalKind.NotFound);
    public static readonly Refusal CorrectionDecided = new("dispatch.correction-decided", RefusalKind.Rule);
    public static readonly Refusal OwnCorrection = new("dispatch.own-correction", RefusalKind.Rule);
    public static readonly Refusal NothingAsked = new("dispatch.nothing-asked", RefusalKind.Rule);
    public static readonly Refusal NothingWaits = new("dispatch.nothing-waits", RefusalKind.Rule);

    public static Refusal OwnFiling(string item) => new("dispatch.own-filing", RefusalKind.Rule, item);

    public static readonly Refusal PlanUnknown = new("dispatch.plan-unknown", RefusalKind.NotFound);
    public static readonly Refusal PeriodUnknown = new("dispatch.period-unknown", RefusalKind.Rule);
    public static readonly Refusal TitleMissing = new("dispatch.title-missing", RefusalKind.Rule);

    public static Refusal PeriodAhead(string period, DateOnly from) => new("dispatch.period-ahead", RefusalKind.Rule, period, from);

    public static Refusal OtherYear(string period, int year) => new("dispatch.other-year", RefusalKind.Rule, period, year);

    public static Refusal OpensTooEarly(DateOnly from) => new("dispatch.opens-too-early", RefusalKind.Rule, from);

    public static Refusal RoundClosed(string title) => new("dispatch.round-closed", RefusalKind.Rule, title);

    public static Refusal NotYetOpen(string title, DateOnly opens) => new("dispatch.not-yet-open", RefusalKind.Rule, title, opens);

    public static Refusal DaysOutOfOrder(DateOnly opens, DateOnly due, DateOnly grace, DateOnly closes) => new("dispatch.days-out-of-order", RefusalKind.Rule, opens, due, grace, closes);

    public static Refusal LeadTimeShort(int workingDays) => new("dispatch.lead-time-short", RefusalKind.Rule, workingDays);

    public static Refusal AskedAlready(int cells, string otherRound) => new("dispatch.asked-already", RefusalKind.Rule, cells, otherRound);

    public static Refusal WrongState(string item, ReportState state) => new("dispatch.wrong-state", RefusalKind.Rule, item, state);

    public static Refusal SameFigure(string item) => new("dispatch.same-figure", RefusalKind.Rule, item);

    public static Refusal TooLong(int most) => new("dispatch.too-long", RefusalKind.Rule, most);
}
