namespace Duixian.Domain.Projects;

/// <summary>How exactly the public may know where a project is (位置公开级别).</summary>
public enum LocationLevel
{
    /// <summary>Counties only: also for pipelines, power, sluices, airports.</summary>
    County,

    /// <summary>On no public map.</summary>
    None,

    Township,

    Exact,
}

/// <summary>Where money comes from (资金构成).</summary>
public enum FundKind
{
    /// <summary>中央预算内.</summary>
    CentralBudget,

    /// <summary>地方政府专项债券.</summary>
    SpecialBond,

    /// <summary>特别国债.</summary>
    TreasuryBond,

    /// <summary>省、市、县财政.</summary>
    LocalBudget,

    /// <summary>银行贷款.</summary>
    Loan,

    /// <summary>企业自有.</summary>
    Own,

    /// <summary>外资.</summary>
    Foreign,

    Other,
}

/// <summary>Money of one kind, in 元.</summary>
public sealed record FundPart(FundKind Kind, decimal Amount)
{
    /// <summary>Public money: budgets and government bonds. Loans are neither; who borrows is not asked.</summary>
    public bool IsPublic => Kind is FundKind.CentralBudget or FundKind.SpecialBond or FundKind.TreasuryBond or FundKind.LocalBudget;

    public bool IsPrivate => Kind is FundKind.Own or FundKind.Foreign;
}

/// <summary>What a table said had been done by a day, dispatch caliber, in 元; kept as it was said until figures are reported.</summary>
/// <param name="AsOf">As exactly as it is known.</param>
/// <param name="Year">Completed this year.</param>
/// <param name="Cumulative">Completed since the beginning.</param>
public sealed record ToldFigures(string AsOf, decimal? Year, decimal? Cumulative, decimal? Arrived, decimal? Paid);

/// <summary>When a project is planned to start, to be finished and to produce, each as exactly as it was said (<see cref="PartialDate"/>); null where nobody said.</summary>
public sealed record PlannedDays(string? Start, string? Finish, string? Production)
{
    public static PlannedDays Of(ProjectRecord record) => new(record.StartPlanned, record.FinishPlanned, record.ProductionPlanned);
}

/// <summary>A point of the earth and the system it was measured in; kept as it came.</summary>
/// <param name="System">CGCS2000, WGS84, GCJ02 or BD09.</param>
public sealed record ProjectPoint(decimal Longitude, decimal Latitude, string System);

/// <summary>
/// What a library knows of a key project (重点项目档案). Everything but the name may be missing, and what is missing stays missing. Money in 元, land in 亩, energy in tonnes of coal equivalent; days as exact as they were said (<see cref="PartialDate"/>). It holds posts and offices, never people.
/// </summary>
public sealed record ProjectRecord
{
    public const int LongestName = 160;
    public const int LongestText = 2_000;
    public const int LongestLine = 200;

    /// <summary>What a gate may ask of a record.</summary>
    internal static readonly IReadOnlySet<string> GateParts = new HashSet<string>(StringComparer.Ordinal) { "code", "site", "funds", "owner", "plannedStart" };

    public required string Name { get; init; }

    /// <summary>Project code with hyphens, in the new or the old form; see <see cref="ProjectCode"/>.</summary>
    public string? Code { get; init; }

    public string? Owner { get; init; }

    /// <summary>Unified social credit code of the owner; see <see cref="CreditCode"/>.</summary>
    public string? OwnerCode { get; init; }

    /// <summary>省重大, 省重点, 市, 县 …</summary>
    public string? Level { get; init; }

    /// <summary>产业, 基础设施, 民生 …</summary>
    public string? Category { get; init; }

    /// <summary>GB/T 4754 by the use after completion, as written.</summary>
    public string? Industry { get; init; }

    /// <summary>新建, 扩建, 技术改造 …</summary>
    public string? Nature { get; init; }

    /// <summary>Codes of the assessment units it touches; the first leads. Investment of a project in several is never given to one.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    public string? Site { get; init; }

    public LocationLevel Location { get; init; }

    public ProjectPoint? Point { get; init; }

    /// <summary>建设规模及主要内容.</summary>
    public string? Scale { get; init; }

    public decimal? TotalYuan { get; init; }

    public IReadOnlyList<FundPart> Funds { get; init; } = [];

    /// <summary>Completed up to the last day of the year before.</summary>
    public decimal? BeforeYearYuan { get; init; }

    public ToldFigures? Told { get; init; }

