using Duixian.Domain.Ledger;
using Duixian.Domain.Procedures;

namespace Duixian.Domain.Tests.Procedures;

/// <summary>Templates, projects and days as the tests tell them.</summary>
internal static class Told
{
    public static readonly TemplateHead Head = new("sample", 1, new(2020, 1, 1), ApprovalRoute.Filing, LandSupply.Granted, "示例", "Sample", "示例");

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    public static Act Act() => new(new Guid(1, 2, 3, new byte[8]), Actor.System, "key", [1], null);

    public static TimeLimit Working(int days) => new(days, DayUnit.Working);

    public static TimeLimit Calendar(int days) => new(days, DayUnit.Calendar);

    /// <param name="needs">Hard ones by code; "soft:P1" and "later:P1" as in the file.</param>
    public static ProcedureStep Step(string code, TimeLimit? legal, string needs = "", bool start = false, bool required = true, int? valid = null, bool number = false, bool works = false) => new(
        code, ProcedurePhase.Land, code, code, $"{code}局", legal, null, valid, required, number, false, works, start,
        [.. needs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => n.Split(':')).Select(n => new Prerequisite(n[^1], n switch { ["soft", _] => PrerequisiteKind.Soft, ["later", _] => PrerequisiteKind.Deferrable, _ => PrerequisiteKind.Hard }))]);

    public static ProcedureTemplate Template(params ProcedureStep[] steps) => ProcedureTemplate.Of(Head, steps) is { Refusal: null } made ? made.Value : throw new InvalidOperationException("no template");

    public static ProcedureSaying Saying(ProcedureTemplate template, string today, Act? act = null) => new(template, Day(today), true, act ?? Act());

    public static ProjectProcedures Begun(ProcedureTemplate template, string day = "2024-01-02", int project = 7) => ProjectProcedures.Begin(project, Day(day), Saying(template, day)).Value;
}
