namespace Duixian.Domain.Projects;

/// <summary>Every "no" about key projects.</summary>
public static class ProjectsRefusal
{
    public static readonly Refusal Unknown = new("projects.unknown", RefusalKind.NotFound);
    public static readonly Refusal NameMissing = new("projects.name-missing", RefusalKind.Rule);
    public static readonly Refusal Negative = new("projects.negative", RefusalKind.Rule);
    public static readonly Refusal NoDay = new("projects.no-day", RefusalKind.Rule);
    public static readonly Refusal NothingChanged = new("projects.nothing-changed", RefusalKind.Rule);
    public static readonly Refusal ReasonMissing = new("projects.reason-missing", RefusalKind.Rule);
    public static readonly Refusal StageUnknown = new("projects.stage-unknown", RefusalKind.Rule);
    public static readonly Refusal AskedAlready = new("projects.asked-already", RefusalKind.Rule);
    public static readonly Refusal NothingAsked = new("projects.nothing-asked", RefusalKind.Rule);
    public static readonly Refusal NothingOpen = new("projects.nothing-open", RefusalKind.Rule);
    public static readonly Refusal OwnProposal = new("projects.own-proposal", RefusalKind.Rule);
    public static readonly Refusal ListEmpty = new("projects.list-empty", RefusalKind.Rule);
    public static readonly Refusal OtherUnit = new("projects.other-unit", RefusalKind.Rule);
    public static readonly Refusal UnitUnknown = new("projects.unit-unknown", RefusalKind.Rule);

    public static readonly Refusal NoInvestment = new("projects.no-investment", RefusalKind.Rule);

    public static Refusal NotFrozen(int year) => new("projects.not-frozen", RefusalKind.Rule, year);

    public static Refusal CodeTwice(string code, string sheet, int row) => new("projects.code-twice", RefusalKind.Rule, code, sheet, row);

    public static Refusal CountyUnknown(string county) => new("projects.county-unknown", RefusalKind.Rule, county);

    public static Refusal RowTwice(int number) => new("projects.row-twice", RefusalKind.Rule, number);

    public static Refusal CodeTaken(string code, int number) => new("projects.code-taken", RefusalKind.Rule, code, number);

    public static Refusal NotListed(int number) => new("projects.not-listed", RefusalKind.Rule, number);

    public static Refusal TooLong(int letters) => new("projects.too-long", RefusalKind.Rule, letters);

    public static Refusal FinishBeforeStart(string start, string finish) => new("projects.finish-before-start", RefusalKind.Rule, start, finish);

    public static Refusal AlreadyPublished(int number) => new("projects.already-published", RefusalKind.Rule, number);

    public static Refusal NotPublished(int number) => new("projects.not-published", RefusalKind.Rule, number);

    public static Refusal AlreadyFrozen(int year, DateOnly day) => new("projects.already-frozen", RefusalKind.Rule, year, day);

    public static Refusal BackwardNeedsReason(string stage) => new("projects.backward-needs-reason", RefusalKind.Rule, stage);

    public static Refusal GateOpen(string stage, string conditions) => new("projects.gate-open", RefusalKind.Rule, stage, conditions);

    public static Refusal Left(int number) => new("projects.left", RefusalKind.Rule, number);

    public static Refusal DayNotOver(string day) => new("projects.day-not-over", RefusalKind.Rule, day);

    public static Refusal BeforeLastMove(string day, string last) => new("projects.before-last-move", RefusalKind.Rule, day, last);
}