    public string? StartPlanned { get; init; }

    public string? FinishPlanned { get; init; }

    public string? ProductionPlanned { get; init; }

    public decimal? LandMu { get; init; }

    public decimal? EnergyTce { get; init; }

    public int? Jobs { get; init; }

    public decimal? OutputYuan { get; init; }

    public decimal? TaxYuan { get; init; }

    /// <summary>Day from which it is in the statistics bureau's library; null while it is not, or nobody said.</summary>
    public string? InStatisticsSince { get; init; }

    /// <summary>牵头单位 as written; an office's code where it is one of ours.</summary>
    public string? LeadOffice { get; init; }

    public string? ResponsibleOffice { get; init; }

    /// <summary>包保领导 by post, such as 副市长(分管商务).</summary>
    public string? LeaderPost { get; init; }

    public string? TaskForce { get; init; }

    /// <summary>项目管家 by post.</summary>
    public string? StewardPost { get; init; }

    public string? Contractor { get; init; }

    public string? Supervisor { get; init; }

    /// <summary>年度建设内容.</summary>
    public string? YearContent { get; init; }

    /// <summary>形象进度 in words.</summary>
    public string? Progress { get; init; }

    public string? Problems { get; init; }

    /// <summary>Commitments it serves, as <c>2024/report/12</c>.</summary>
    public IReadOnlyList<string> Serves { get; init; } = [];

    /// <summary>Columns of an imported table that mean nothing here, by their heading, so that nothing is lost and it goes back as it came.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Invented for a demonstration; said wherever it is shown.</summary>
    public bool Fictional { get; init; }

    public string? LeadUnit => Units.Count == 0 ? null : Units[0];

    public decimal? PublicYuan => Funds.Count == 0 ? null : Funds.Where(f => f.IsPublic).Sum(f => f.Amount);

    public decimal? PrivateYuan => Funds.Count == 0 ? null : Funds.Where(f => f.IsPrivate).Sum(f => f.Amount);

    /// <summary>How many 元 of private money stand beside one of public money, as two amounts; null where either is unknown or no public money is in it.</summary>
    public (decimal Private, decimal Public)? Leverage => PublicYuan is > 0 and var one && PrivateYuan is { } other ? (other, one) : null;

    internal bool Has(string gatePart) => gatePart switch
    {
        "code" => Code is not null,
        "site" => Site is not null || Point is not null,
        "funds" => Funds.Count > 0,
        "owner" => Owner is not null,
        "plannedStart" => StartPlanned is not null,
        _ => false,
    };

    public bool Equals(ProjectRecord? other) => other is not null && (ReferenceEquals(this, other) || (SameLines(other) && SameFigures(other)));

    public override int GetHashCode() => HashCode.Combine(Name, Code, Owner, OwnerCode, TotalYuan, Units.Count, Site, Progress);

    private bool SameLines(ProjectRecord o) =>
        (Name, Code, Owner, OwnerCode, Level, Category, Industry, Nature) == (o.Name, o.Code, o.Owner, o.OwnerCode, o.Level, o.Category, o.Industry, o.Nature)
        && (Site, Location, Point, Scale, StartPlanned, FinishPlanned, ProductionPlanned) == (o.Site, o.Location, o.Point, o.Scale, o.StartPlanned, o.FinishPlanned, o.ProductionPlanned)
        && (InStatisticsSince, LeadOffice, ResponsibleOffice, LeaderPost, TaskForce, StewardPost) == (o.InStatisticsSince, o.LeadOffice, o.ResponsibleOffice, o.LeaderPost, o.TaskForce, o.StewardPost)
        && (Contractor, Supervisor, YearContent, Progress, Problems, Told, Fictional) == (o.Contractor, o.Supervisor, o.YearContent, o.Progress, o.Problems, o.Told, o.Fictional)
        && Units.SequenceEqual(o.Units) && Serves.SequenceEqual(o.Serves)
        && Extra.Count == o.Extra.Count && Extra.All(e => o.Extra.TryGetValue(e.Key, out var theirs) && theirs == e.Value);

    private bool SameFigures(ProjectRecord o) =>
        (TotalYuan, BeforeYearYuan, LandMu, EnergyTce, Jobs, OutputYuan, TaxYuan) == (o.TotalYuan, o.BeforeYearYuan, o.LandMu, o.EnergyTce, o.Jobs, o.OutputYuan, o.TaxYuan) && Funds.SequenceEqual(o.Funds);
}
