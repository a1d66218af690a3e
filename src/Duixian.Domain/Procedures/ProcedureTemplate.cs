using System.Collections.Frozen;

namespace Duixian.Domain.Procedures;

/// <summary>By which way the state allows the project (审批路径).</summary>
public enum ApprovalRoute
{
    /// <summary>企业投资备案.</summary>
    Filing,

    /// <summary>企业投资核准.</summary>
    Approval,

    /// <summary>政府投资审批.</summary>
    Government,
}

/// <summary>How the project comes to its land (供地方式).</summary>
public enum LandSupply
{
    /// <summary>出让: by auction, listing or tender.</summary>
    Granted,

    /// <summary>划拨: by decision, for public uses.</summary>
    Allocated,
}

/// <summary>The four phases of the reform of project approval (四个阶段, 国办发〔2019〕11号).</summary>
public enum ProcedurePhase
{
    /// <summary>立项用地规划许可.</summary>
    Land,

    /// <summary>工程建设许可.</summary>
    Planning,

    /// <summary>施工许可.</summary>
    Permit,

    /// <summary>竣工验收.</summary>
    Acceptance,
}

/// <summary>In which days a limit is counted; limits of the two kinds are never added.</summary>
public enum DayUnit
{
    /// <summary>工作日.</summary>
    Working,

    /// <summary>自然日.</summary>
    Calendar,
}

/// <summary>How long something may take (时限), counted from the day after it was accepted; 0 is at once (即办).</summary>
public readonly record struct TimeLimit(int Days, DayUnit Unit);

/// <summary>How far a step holds back the one that names it (前置).</summary>
public enum PrerequisiteKind
{
    /// <summary>Must be settled before.</summary>
    Hard,

    /// <summary>Usual, but nothing waits for it; only shown.</summary>
    Soft,

    /// <summary>May be handed in later where the authority allows it (容缺); does not hold back, and is not done by that.</summary>
    Deferrable,
}

/// <summary>One step named by another.</summary>
public sealed record Prerequisite(string Step, PrerequisiteKind Kind);

/// <summary>A step of approval as a template knows it (手续步骤).</summary>
/// <param name="Code">Such as P12; the same code means the same step in every template, and conditions of stages name it.</param>
/// <param name="Authority">The kind of office that handles it.</param>
/// <param name="Legal">The legal limit; null where the law sets none, then nobody can say when it ends.</param>
/// <param name="Promised">What the authority promised instead; null where it promised nothing.</param>
/// <param name="ValidMonths">For how many months the document is good; null where it does not lapse.</param>
/// <param name="Required">Belongs to what must be settled for the procedures to count as complete (手续办结).</param>
/// <param name="NeedsNumber">Done only with the number of a document.</param>
/// <param name="IsLicence">A licence, to be published within 7 working days instead of 20.</param>
/// <param name="AfterWorks">Not before the works are complete.</param>
/// <param name="IsStart">The step that allows construction to begin; one in each template.</param>
public sealed record ProcedureStep(
    string Code, ProcedurePhase Phase, string Name, string EnglishName, string Authority, TimeLimit? Legal, TimeLimit? Promised, int? ValidMonths,
    bool Required, bool NeedsNumber, bool IsLicence, bool AfterWorks, bool IsStart, IReadOnlyList<Prerequisite> Needs);

/// <summary>What a template is called and since when it holds.</summary>
/// <param name="Version">1, 2 …; a project stays on the version it began with until it is moved.</param>
/// <param name="InForce">First day on which new projects begin with it.</param>
/// <param name="Source">Where it was published.</param>
public sealed record TemplateHead(string Code, int Version, DateOnly InForce, ApprovalRoute Route, LandSupply Land, string Name, string EnglishName, string Source);

/// <summary>The procedures of a class of projects as a graph without cycles (手续模板).</summary>
public sealed class ProcedureTemplate
{
    public const int MostSteps = 40;
    public const int MostDays = 366;
    public const int MostMonths = 120;

    private readonly FrozenDictionary<string, int> positions;

    private ProcedureTemplate(TemplateHead head, IReadOnlyList<ProcedureStep> steps, int[] order)
    {
        (Head, Steps, Order) = (head, steps, order);
        positions = steps.Select((s, i) => KeyValuePair.Create(s.Code, i)).ToFrozenDictionary(StringComparer.Ordinal);
        Hard = [.. steps.Select(s => s.Needs.Where(n => n.Kind == PrerequisiteKind.Hard).Select(n => positions[n.Step]).ToArray())];
        Start = positions[steps.Single(s => s.IsStart).Code];
        Depth = new int[steps.Count];
        foreach (var at in order) { Depth[at] = Hard[at].Select(before => Depth[before] + 1).Append(0).Max(); }
    }

    public TemplateHead Head { get; }

    public string Code => Head.Code;

    public int Version => Head.Version;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ProcedureStep> Steps { get; }

    /// <summary>The step that allows construction to begin.</summary>
    public ProcedureStep StartStep => Steps[Start];

    /// <summary>Positions of the steps so that every prerequisite stands before what names it.</summary>
    internal int[] Order { get; }

    /// <summary>Positions of each step's hard prerequisites.</summary>
    internal int[][] Hard { get; }

    /// <summary>How many steps lead to each by hard prerequisites, on the longest way.</summary>
    internal int[] Depth { get; }

    internal int Start { get; }

    public ProcedureStep? Find(string code) => positions.TryGetValue(code, out var at) ? Steps[at] : null;

    /// <summary>Position of a step; -1 where the template has none of that code.</summary>
    public int PositionOf(string code) => positions.GetValueOrDefault(code, -1);

    /// <summary>A template that can be worked with; refused where a step stands twice or under an unknown prerequisite, where a circle closes, where nothing is required or nothing allows the start.</summary>
    /// <param name="lines">Line of each step in its file; without it steps are named by their position.</param>
    /// <param name="headLine">Line the template begins on.</param>
    public static Result<ProcedureTemplate> Of(TemplateHead head, IReadOnlyList<ProcedureStep> steps, IReadOnlyList<int>? lines = null, int headLine = 0)
    {
        var checking = new TemplateCheck(head, steps, lines, headLine);
        return checking.Refusal() is { } refusal ? refusal : new ProcedureTemplate(head, [.. steps], checking.Order());
    }

    /// <summary>The same with another legal limit of one step; for asking what a shorter limit would change.</summary>
    public ProcedureTemplate WithLimit(string step, TimeLimit limit)
    {
        if (limit.Days is < 0 or > MostDays) { throw new ArgumentOutOfRangeException(nameof(limit)); }
        return new(Head, [.. Steps.Select(s => s.Code == step ? s with { Legal = limit, Promised = null } : s)], Order);
    }
}
