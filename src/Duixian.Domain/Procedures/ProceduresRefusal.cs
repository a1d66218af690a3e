namespace Duixian.Domain.Procedures;

/// <summary>Every "no" about procedures and their templates.</summary>
public static class ProceduresRefusal
{
    public static readonly Refusal Unknown = new("procedures.unknown", RefusalKind.NotFound);
    public static readonly Refusal ReasonMissing = new("procedures.reason-missing", RefusalKind.Rule);
    public static readonly Refusal NoTemplate = new("procedures.no-template", RefusalKind.Rule);
    public static readonly Refusal SameTemplate = new("procedures.same-template", RefusalKind.Rule);

    /// <summary>The template given is not the one the project is on.</summary>
    public static Refusal OtherTemplate(string code, int version) => new("procedures.other-template", RefusalKind.Rule, code, version);

    public static Refusal StepUnknown(string step) => new("procedures.step-unknown", RefusalKind.Rule, step);

    public static Refusal WrongState(string step, StepState state) => new("procedures.wrong-state", RefusalKind.Rule, step, state);

    public static Refusal DayInFuture(string step, DateOnly day) => new("procedures.day-in-future", RefusalKind.Rule, step, day);

    /// <summary>The day lies before what must have been before.</summary>
    public static Refusal DayTooEarly(string step, DateOnly day, DateOnly earliest) => new("procedures.day-too-early", RefusalKind.Rule, step, day, earliest);

    public static Refusal PrerequisiteOpen(string step, string prerequisite) => new("procedures.prerequisite-open", RefusalKind.Rule, step, prerequisite);

    public static Refusal NumberMissing(string step) => new("procedures.number-missing", RefusalKind.Rule, step);

    public static Refusal ValidTooShort(string step, DateOnly until) => new("procedures.valid-too-short", RefusalKind.Rule, step, until);

    public static Refusal ExpectedTooEarly(string step, DateOnly expected) => new("procedures.expected-too-early", RefusalKind.Rule, step, expected);

    public static Refusal NotDeferrable(string step) => new("procedures.not-deferrable", RefusalKind.Rule, step);

    public static Refusal DeferredTooShort(string step, DateOnly until) => new("procedures.deferred-too-short", RefusalKind.Rule, step, until);

    public static Refusal TooLong(int most) => new("procedures.too-long", RefusalKind.Rule, most);

    public static Refusal LineUnclear(int line, string said) => new("procedures.template-line-unclear", RefusalKind.Rule, line, said);

    public static Refusal TemplateTwice(int line, string code, int version) => new("procedures.template-twice", RefusalKind.Rule, line, code, version);

    public static Refusal StepTwice(int line, string step) => new("procedures.template-step-twice", RefusalKind.Rule, line, step);

    public static Refusal DaysOutOfRange(int line, string step, int mostDays, int mostMonths) => new("procedures.template-days-out-of-range", RefusalKind.Rule, line, step, mostDays, mostMonths);

    public static Refusal PrerequisiteUnknown(int line, string step, string prerequisite) => new("procedures.template-prerequisite-unknown", RefusalKind.Rule, line, step, prerequisite);

    /// <summary>A step before the start cannot wait for one after the works.</summary>
    public static Refusal WorksBeforeStart(int line, string step, string prerequisite) => new("procedures.template-works-before-start", RefusalKind.Rule, line, step, prerequisite);

    public static Refusal Circle(int line, string steps) => new("procedures.template-circle", RefusalKind.Rule, line, steps);

    public static Refusal NothingRequired(int line, string template) => new("procedures.template-nothing-required", RefusalKind.Rule, line, template);

    public static Refusal OneStart(int line, string template) => new("procedures.template-one-start", RefusalKind.Rule, line, template);

    public static Refusal TooManySteps(int line, string template, int most) => new("procedures.template-too-many-steps", RefusalKind.Rule, line, template, most);
}
